// A Trusted STI-CA list (ATIS-1000084) with the information that a list needs across borders: the origin of
// each anchor, the numbers for which it is trusted, and the STI-PA responsible for its revocations.
// ATIS-1000091 leaves the format open. The four claims of ATIS-1000084 are unchanged; `anchors`,
// `authorities` and, if not empty, `distrusted` are additional claims.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "models/base/names.h"
#include "models/numbering/telephone_number.h"
#include "models/passport/passport.h"
#include "models/pki/certificate.h"
#include "models/pki/crypto.h"
#include "models/pki/decode_cache.h"
#include "models/pki/json.h"
#include "models/trust/decision.h"

namespace ishaken::trust {

// An STI-PA as others know it: its root, which also signs its CRL, and the URL of that CRL.
struct Authority {
  pki::CertificatePtr root;
  std::string crl_url;
};

struct TrustedAnchor {
  pki::CertificatePtr certificate;
  CountryCode country;  // its STI-GA approved the anchor
  CountryCode via;      // the list it came from; differs from `country` if a partner re-exports it
  Mechanism mechanism = Mechanism::national;
  bool scoped = false;                // trusted for `prefixes` only
  bool gateway_scoped = false;        // trusted for `prefixes` only if attestation is C
  std::vector<std::string> prefixes;  // E.164 prefixes of the country
  std::vector<std::string> policies;  // certificate policies accepted below it
  std::size_t authority = 0;          // index into the list's authorities
  bool downgraded = false;            // its calls verify, but are labelled
};

struct TrustedList {
  std::string version = "1.0";
  std::int64_t sequence = 0;
  std::int64_t exp = 0;  // NumericDate
  std::vector<TrustedAnchor> anchors;
  std::vector<Authority> authorities;
  // Providers (SPC) that are not trusted under any anchor of their country, sorted.
  std::vector<Part> distrusted;
  pki::CertificatePtr signer;  // of the text of this list
  // Every prefix that an anchor's country claims, sorted; set when the list is read.
  std::vector<std::pair<std::string, CountryCode>> claims;
};

using TrustedListPtr = std::shared_ptr<const TrustedList>;

// Returns whether an anchor of a list may sign for a calling number with that attestation. The longest prefix
// that a country on the list claims decides, so that Russia (7) may not sign for Kazakhstan (76, 77), nor the
// United Kingdom for Jersey.
bool may_speak_for(const TrustedList& list, const TrustedAnchor& anchor, const TelephoneNumber& number,
                   passport::Attestation attestation);

// Returns whether a provider is among those that the list distrusts.
bool distrusts(const TrustedList& list, CountryCode country, const std::string& spc);

pki::Json to_claims(const TrustedList& list);
Result<TrustedList> trusted_list_from_claims(const pki::Json& claims, pki::CertificateCache& certificates);

// A country whose list an STI-PA merges into its own.
struct MergeSource {
  TrustedCountry from;
  TrustedListPtr list;
};

// Returns the national list of `self`, then the anchors of each source's own country, then those that
// partners re-export; an anchor of a country is not taken twice, but two countries may have approved one
// STI-CA. A registry entry contributes its own country only. A re-exported anchor keeps the partner as `via`,
// and is taken
//  - only if the partner has it from the country itself: otherwise two partners could keep an anchor that
//    its country dropped alive for ever, by passing it to each other;
//  - never for `self` or a country that is a source, since their own lists take precedence;
//  - never for an excluded country.
// What an excluded country lists itself (`excluded`: its own list, if it is at hand) is not taken from
// anybody else: neither its STI-CAs nor anchors for its certificate policies, or for any policy, which
// another country could list to keep them alive. (That two countries have one STI-PA says nothing: figure
// 4-4.) An STI-CA that the instruction distrusts is never taken, and a country that it downgrades is
// downgraded by any path. Only the instruction of the own STI-GA counts: the distrusted providers and
// downgrades in a partner's list are that country's local policy (clause 4.4), and bind nobody else.
TrustedList merge(const TrustedList& national, CountryCode self, const std::vector<MergeSource>& sources,
                  const Instruction& instruction, const std::vector<TrustedListPtr>& excluded = {});

}  // namespace ishaken::trust
