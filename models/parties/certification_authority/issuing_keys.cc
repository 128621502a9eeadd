#include "models/parties/certification_authority/issuing_keys.h"

#include <fmt/format.h>

#include "models/parties/serials.h"
#include "models/pki/profile_check.h"

namespace ishaken::parties {
namespace {

constexpr auto years(int count) { return std::chrono::hours(24 * 365 * count); }
// The margin within which a verifier's slow clock still finds a new certificate valid.
constexpr Duration backdating = std::chrono::minutes(5);

}  // namespace

IssuingKeys::IssuingKeys(Owner owner, Instant born, const Shared& shared)
    : owner_(std::move(owner)),
      shared_(shared),
      root_(make_root(
          owner_.path + "/root",
          [&](const pki::PublicKey& key, Bytes serial) {
            return pki::root_template(pki::root_name(owner_.country.text(), owner_.organization), key,
                                      std::move(serial), {born, born + years(20)});
          },
          shared)),
      intermediate_(make_intermediate(born, born)) {}

void IssuingKeys::renew(Instant now) { intermediate_ = make_intermediate(now - backdating, now); }

CertifiedKey IssuingKeys::make_intermediate(Instant not_before, Instant now) {
  ++generation_;
  auto name = pki::intermediate_name(owner_.country.text(), owner_.organization);
  name.common_name += fmt::format(" {}", generation_);
  return make_below(
      root_.key, fmt::format("{}/intermediate/{}", owner_.path, generation_),
      [&](const pki::PublicKey& key, Bytes serial) {
        return pki::intermediate_template(*root_.certificate, name, key, std::move(serial),
                                          {not_before, now + years(10)}, owner_.rules);
      },
      shared_);
}

pki::CertificatePtr IssuingKeys::issue(const pki::CertificateRequest& csr, const std::string& serial,
                                       Duration lifetime, Instant now) const {
  const auto wanted = pki::leaf_template(*intermediate_.certificate, csr, serial_of(shared_.seed, serial),
                                         {now - backdating, now + lifetime}, owner_.rules);
  const auto leaf =
      pki::decode_certificate(pki::issue_certificate(wanted, intermediate_.key, shared_.crypto));
  if (!leaf || !pki::check_profile(**leaf, pki::CertificateRole::leaf, 0).empty()) return nullptr;
  return *leaf;
}

}  // namespace ishaken::parties
