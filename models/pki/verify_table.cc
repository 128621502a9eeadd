#include "models/pki/verify_table.h"

#include <openssl/err.h>

namespace ishaken::pki {
namespace {

// Returns whether the affine x of a point, modulo n, is r. It compares X = r Z^2, which saves an inversion. x
// mod n = r also holds if x = r + n, if that is below p.
bool has_x(const EC_POINT* point, const BIGNUM* r, BN_CTX* context) {
  const EC_GROUP* const group = p256_group();
  const BIGNUM* const p = EC_GROUP_get0_field(group);
  BIGNUM* const x = BN_CTX_get(context);
  BIGNUM* const z = BN_CTX_get(context);
  BIGNUM* const candidate = BN_CTX_get(context);
  BIGNUM* const product = BN_CTX_get(context);
  if (EC_POINT_is_at_infinity(group, point) == 1) return false;
  if (EC_POINT_get_Jprojective_coordinates_GFp(group, point, x, nullptr, z, context) != 1) return false;
  BN_mod_sqr(z, z, p, context);
  BN_mod_mul(product, r, z, p, context);
  if (BN_cmp(product, x) == 0) return true;
  BN_add(candidate, r, EC_GROUP_get0_order(group));
  if (BN_cmp(candidate, p) >= 0) return false;
  BN_mod_mul(product, candidate, z, p, context);
  return BN_cmp(product, x) == 0;
}

}  // namespace

PreparedPoint::~PreparedPoint() { delete table.load(); }

std::unique_ptr<const VerifyTable> VerifyTable::make(const EC_POINT* key) {
  std::unique_ptr<const VerifyTable> table(new VerifyTable(EC_GROUP_dup(p256_group())));
  EC_GROUP* const group = table->group_.get();
  const BIGNUM* const order = EC_GROUP_get0_order(p256_group());
  if (group == nullptr || EC_GROUP_set_generator(group, key, order, BN_value_one()) != 1 ||
      EC_GROUP_precompute_mult(group, nullptr) != 1) {
    ERR_clear_error();
    return nullptr;
  }
  return table;
}

bool VerifyTable::verify(const Sha256& digest, const Signature& signature) const {
  const EC_GROUP* const plain = p256_group();
  const BIGNUM* const order = EC_GROUP_get0_order(plain);
  const BnContext context(BN_CTX_new());
  BN_CTX_start(context.get());
  BIGNUM* const r = BN_CTX_get(context.get());
  BIGNUM* const s = BN_CTX_get(context.get());
  BIGNUM* const h = BN_CTX_get(context.get());
  BIGNUM* const u = BN_CTX_get(context.get());
  BN_bin2bn(signature.data(), 32, r);
  BN_bin2bn(signature.data() + 32, 32, s);
  bool accepted = false;
  if (!BN_is_zero(r) && !BN_is_zero(s) && BN_cmp(r, order) < 0 && BN_cmp(s, order) < 0) {
    const PointHandle ours(EC_POINT_new(plain)), theirs(EC_POINT_new(group_.get()));
    BN_bin2bn(digest.data(), static_cast<int>(digest.size()), h);
    BN_mod_inverse(s, s, order, context.get());
    BN_mod_mul(u, h, s, order, context.get());
    bool computed = EC_POINT_mul(plain, ours.get(), u, nullptr, nullptr, context.get()) == 1;
    BN_mod_mul(u, r, s, order, context.get());
    computed = computed &&
               EC_POINT_mul(group_.get(), theirs.get(), u, nullptr, nullptr, context.get()) == 1 &&
               EC_POINT_add(plain, ours.get(), ours.get(), theirs.get(), context.get()) == 1;
    accepted = computed && has_x(ours.get(), r, context.get());
  }
  BN_CTX_end(context.get());
  return accepted;
}

}  // namespace ishaken::pki
