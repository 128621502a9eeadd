// Making what is false but well signed: certificates under a stolen or a rogue STI-CA, registry entries that
// carry one, and what no parser should choke on. Pure functions of what the adversary holds.
#pragma once

#include <string>
#include <string_view>

#include "models/messages/attack_choices.h"
#include "models/parties/enrolment.h"
#include "models/parties/shared.h"
#include "models/pki/issuing.h"
#include "models/trust/registry_entry.h"

namespace ishaken::parties {

// A certificate authority in the adversary's hands: what issues leaves, and what leads up from it.
struct Issuer {
  pki::PrivateKey key;
  std::vector<pki::CertificatePtr> chain;  // the issuer's own certificate first
  pki::CertificateRules rules;
};

// A leaf for that service provider code, valid as long as provider certificates usually are, at most as long
// as the issuer. `path` names the adversary's key.
Credentials forge_leaf(const Issuer& issuer, const std::string& spc, CountryCode country,
                       const std::string& path, const std::string& host, Instant now, const Shared& shared);

// What the rogue STI-CA of an attack calls itself: by this it is found.
std::string rogue_organization(const std::string& adversary, unsigned attack);
// A root of the adversary's own, with an intermediate below.
Issuer rogue_ca(CountryCode country, const std::string& path, const pki::CertificateRules& rules, Instant now,
                const Shared& shared);

// Who signs a forged entry: the root that it names, a signer below it, and the CRL that goes with it.
struct EntryAuthority {
  pki::CertificatePtr root;
  trust::Signer signer;
  std::string crl_url;
};
// The entry of a country, signed by that authority, whose list holds the rogue root beside what the genuine
// entry lists, so that honest calls go on to pass and nobody complains. `genuine` may be null.
std::string forge_entry(const trust::RegistryEntry* genuine, const trust::Candidate& attributes,
                        const std::vector<std::string>& prefixes, const pki::CertificatePtr& rogue_root,
                        const EntryAuthority& by, Instant now, const Shared& shared);

// Bytes that a parser must survive; `sample` is a genuine document of the kind.
std::string poisoned(messages::Poison poison, std::string_view sample);
// Identity headers of the same sort; `which` picks one.
std::string hostile_identity(std::uint64_t which, std::string_view genuine);

}  // namespace ishaken::parties
