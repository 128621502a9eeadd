#include "models/trust/profile.h"

#include <array>

namespace ishaken::trust {
namespace {

using std::chrono::seconds;

Profile strict() {
  Profile out;
  out.revocation = Revocation::hard_fail;
  out.enforce_sequence = out.enforce_expiry = out.check_x5u = out.recheck = out.foreign_crls = true;
  return out;
}

Profile lenient() {
  Profile out;
  out.revocation = Revocation::soft_fail;
  out.enforce_sequence = out.enforce_expiry = out.check_x5u = out.recheck = false;
  return out;
}

// Returns the common part of the three programs below. None of them reads a Trusted STI-CA list or fetches a
// CRL: the operator provides files with CA certificates and CRLs. Our assumption for all three is therefore
// that the files follow the list of the STI-PA at the period of the policy, that nothing checks `sequence`
// and `exp` on the way, that the only CRL among the files is that of the country's own STI-PA, and that calls
// pass if it is missing.
Profile fed_by_files() {
  Profile out;
  out.revocation = Revocation::soft_fail;
  out.enforce_sequence = out.enforce_expiry = out.foreign_crls = false;
  return out;
}

// Returns the profile of Asterisk's res_stir_shaken. In its code: iat and Date at most 15 s old, 2 s to
// fetch, 3,600 s of cache (its sample file says 86,400), the x5u rules, and every certificate checked again
// at each use, cached or not. Its cache lasts longer if the repository says so; here the shorter of both
// counts, as in every profile.
Profile asterisk() {
  Profile out = fed_by_files();
  out.freshness = seconds(15);
  out.fetch_timeout = seconds(2);
  out.certificate_cache = seconds(3600);
  out.check_x5u = out.recheck = true;
  return out;
}

// Returns the profile of Kamailio's secsipid module. Documented: 300 s, 5 s to fetch, 3,600 s of cache. (Its
// stirshaken module says 60 s, 5 s, and 120 s.) Assumed: it fetches any x5u; and it checks certificates,
// which is off by default, with every call.
Profile kamailio() {
  Profile out = fed_by_files();
  out.freshness = seconds(300);
  out.fetch_timeout = seconds(5);
  out.certificate_cache = seconds(3600);
  out.check_x5u = false;
  out.recheck = true;
  return out;
}

// Returns the profile of OpenSIPS' stir_shaken module. Documented: 60 s both ways; the chain is checked with
// every call. Fetching and caching belong to the routing script, which in the module's example fetches any
// x5u: its timeout and cache time are left to the policy.
Profile opensips() {
  Profile out = fed_by_files();
  out.freshness = seconds(60);
  out.check_x5u = false;
  out.recheck = true;
  return out;
}

}  // namespace

Policy with_profile(const Policy& policy, const Profile& profile) {
  Policy out = policy;
  for_each_field<Profile>([&](const auto& own) {
    for_each_field<Policy>([&](const auto& field) {
      using Own = typename std::remove_cvref_t<decltype(own)>::Value;
      using Value = typename std::remove_cvref_t<decltype(field)>::Value;
      if constexpr (std::is_same_v<Own, std::optional<Value>>)
        if (own.name == field.name && profile.*own.member) out.*field.member = *(profile.*own.member);
    });
  });
  return out;
}

Profile with_base(const Profile& own, const Profile& base) {
  Profile out = own;
  out.like.clear();
  for_each_field<Profile>([&](const auto& field) {
    if constexpr (!std::is_same_v<typename std::remove_cvref_t<decltype(field)>::Value, std::string>)
      if (!(out.*field.member)) out.*field.member = base.*field.member;
  });
  return out;
}

std::span<const BuiltInProfile> built_in_profiles() {
  static const std::array all{
      BuiltInProfile{"strict", "without a current CRL no call passes; every rule is enforced", strict()},
      BuiltInProfile{"lenient",
                     "a missing CRL stops no call, nothing else is enforced, and a certificate that passed "
                     "once passes until its cache entry ends",
                     lenient()},
      BuiltInProfile{"asterisk", "as Asterisk does unless told otherwise: 15 s, 2 s to fetch, 1 h of cache",
                     asterisk()},
      BuiltInProfile{"kamailio",
                     "as Kamailio (secsipid) does unless told otherwise: 300 s, 5 s to fetch, 1 h of cache",
                     kamailio()},
      BuiltInProfile{"opensips",
                     "as OpenSIPS does unless told otherwise: 60 s; fetching and caching as the policy says",
                     opensips()}};
  return all;
}

const Profile* built_in_profile(std::string_view name) {
  for (const BuiltInProfile& each : built_in_profiles())
    if (each.name == name) return &each.profile;
  return nullptr;
}

}  // namespace ishaken::trust
