// What an STI-GA says and is told (ATIS-1000080 clause 5, ATIS-1000091 clauses 4.2 and 4.4).
#pragma once

#include <string>
#include <vector>

#include "models/base/bytes.h"
#include "models/base/names.h"
#include "models/base/time.h"
#include "models/trust/decision.h"
#include "models/trust/policy.h"

namespace ishaken::messages {

// STI-CA or provider -> STI-GA: approve me.
struct ApprovalRequest {
  enum class Role : std::uint8_t { certification_authority, service_provider } role = Role::service_provider;
  std::string name;          // party path
  std::string spc;           // providers
  std::string certificate;   // STI-CAs: root, PEM
  std::string intermediate;  // STI-CAs: PEM, so that the STI-PA can revoke it
  bool operator==(const ApprovalRequest&) const = default;
};
struct ApprovalResult {
  bool approved = true;
  std::string reason;
  bool operator==(const ApprovalResult&) const = default;
};

// STI-GA -> its STI-PA.
struct ApproveCa {
  CountryCode country;
  std::string name;
  std::string certificate;   // root, PEM
  std::string intermediate;  // PEM
  bool approved = true;      // false: approval withdrawn
  bool operator==(const ApproveCa&) const = default;
};
struct ApproveProvider {
  CountryCode country;
  std::string name;
  std::string spc;
  bool approved = true;
  bool operator==(const ApproveProvider&) const = default;
};
// The root of a partner's STI-PA, as agreed upon: the reader believes lists under it and no other.
struct PartnerPin {
  CountryCode partner;
  std::string pa_certificate;  // PEM
  bool operator==(const PartnerPin&) const = default;
};
struct InstructTrust {
  CountryCode country;
  trust::Instruction instruction;  // whom to trust, how, for which numbers
  std::vector<PartnerPin> pins;    // of every partner in the instruction
  bool operator==(const InstructTrust&) const = default;
};
struct InstructRevocation {
  CountryCode country;
  std::string holder;        // party path of an STI-CA, a provider, or the STI-PA itself
  bool compromised = false;  // the key is in other hands: the holder may have a new one
  bool operator==(const InstructRevocation&) const = default;
};
// Register with, or withdraw from, the International SHAKEN registry.
struct InstructRegistration {
  CountryCode country;
  bool registered = true;
  bool operator==(const InstructRegistration&) const = default;
};

// STI-PA -> its STI-GA: who stands in the registry now, so that the STI-GA can decide about each.
struct RegistryNews {
  CountryCode country;
  std::vector<trust::Candidate> candidates;  // by country
  bool operator==(const RegistryNews&) const = default;
};

// STI-GA <-> STI-GA (ATIS-1000087): propose, vet, answer; either may end it.
struct AgreementProposal {
  CountryCode proposer;
  bool mutual = true;
  Duration vetting{0};
  std::string pa_certificate;  // root of the proposer's STI-PA, PEM, pinned by the other side
  bool operator==(const AgreementProposal&) const = default;
};
struct AgreementAnswer {
  CountryCode answerer;
  bool accepted = true;
  std::string pa_certificate;
  bool operator==(const AgreementAnswer&) const = default;
};
struct AgreementEnd {
  CountryCode from;
  bool operator==(const AgreementEnd&) const = default;
};

}  // namespace ishaken::messages

template <>
struct ishaken::EnumNames<ishaken::messages::ApprovalRequest::Role> {
  using enum messages::ApprovalRequest::Role;
  static constexpr std::array values{
      EnumValue{certification_authority, "certification-authority", "an STI-CA"},
      EnumValue{service_provider, "service-provider", "a provider"}};
};
