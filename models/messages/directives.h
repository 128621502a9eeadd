// The timeline's directives to parties: decisions of the outside world, delivered like messages but never
// over the network.
#pragma once

#include <memory>
#include <string>

#include "models/base/names.h"
#include "models/base/time.h"
#include "models/trust/policy.h"

namespace ishaken::reputation {
struct Review;
}

namespace ishaken::messages {

// The beginning of the simulation, told to every party.
struct Start {
  bool operator==(const Start&) const = default;
};
// Orders to an STI-GA.
struct ProposeAgreement {
  CountryCode partner;
  bool mutual = true;
  Duration vetting{0};
  bool operator==(const ProposeAgreement&) const = default;
};
struct EndAgreementWith {
  CountryCode partner;
  bool operator==(const EndAgreementWith&) const = default;
};
struct DecideExclusion {
  CountryCode country;
  bool excluded = true;
  bool operator==(const DecideExclusion&) const = default;
};
struct DecideRegistration {
  bool registered = true;
  bool operator==(const DecideRegistration&) const = default;
};
struct DecideRevocation {
  std::string holder;
  bool operator==(const DecideRevocation&) const = default;
};
struct WithdrawApproval {
  std::string ca;
  bool operator==(const WithdrawApproval&) const = default;
};
// Orders to any party of a country.
struct AdoptPolicy {
  explicit AdoptPolicy(const trust::Policy& adopted = {}, CountryCode of = {},
                       std::shared_ptr<const reputation::Review> by = nullptr)
      : policy(std::make_shared<const trust::Policy>(adopted)), country(of), review(std::move(by)) {}
  std::shared_ptr<const trust::Policy> policy;       // large, and messages are moved about
  CountryCode country;                               // the policy's: a shared STI-PA serves several
  std::shared_ptr<const reputation::Review> review;  // the STI-GA's rules for judging others; null: none
};
struct ReplaceKey {
  bool operator==(const ReplaceKey&) const = default;
};

}  // namespace ishaken::messages
