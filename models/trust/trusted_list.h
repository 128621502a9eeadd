// A Trusted STI-CA list (ATIS-1000084) with what a list that crosses borders must also say: where each anchor
// came from, for which numbers it may speak, and which STI-PA answers for its revocations. ATIS-1000091
// leaves the format open; the four claims of ATIS-1000084 stand as they are, and ours stand beside them as
// `anchors`, `authorities` and, where there are any, `distrusted`.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "models/base/names.h"
#include "models/numbering/telephone_number.h"
#include "models/pki/certificate.h"
#include "models/pki/crypto.h"
#include "models/pki/decode_cache.h"
#include "models/pki/json.h"
#include "models/trust/decision.h"

namespace ishaken::trust {

// A STI-PA as others know it: its root, which also signs its CRL, and where that CRL is.
struct Authority {
  pki::CertificatePtr root;
  std::string crl_url;
};

struct TrustedAnchor {
  pki::CertificatePtr certificate;
  CountryCode country;  // whose STI-GA approved it
  CountryCode via;      // whose list brought it; differs from country where a partner re-exports
  Mechanism mechanism = Mechanism::national;
  bool scoped = false;                // it may speak for `prefixes` alone
  std::vector<std::string> prefixes;  // E.164 prefixes of the country
  std::vector<std::string> policies;  // certificate policies accepted below it
  std::size_t authority = 0;          // index into the list's authorities
  bool downgraded = false;            // its calls verify, and are labelled
};

struct TrustedList {
  std::string version = "1.0";
  std::int64_t sequence = 0;
  std::int64_t exp = 0;  // NumericDate
  std::vector<TrustedAnchor> anchors;
  std::vector<Authority> authorities;
  // Providers (SPC) that are not believed under any anchor of their country, sorted.
  std::vector<Part> distrusted;
  pki::CertificatePtr signer;  // of the text that this was read from
  // Every prefix that an anchor's country claims, sorted; filled when the list is read.
  std::vector<std::pair<std::string, CountryCode>> claims;
};

using TrustedListPtr = std::shared_ptr<const TrustedList>;

// Whether an anchor of a list may vouch for a calling number. The longest prefix that anybody on the list
// claims decides, so that Russia (7) does not speak for Kazakhstan (76, 77), nor the United Kingdom for
// Jersey.
bool may_speak_for(const TrustedList& list, const TrustedAnchor& anchor, const TelephoneNumber& number);

// Whether a list names a provider among those that are not believed.
bool distrusts(const TrustedList& list, CountryCode country, const std::string& spc);

pki::Json to_claims(const TrustedList& list);
Result<TrustedList> trusted_list_from_claims(const pki::Json& claims, pki::CertificateCache& certificates);

// A country whose list an STI-PA merges into its own.
struct MergeSource {
  TrustedCountry from;
  TrustedListPtr list;
};

// The national list of `self`, then what each source says of its own country, then what partners re-export;
// an anchor that is there already is not taken twice. A registry entry speaks for its own country alone. A
// re-exported anchor remembers the partner, and is taken
//  - only where the partner has it from the country itself: passed on without end, an anchor that its country
//    dropped would be kept alive for ever by those who hand it to one another;
//  - never for `self` or a country that is a source: their own word counts;
//  - never for an excluded country.
// An STI-CA that the instruction names is taken in no way, and a country that it downgrades is downgraded
// whoever passes it on. Only the instruction of the own STI-GA counts: what a partner's list says of
// providers, and whom it downgrades, is that country's judgement, and its local policy (clause 4.4) binds
// nobody else.
TrustedList merge(const TrustedList& national, CountryCode self, const std::vector<MergeSource>& sources,
                  const Instruction& instruction);

}  // namespace ishaken::trust
