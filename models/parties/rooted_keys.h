// The long-lived keys of an STI-PA or of the registry: a root, which others pin and which signs the CRL, and
// under it the key that signs lists, tokens and entries and can be replaced without a new pin.
#pragma once

#include <string>

#include "models/parties/certified_key.h"
#include "models/parties/shared.h"
#include "models/pki/name.h"
#include "models/trust/pa_signature.h"

namespace ishaken::parties {

class RootedKeys {
 public:
  struct Owner {
    std::string path;             // of the party; keys are derived from it
    pki::DistinguishedName name;  // without common name
    std::string title;            // the beginning of the common names: "STI-PA FR"
    std::string host;
  };
  RootedKeys(const Shared& shared, Owner owner, Instant born);

  // Makes a new signing key under the same root.
  void rotate(Instant now);

  const pki::CertificatePtr& root() const { return root_.certificate; }
  const pki::PrivateKey& root_key() const { return root_.key; }
  const trust::Signer& signer() const { return signer_; }
  std::string crl_url() const { return "https://" + owner_.host + "/download/v1/crl"; }
  // Returns a compact JWS over the claims, with the signing certificate in its header.
  std::string sign(std::string_view typ, const pki::Json& claims) const;

 private:
  void issue_signer(Instant now);
  // Returns the owner's name with its title and `what` as common name: "STI-PA FR Root Certificate".
  pki::DistinguishedName named(const std::string& what) const;

  const Shared& shared_;
  Owner owner_;
  CertifiedKey root_;
  trust::Signer signer_;
  unsigned generation_ = 0;
};

}  // namespace ishaken::parties
