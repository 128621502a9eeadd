// The messages that an STI-GA sends and receives (ATIS-1000080 clause 5, ATIS-1000091 clauses 4.2 and 4.4).
#pragma once

#include <string>
#include <vector>

#include "models/base/names.h"
#include "models/messages/kind.h"
#include "models/trust/instruction.h"

namespace ishaken::messages {

// A request by an STI-CA or a provider to its STI-GA to be approved.
struct ApprovalRequest {
  enum class Role : std::uint8_t { certification_authority, service_provider } role = Role::service_provider;
  std::string name;          // party path
  std::string spc;           // providers only
  std::string certificate;   // STI-CAs: root, PEM
  std::string intermediate;  // STI-CAs: PEM, so that the STI-PA can revoke it
  bool operator==(const ApprovalRequest&) const = default;

  // Differs by role. An ApprovalResult does not know its receiver's role, so it has an interface of its own.
  static constexpr std::string_view interface_of_ca = "ca-ga";
  constexpr std::string_view interface() const {
    return role == Role::certification_authority ? interface_of_ca : kind.interface;
  }
  static constexpr Kind kind{"ApprovalRequest", "provider-ga", 30,
                             Route::governance("/governance/approval-requests")};
  static constexpr auto members() {
    return std::tuple{member("role", &ApprovalRequest::role), member("name", &ApprovalRequest::name),
                      member("spc", &ApprovalRequest::spc),
                      member("certificate", &ApprovalRequest::certificate),
                      member("intermediate", &ApprovalRequest::intermediate)};
  }
};
struct ApprovalResult {
  bool approved = true;
  std::string reason;
  bool operator==(const ApprovalResult&) const = default;

  static constexpr Kind kind{"ApprovalResult", "approval", 31,
                             Route::governance("/governance/approval-results")};
  static constexpr auto members() {
    return std::tuple{member("approved", &ApprovalResult::approved),
                      member("reason", &ApprovalResult::reason)};
  }
};

// An STI-GA's approval of an STI-CA, sent to its STI-PA.
struct ApproveCa {
  CountryCode country;
  std::string name;
  std::string certificate;   // root, PEM
  std::string intermediate;  // PEM
  bool approved = true;      // false: approval withdrawn
  bool operator==(const ApproveCa&) const = default;

  static constexpr Kind kind{"ApproveCa", "ga-pa", 32, Route::governance("/governance/approved-cas")};
  static constexpr auto members() {
    return std::tuple{member("country", &ApproveCa::country), member("name", &ApproveCa::name),
                      member("certificate", &ApproveCa::certificate),
                      member("intermediate", &ApproveCa::intermediate),
                      member("approved", &ApproveCa::approved)};
  }
};
// An STI-GA's approval of a provider, sent to its STI-PA.
struct ApproveProvider {
  CountryCode country;
  std::string name;
  std::string spc;
  bool approved = true;  // false: approval withdrawn
  bool operator==(const ApproveProvider&) const = default;

  static constexpr Kind kind{"ApproveProvider", "ga-pa", 33,
                             Route::governance("/governance/approved-providers")};
  static constexpr auto members() {
    return std::tuple{member("country", &ApproveProvider::country), member("name", &ApproveProvider::name),
                      member("spc", &ApproveProvider::spc), member("approved", &ApproveProvider::approved)};
  }
};
// The root of a partner's STI-PA as agreed with the partner. The STI-PA accepts the partner's lists only if
// they are signed under it.
struct PartnerPin {
  CountryCode partner;
  std::string pa_certificate;  // PEM
  bool operator==(const PartnerPin&) const = default;

  static constexpr auto members() {
    return std::tuple{member("partner", &PartnerPin::partner),
                      member("pa_certificate", &PartnerPin::pa_certificate)};
  }
};
// An STI-GA's order to its STI-PA: which countries to trust.
struct InstructTrust {
  CountryCode country;
  trust::Instruction instruction;  // the countries to trust, how, and for which numbers
  std::vector<PartnerPin> pins;    // of every partner in the instruction
  bool operator==(const InstructTrust&) const = default;

  static constexpr Kind kind{"InstructTrust", "ga-pa", 34, Route::governance("/governance/trust")};
  static constexpr auto members() {
    return std::tuple{member("country", &InstructTrust::country),
                      member("instruction", &InstructTrust::instruction),
                      member("pins", &InstructTrust::pins)};
  }
};
// An STI-GA's order to its STI-PA to revoke the certificates of `holder`.
struct InstructRevocation {
  CountryCode country;
  std::string holder;        // party path of an STI-CA, a provider, or the STI-PA itself
  bool compromised = false;  // the key was stolen: the holder may have a new one
  bool operator==(const InstructRevocation&) const = default;

  static constexpr Kind kind{"InstructRevocation", "ga-pa", 35, Route::governance("/governance/revocations")};
  static constexpr auto members() {
    return std::tuple{member("country", &InstructRevocation::country),
                      member("holder", &InstructRevocation::holder),
                      member("compromised", &InstructRevocation::compromised)};
  }
};
// An STI-GA's order to its STI-PA to register with the International SHAKEN registry, or to withdraw from it.
struct InstructRegistration {
  CountryCode country;
  bool registered = true;
  bool operator==(const InstructRegistration&) const = default;

  static constexpr Kind kind{"InstructRegistration", "ga-pa", 36,
                             Route::governance("/governance/registration")};
  static constexpr auto members() {
    return std::tuple{member("country", &InstructRegistration::country),
                      member("registered", &InstructRegistration::registered)};
  }
};

// The countries that are in the registry now, sent by an STI-PA to its STI-GA, which decides about each.
struct RegistryNews {
  CountryCode country;
  std::vector<trust::Candidate> candidates;  // by country
  bool operator==(const RegistryNews&) const = default;

  static constexpr Kind kind{"RegistryNews", "ga-pa", 37, Route::governance("/governance/registry-news")};
  static constexpr auto members() {
    return std::tuple{member("country", &RegistryNews::country),
                      member("candidates", &RegistryNews::candidates)};
  }
};

}  // namespace ishaken::messages

template <>
struct ishaken::EnumNames<ishaken::messages::ApprovalRequest::Role> {
  using enum messages::ApprovalRequest::Role;
  static constexpr std::array values{
      EnumValue{certification_authority, "certification-authority", "an STI-CA"},
      EnumValue{service_provider, "service-provider", "a provider"}};
};
