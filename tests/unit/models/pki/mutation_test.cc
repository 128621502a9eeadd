// Whatever one octet is changed to, nothing crashes, and nothing that was changed is believed.
#include <gtest/gtest.h>

#include "models/pki/jws_object.h"
#include "models/pki/spc_token.h"
#include "models/pki/trusted_ca_list.h"
#include "tests/unit/models/pki/world.h"

namespace ishaken::pki {
namespace {

using testing::World;

struct Setting {
  const char* crypto;
  std::size_t stride;  // with real signatures, every so many octets
};

class Mutation : public ::testing::TestWithParam<Setting> {
 protected:
  World world_{std::string(GetParam().crypto) == "openssl" ? openssl_crypto() : modelled_crypto()};

  // Calls `believed` with each changed copy; counts how often it says yes.
  template <class Container, class Believed>
  void expect_none(const Container& original, Believed&& believed) {
    ASSERT_TRUE(believed(original));
    for (std::size_t i = 0; i < original.size(); i += GetParam().stride) {
      for (const unsigned flip : {0x01u, 0x20u, 0x80u, 0xffu}) {
        Container changed = original;
        using Octet = typename Container::value_type;
        changed[i] = static_cast<Octet>(static_cast<unsigned char>(changed[i]) ^ flip);
        ASSERT_FALSE(believed(changed)) << "octet " << i << " flipped by " << flip;
      }
    }
  }
};

INSTANTIATE_TEST_SUITE_P(Both, Mutation, ::testing::Values(Setting{"modelled", 1}, Setting{"openssl", 11}),
                         [](const auto& info) { return std::string(info.param.crypto); });

TEST_P(Mutation, Leaf) {
  expect_none(world_.leaf->der, [&](const Bytes& der) {
    const auto leaf = decode_certificate(der);
    if (!leaf) return false;
    world_.chain[0] = *leaf;
    return world_.validate().valid;
  });
}

TEST_P(Mutation, Intermediate) {
  expect_none(world_.intermediate->der, [&](const Bytes& der) {
    const auto intermediate = decode_certificate(der);
    if (!intermediate) return false;
    world_.chain[1] = *intermediate;
    return world_.validate().valid;
  });
}

TEST_P(Mutation, RevocationList) {
  world_.crl.entries = {
      {world_.root->subject, testing::serial(9), testing::now, RevocationReason::superseded},
      {world_.root->subject, testing::serial(8), testing::now}};
  expect_none(issue_crl(world_.crl, world_.pa_key, *world_.crypto), [&](const Bytes& der) {
    const auto crl = decode_crl(der);
    if (!crl) return false;
    world_.crls = {CrlSource(*crl, *world_.pa, *world_.crypto)};
    return world_.validate().valid;
  });
}

TEST_P(Mutation, Request) {
  const Bytes der = make_csr(world_.leaf->subject, TnAuthList::of("123A"), world_.leaf_key, *world_.crypto);
  expect_none(der, [&](const Bytes& changed) {
    const auto request = decode_csr(changed);
    return request && proves_possession(*request, *world_.crypto);
  });
}

TEST_P(Mutation, Token) {
  const SpcToken token{.x5u = "https://pa/cert",
                       .exp = numeric_date(testing::now) + 600,
                       .jti = "1",
                       .spc = "123A",
                       .fingerprint = account_fingerprint(world_.leaf_key.public_key())};
  expect_none(issue_spc_token(token, world_.pa_key, *world_.crypto), [&](const std::string& text) {
    return check_spc_token(text, world_.pa_key.public_key(), "123A", token.fingerprint, testing::now,
                           *world_.crypto)
        .has_value();
  });
}

TEST_P(Mutation, List) {
  TrustedCaList list{.sequence = 1, .exp = 2, .trust_list = {"-----BEGIN CERTIFICATE-----"}};
  expect_none(sign_jws({{"x5u", "https://pa/cert"}}, to_claims(list), world_.pa_key, *world_.crypto),
              [&](const std::string& text) {
                const auto opened = verify_jws(text, world_.pa_key.public_key(), *world_.crypto);
                return opened && list_from_claims(opened->payload);
              });
}

}  // namespace
}  // namespace ishaken::pki
