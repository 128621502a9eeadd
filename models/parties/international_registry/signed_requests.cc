#include "models/parties/international_registry/signed_requests.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "models/trust/pa_signature.h"
#include "models/trust/signed_claims.h"

namespace ishaken::parties {

messages::RegistryResult SignedRequests::check(const trust::RegistryEntry& entry) {
  if (!signers_[entry.pa_root->fingerprint].accept(*entry.signer))
    return {403, "signed with a key that was replaced"};
  if (!is_news(entry.attributes.country, *entry.pa_root, entry.sequence))
    return {412, "an entry as new was seen already"};
  return {200, ""};
}

messages::RegistryResult SignedRequests::check(const std::string& request, std::string_view typ,
                                               CountryCode country, const pki::Certificate& root) {
  const auto opened = trust::open_signed(request, root.public_key, crypto_);
  if (!opened) return {403, "not signed under the STI-PA root of the entry"};
  const pki::Json& claims = opened->claims;
  const auto about = claims.find("country"), sequence = claims.find("sequence");
  if (opened->typ != typ || about == claims.end() || *about != country.text())
    return {403, fmt::format("no {} of this country", typ)};
  if (!signers_[root.fingerprint].accept(*opened->signer))
    return {403, "signed with a key that was replaced"};
  if (sequence == claims.end() || !sequence->is_number_integer() ||
      !is_news(country, root, sequence->get<std::int64_t>()))
    return {412, "a request as new was seen already"};
  return {200, ""};
}

bool SignedRequests::is_news(CountryCode country, const pki::Certificate& root, std::int64_t sequence) {
  const auto [newest, first] = newest_.try_emplace({country, root.fingerprint}, sequence);
  if (!first && sequence <= newest->second) return false;
  newest->second = sequence;
  return true;
}

}  // namespace ishaken::parties
