#include "models/parties/rooted_keys.h"

#include <fmt/format.h>

#include "models/pki/issuing.h"
#include "models/trust/pa_signature.h"

namespace ishaken::parties {
namespace {

constexpr auto years(int count) { return std::chrono::hours(24 * 365 * count); }

}  // namespace

RootedKeys::RootedKeys(const Shared& shared, Owner owner, Instant born)
    : shared_(shared),
      owner_(std::move(owner)),
      root_(make_root(
          owner_.path + "/root",
          [&](const pki::PublicKey& key, Bytes serial) {
            return pki::pa_root_template(named(" Root Certificate"), key, std::move(serial),
                                         {born, born + years(20)});
          },
          shared)),
      signer_{root_.key, nullptr, {}} {
  issue_signer(born);
}

pki::DistinguishedName RootedKeys::named(const std::string& what) const {
  pki::DistinguishedName name = owner_.name;
  name.common_name = owner_.title + what;
  return name;
}

void RootedKeys::rotate(Instant now) { issue_signer(now); }

void RootedKeys::issue_signer(Instant now) {
  ++generation_;
  CertifiedKey made = make_below(
      root_.key, fmt::format("{}/signer/{}", owner_.path, generation_),
      [&](const pki::PublicKey& key, Bytes serial) {
        return pki::pa_signer_template(*root_.certificate,
                                       named(fmt::format(" Signing Certificate {}", generation_)), key,
                                       std::move(serial), {now - std::chrono::hours(1), now + years(10)});
      },
      shared_);
  signer_ = {std::move(made.key), std::move(made.certificate),
             fmt::format("https://{}/download/v1/certificate/{}.crt", owner_.host, generation_)};
}

std::string RootedKeys::sign(std::string_view typ, const pki::Json& claims) const {
  return trust::sign_text(signer_, typ, claims, shared_.crypto);
}

}  // namespace ishaken::parties
