#include "models/parties/rooted_keys.h"

#include <fmt/format.h>

#include "models/parties/serials.h"
#include "models/pki/issuing.h"
#include "models/trust/pa_signature.h"

namespace ishaken::parties {
namespace {

constexpr auto years(int count) { return std::chrono::hours(24 * 365 * count); }

}  // namespace

RootedKeys::RootedKeys(const Shared& shared, Owner owner, Instant born)
    : shared_(shared),
      owner_(std::move(owner)),
      root_key_(pki::PrivateKey::derive(shared.seed, owner_.path + "/root")),
      signer_{root_key_, nullptr, {}} {
  pki::DistinguishedName name = owner_.name;
  name.common_name = owner_.title + " Root Certificate";
  const auto wanted = pki::pa_root_template(
      name, root_key_.public_key(), serial_of(shared.seed, owner_.path + "/root"), {born, born + years(20)});
  root_ = *pki::decode_certificate(pki::issue_certificate(wanted, root_key_, shared.crypto));
  issue_signer(born);
}

void RootedKeys::rotate(Instant now) { issue_signer(now); }

void RootedKeys::issue_signer(Instant now) {
  const std::string path = fmt::format("{}/signer/{}", owner_.path, ++generation_);
  signer_.key = pki::PrivateKey::derive(shared_.seed, path);
  pki::DistinguishedName name = owner_.name;
  name.common_name = fmt::format("{} Signing Certificate {}", owner_.title, generation_);
  const auto wanted =
      pki::pa_signer_template(*root_, name, signer_.key.public_key(), serial_of(shared_.seed, path),
                              {now - std::chrono::hours(1), now + years(10)});
  signer_.certificate = *pki::decode_certificate(pki::issue_certificate(wanted, root_key_, shared_.crypto));
  signer_.x5u = fmt::format("https://{}/download/v1/certificate/{}.crt", owner_.host, generation_);
}

std::string RootedKeys::sign(std::string_view typ, const pki::Json& claims) const {
  return trust::sign_text(signer_, typ, claims, shared_.crypto);
}

}  // namespace ishaken::parties
