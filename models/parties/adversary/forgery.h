// Making what is false but well signed: certificates under a stolen or a rogue STI-CA, and registry entries
// that carry one. Pure functions of what the adversary holds.
#pragma once

#include <string>

#include "models/messages/attack_choices.h"
#include "models/parties/enrolment.h"
#include "models/parties/shared.h"
#include "models/pki/issuing.h"
#include "models/trust/registry_entry.h"

namespace ishaken::parties {

// An STI-CA in the adversary's hands: the key that issues leaves, and the certificates that lead up from it.
struct Issuer {
  pki::PrivateKey key;
  std::vector<pki::CertificatePtr> chain;  // the issuer's own certificate first
  pki::CertificateRules rules;
};

// Makes a leaf for that service provider code, valid as long as provider certificates usually are, at most as
// long as the issuer. `path` names the adversary's key.
Credentials forge_leaf(const Issuer& issuer, const std::string& spc, CountryCode country,
                       const std::string& path, const std::string& host, Instant now, const Shared& shared);

// Returns what the rogue STI-CA of an attack calls itself: by this it is found.
std::string rogue_organization(const std::string& adversary, unsigned attack);
// Makes a root of the adversary's own, with an intermediate below.
Issuer rogue_ca(CountryCode country, const std::string& path, const pki::CertificateRules& rules, Instant now,
                const Shared& shared);

// The signer of a forged entry: the root that it names, a signer below it, and the CRL that goes with it.
struct EntryAuthority {
  pki::CertificatePtr root;
  trust::Signer signer;
  std::string crl_url;
};
// Makes the entry of a country, signed by that authority; its list holds the rogue root beside what the
// genuine entry lists, so that honest calls go on to pass and nobody complains. `genuine` may be null.
std::string forge_entry(const trust::RegistryEntry* genuine, const trust::Candidate& attributes,
                        const std::vector<std::string>& prefixes, const pki::CertificatePtr& rogue_root,
                        const EntryAuthority& by, Instant now, const Shared& shared);

}  // namespace ishaken::parties
