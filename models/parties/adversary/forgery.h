// The forgery of certificates under a stolen or rogue STI-CA, and of registry entries that list one; both
// carry valid signatures. Pure functions of the keys that the adversary holds.
#pragma once

#include <string>

#include "models/messages/attack_choices.h"
#include "models/parties/enrolment.h"
#include "models/parties/shared.h"
#include "models/pki/issuing.h"
#include "models/trust/registry_entry.h"

namespace ishaken::parties {

// A stolen or rogue STI-CA: the key that issues leaves, and the certificates from its own up to the root.
struct Issuer {
  pki::PrivateKey key;
  std::vector<pki::CertificatePtr> chain;  // the issuer's own certificate first
  pki::CertificateRules rules;
};

// Makes a leaf for that service provider code, with the usual lifetime of provider certificates, but no
// longer than the issuer's. `path` names the adversary's key.
Credentials forge_leaf(const Issuer& issuer, const std::string& spc, CountryCode country,
                       const std::string& path, const std::string& host, Instant now, const Shared& shared);

// Returns the organization name of an attack's rogue STI-CA, by which it can be found.
std::string rogue_organization(const std::string& adversary, unsigned attack);
// Makes a root of the adversary's own, with an intermediate under it.
Issuer rogue_ca(CountryCode country, const std::string& path, const pki::CertificateRules& rules, Instant now,
                const Shared& shared);

// The signer of a forged entry: the root that the entry names, a signer under it, and its CRL.
struct EntryAuthority {
  pki::CertificatePtr root;
  trust::Signer signer;
  std::string crl_url;
};
// Makes an entry of a country, signed by that authority. Its list adds the rogue root to those of the genuine
// entry, so that honest calls still pass and nobody complains. `genuine` may be null.
std::string forge_entry(const trust::RegistryEntry* genuine, const trust::Candidate& attributes,
                        const std::vector<std::string>& prefixes, const pki::CertificatePtr& rogue_root,
                        const EntryAuthority& by, Instant now, const Shared& shared);

}  // namespace ishaken::parties
