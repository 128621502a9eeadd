// The differences between a provider's verification and its country's policy, since relying parties differ in
// the field. A profile overrides values of the policy that concern the STI-VS, and leaves the rest.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "models/trust/policy.h"

namespace ishaken::trust {

struct Profile {
  std::string like;
  std::optional<Duration> freshness, certificate_cache, fetch_timeout;
  std::optional<Revocation> revocation;
  std::optional<bool> enforce_sequence, enforce_expiry, check_x5u, recheck, foreign_crls, replay_cache;
  bool operator==(const Profile&) const = default;

  // Describes an override of the policy's field of that name, with the same help and range.
  template <class T>
  static constexpr void of_policy(auto&& field, std::string_view name, std::optional<T> Profile::* member) {
    for_each_field<Policy>([&](const auto& each) {
      if (each.name == name) field(name, member, each.help, each.options);
    });
  }

  static constexpr std::string_view help = "how a provider verifies, if it differs from its policy";
  static constexpr void fields(auto&& field) {
    field("like", &Profile::like, "the profile that this one starts from", {.refers_to = "profile"});
    of_policy(field, "freshness", &Profile::freshness);
    of_policy(field, "certificate_cache", &Profile::certificate_cache);
    of_policy(field, "fetch_timeout", &Profile::fetch_timeout);
    of_policy(field, "revocation", &Profile::revocation);
    of_policy(field, "enforce_sequence", &Profile::enforce_sequence);
    of_policy(field, "enforce_expiry", &Profile::enforce_expiry);
    of_policy(field, "check_x5u", &Profile::check_x5u);
    of_policy(field, "recheck", &Profile::recheck);
    of_policy(field, "foreign_crls", &Profile::foreign_crls);
    of_policy(field, "replay_cache", &Profile::replay_cache);
  }
};

// Returns the policy as overridden by the profile.
Policy with_profile(const Policy& policy, const Profile& profile);
// Returns `own`, with the values that it does not set taken from `base`; drops `like`.
Profile with_base(const Profile& own, const Profile& base);

// A profile that is always available.
struct BuiltInProfile {
  std::string_view name, help;
  Profile profile;
};
std::span<const BuiltInProfile> built_in_profiles();
const Profile* built_in_profile(std::string_view name);

}  // namespace ishaken::trust
