// How one provider verifies, where that differs from what its country's policy says: relying parties are not
// alike in the field. A profile overrides values of the policy that concern the STI-VS, and leaves the rest.
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

  // The same value of a policy: its help and its range stand there.
  template <class T>
  static constexpr auto of_policy(std::string_view name, std::optional<T> Profile::* member) {
    std::string_view meaning;
    FieldOptions options;
    for_each_field<Policy>([&](const auto& each) {
      if (each.name == name) meaning = each.help, options = each.options;
    });
    return field(name, member, meaning, options);
  }

  static constexpr std::string_view help = "how a provider verifies, where it differs from its policy";
  static constexpr auto fields() {
    return std::tuple{
        field("like", &Profile::like, "the profile that this one starts from", {.refers_to = "profile"}),
        of_policy("freshness", &Profile::freshness),
        of_policy("certificate_cache", &Profile::certificate_cache),
        of_policy("fetch_timeout", &Profile::fetch_timeout),
        of_policy("revocation", &Profile::revocation),
        of_policy("enforce_sequence", &Profile::enforce_sequence),
        of_policy("enforce_expiry", &Profile::enforce_expiry),
        of_policy("check_x5u", &Profile::check_x5u),
        of_policy("recheck", &Profile::recheck),
        of_policy("foreign_crls", &Profile::foreign_crls),
        of_policy("replay_cache", &Profile::replay_cache)};
  }
};

// What a provider with that profile does under that policy.
Policy with_profile(const Policy& policy, const Profile& profile);
// `own`, and what it leaves open from `base`; `like` is dropped.
Profile with_base(const Profile& own, const Profile& base);

// Profiles that are always known.
struct BuiltInProfile {
  std::string_view name, help;
  Profile profile;
};
std::span<const BuiltInProfile> built_in_profiles();
const Profile* built_in_profile(std::string_view name);

}  // namespace ishaken::trust
