// A country of a scenario. `like` takes every value of a template, which the country's own keys then
// override.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "models/base/fields.h"
#include "models/base/names.h"
#include "models/base/time.h"
#include "models/numbering/atlas.h"
#include "models/reputation/tracing.h"

namespace ishaken::sim {

// Figure 4-4 of ATIS-1000091.
enum class Governance { independent, single_body, regulator_as_ga, shared_pa, pa_operates_ca };
enum class RepositoryHost { ca, provider };

struct Country {
  std::string like;
  std::string name;                           // empty: from the atlas
  std::vector<std::string> prefixes;          // empty: from the atlas
  std::vector<std::string> mobile;            // empty: no number is known to be mobile
  std::optional<Region> region;               // absent: from the atlas
  std::optional<double> latitude, longitude;  // absent: from the atlas
  bool shaken = true;
  bool mandate = false;
  Governance governance = Governance::independent;
  CountryCode pa;                          // the country that hosts a shared STI-PA
  std::optional<Duration> decision_delay;  // absent: by governance
  std::string policy = "default";
  std::map<std::string, double> verifiers;  // empty: those of the scenario
  bool registers = true;
  unsigned providers = 2;
  unsigned cas = 1;
  Duration certificate_lifetime = std::chrono::hours(24 * 30);
  Duration certificate_renewal = std::chrono::hours(24 * 10);
  RepositoryHost repository = RepositoryHost::ca;
  double tdm_share = 0;
  bool gateway_signs = false;
  Duration clock_skew{0};
  std::vector<CountryCode> bad_mouths;
  double bad_mouth_share = 0.3;
  double answers_tracebacks = 0.88;
  reputation::Enforcement enforcement = reputation::Enforcement::warn;
  unsigned strikes = 10;

  static constexpr std::string_view help = "a country with its STI-GA, STI-PA, STI-CAs and providers";
  static constexpr void fields(auto&& field) {
    field("like", &Country::like, "the template that this country starts from", {.refers_to = "template"});
    field("name", &Country::name, "its name; by default from the atlas");
    field("prefixes", &Country::prefixes, "its E.164 prefixes, 1 to 9 digits each; by default from the atlas",
          {.unit = "digits"});
    field("mobile", &Country::mobile,
          "the prefixes of its mobile numbers, each below one of its prefixes: [\"336\", \"337\"]; they "
          "matter to "
          "policies whose border_rule is 'fixed'",
          {.unit = "digits"});
    field("region", &Country::region, "its region, for policies by attribute and for latency");
    field("latitude", &Country::latitude, "of its capital, for latency",
          {.min = -90, .max = 90, .unit = "degrees"});
    field("longitude", &Country::longitude, "of its capital, for latency",
          {.min = -180, .max = 180, .unit = "degrees"});
    field("shaken", &Country::shaken, "false: no SHAKEN at all; calls leave unsigned and are not verified");
    field("mandate", &Country::mandate, "its law mandates SHAKEN (an attribute that policies may ask for)");
    field("governance", &Country::governance, "the bodies that are its STI-GA and STI-PA (figure 4-4)");
    field("pa", &Country::pa, "under shared-pa: the country whose STI-PA serves this one too",
          {.refers_to = "country"});
    field("decision_delay", &Country::decision_delay,
          "median time its STI-GA takes to decide; by default by governance",
          {.min = 0, .max = 3650.0 * 86400});
    field("policy", &Country::policy, "its policy, by name", {.refers_to = "policy"});
    field("verifiers", &Country::verifiers,
          "which share of its providers verifies by which profile; by default as the scenario says",
          {.min = 0, .max = 1, .refers_to = "profile"});
    field("registers", &Country::registers, "its STI-PA registers with the International SHAKEN registry");
    field("providers", &Country::providers, "number of service providers", {.min = 1, .max = 99});
    field("cas", &Country::cas, "number of STI-CAs", {.min = 1, .max = 20});
    field("certificate_lifetime", &Country::certificate_lifetime, "validity of provider certificates",
          {.min = 3600});
    field("certificate_renewal", &Country::certificate_renewal,
          "time left at which a provider renews its certificate", {.min = 60});
    field("repository", &Country::repository, "the host of its STI-CR");
    field("tdm_share", &Country::tdm_share,
          "share of calls from abroad that enter over TDM and lose the Identity header",
          {.min = 0, .max = 1});
    field("gateway_signs", &Country::gateway_signs,
          "its international gateway signs C for calls that arrive unsigned");
    field("clock_skew", &Country::clock_skew, "standard deviation of its parties' clocks",
          {.min = 0, .max = 3600});
    field("bad_mouths", &Country::bad_mouths,
          "countries about which it reports false complaints when it shares evidence with others",
          {.refers_to = "country"});
    field("bad_mouth_share", &Country::bad_mouth_share,
          "share of the clean calls of those in bad_mouths that it reports as complained of",
          {.min = 0, .max = 1});
    field("answers_tracebacks", &Country::answers_tracebacks,
          "chance that one of its providers answers a traceback; of those asked in the USA in 2023 and "
          "2024, 12 % did not",
          {.min = 0, .max = 1});
    field("enforcement", &Country::enforcement, "its measure against callers that were found");
    field("strikes", &Country::strikes,
          "under revoke: after so many traces that end at a provider it loses its SPC token", {.min = 1});
  }
};

}  // namespace ishaken::sim

template <>
struct ishaken::EnumNames<ishaken::sim::Governance> {
  using enum sim::Governance;
  static constexpr std::array values{
      EnumValue{independent, "independent", "STI-GA and STI-PA are bodies of their own"},
      EnumValue{single_body, "single-body", "one body is both STI-GA and STI-PA"},
      EnumValue{regulator_as_ga, "regulator-as-ga", "the telecommunications regulator is the STI-GA"},
      EnumValue{shared_pa, "shared-pa", "the STI-PA of another country serves this one too"},
      EnumValue{pa_operates_ca, "pa-operates-ca", "the body that is STI-PA also operates the STI-CA"}};
};
template <>
struct ishaken::EnumNames<ishaken::sim::RepositoryHost> {
  using enum sim::RepositoryHost;
  static constexpr std::array values{EnumValue{ca, "ca", "the STI-CA that issued the certificate"},
                                     EnumValue{provider, "provider", "each provider for itself"}};
};
