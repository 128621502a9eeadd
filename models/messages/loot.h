// Stolen keys and accounts, as the adversary gets them: copies. Whatever it does with them goes by messages.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "models/base/names.h"
#include "models/pki/issuing.h"
#include "models/pki/keys.h"
#include "models/trust/pa_signature.h"

namespace ishaken::messages {

// A provider's key with its certificate chain (PEM), and the address under which that chain is served.
struct StolenProviderKey {
  pki::PrivateKey key;
  std::string chain;
  std::string x5u;
};
// The key of an STI-CA's root or intermediate. `chain` leads from that key's certificate up, PEM.
struct StolenCaKey {
  pki::PrivateKey key;
  std::string chain;
  bool root = false;
  pki::CertificateRules rules;
  std::string spc;  // of the provider that forged certificates will name
};
// The key with which an STI-PA signs lists, tokens and registry entries.
struct StolenPaKey {
  trust::Signer signer;
  pki::CertificatePtr root;
  std::string crl_url;
};
// The key with which the registry signs its contents.
struct StolenRegistryKey {
  trust::Signer signer;
  std::vector<Sha256> leaves;  // of its transparency log, if it keeps one
};
// Accounts of people who operate the registry.
struct RegistryAccounts {
  std::vector<pki::PrivateKey> operators;
};
// An error in the STI-PA's records: the adversary is a holder of this service provider code.
struct MistakenApproval {
  CountryCode country;  // of the STI-PA
  std::string spc;
};

using AnyLoot = std::variant<StolenProviderKey, StolenCaKey, StolenPaKey, StolenRegistryKey, RegistryAccounts,
                             MistakenApproval>;
// A class of its own, so that a directive can name it without its keys.
struct Loot : AnyLoot {
  using AnyLoot::AnyLoot;
};

}  // namespace ishaken::messages
