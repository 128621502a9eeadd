// A country's local policy (ATIS-1000091 clause 4.4: whom to trust "is entirely a matter of local policy"):
// what its STI-GA decides, how its STI-PA works, what its providers check and how they treat the call.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "models/base/fields.h"
#include "models/base/names.h"
#include "models/base/time.h"
#include "models/numbering/atlas.h"
#include "models/trust/merge_rule.h"

namespace ishaken::trust {

enum class RegistryRule { none, allow_all, allow_list, deny_list, by_attribute };
enum class Revocation { hard_fail, soft_fail, off };
enum class Treatment { allow, label, block };
enum class Refusal { decline, cause };
enum class BorderRule { none, fixed, all };

struct Policy {
  // STI-GA: whom to trust
  RegistryRule registry = RegistryRule::none;
  std::vector<CountryCode> allow;
  std::vector<CountryCode> deny;
  std::vector<Region> regions;
  bool mandate_only = false;
  Merge merge = Merge::flat;
  bool re_export = false;
  std::string review;

  // STI-PA
  Duration registry_poll = std::chrono::hours(6);
  Duration partner_poll = std::chrono::hours(24);
  Duration list_validity = std::chrono::hours(24 * 7);
  Duration crl_validity = std::chrono::hours(24);

  bool pin_pa_roots = false;
  bool watchdog = false;
  bool push_lists = false;
  bool check_log = false;
  bool gossip = false;

  // Terminating providers: STI-VS
  Duration list_poll = std::chrono::hours(24);
  Duration list_retry = std::chrono::hours(1);
  Duration crl_poll = std::chrono::hours(12);
  Duration crl_retry = std::chrono::minutes(10);
  Duration certificate_cache = std::chrono::hours(24);
  Duration fetch_timeout = std::chrono::seconds(2);
  Duration freshness = std::chrono::seconds(60);
  Revocation revocation = Revocation::hard_fail;
  bool enforce_sequence = true;
  bool enforce_expiry = true;
  bool check_x5u = true;
  bool recheck = true;
  bool foreign_crls = true;
  bool replay_cache = false;

  // Terminating providers: CVT
  Treatment on_failed = Treatment::label;
  Treatment on_unverified = Treatment::allow;
  std::optional<Treatment> on_untrusted;  // absent: as on_unverified
  Treatment on_partial = Treatment::allow;
  Treatment on_gateway = Treatment::allow;
  Treatment on_downgraded = Treatment::label;
  Treatment on_suspicious = Treatment::allow;
  BorderRule border_rule = BorderRule::none;
  bool allocation_check = false;
  Refusal refusal = Refusal::decline;

  static constexpr std::string_view help = "the local policy of a country's STI-GA, STI-PA and providers";
  static constexpr void fields(auto&& field) {
    field("registry", &Policy::registry, "which entries of the International SHAKEN registry are trusted");
    field("allow", &Policy::allow, "countries trusted under allow-list", {.refers_to = "country"});
    field("deny", &Policy::deny, "countries left out under deny-list", {.refers_to = "country"});
    field("regions", &Policy::regions, "regions trusted under by-attribute; empty: every region");
    field("mandate_only", &Policy::mandate_only,
          "under by-attribute: trust only countries whose law mandates SHAKEN");
    field("merge", &Policy::merge, "the numbers for which a foreign anchor is trusted");
    field("re_export", &Policy::re_export,
          "hand partners (ATIS-1000087) the merged list instead of the national one");
    field("review", &Policy::review,
          "how its STI-GA judges other countries by reputation (reviews); empty: it does not",
          {.refers_to = "review"});
    field("registry_poll", &Policy::registry_poll, "how often the STI-PA reads the registry", {.min = 60});
    field("partner_poll", &Policy::partner_poll, "how often the STI-PA reads a partner's list", {.min = 60});
    field("list_validity", &Policy::list_validity, "time from issue to exp of the Trusted STI-CA list",
          {.min = 3600});
    field("crl_validity", &Policy::crl_validity, "time from thisUpdate to nextUpdate of the CRL",
          {.min = 600});
    field("pin_pa_roots", &Policy::pin_pa_roots,
          "use a registry entry only under an STI-PA root that its STI-GA confirmed, out of band of the "
          "registry");
    field("watchdog", &Policy::watchdog,
          "the STI-PA compares its country's entry in the registry with the one that it registered");
    field("check_log", &Policy::check_log,
          "the STI-PA uses the registry only as its transparency log proves it (registry.log)");
    field("gossip", &Policy::gossip,
          "with check_log: STI-PAs tell one another which log the registry showed them");
    field("push_lists", &Policy::push_lists,
          "a list that drops an anchor or distrusts a provider goes to the providers at once, not at their "
          "next poll");
    field("list_poll", &Policy::list_poll, "how often a provider reads its STI-PA's list, at a random phase",
          {.min = 60});
    field("list_retry", &Policy::list_retry, "wait after a failed read of the list", {.min = 10});
    field("crl_poll", &Policy::crl_poll,
          "how often a provider reads a CRL; sooner if its nextUpdate is earlier", {.min = 60});
    field("crl_retry", &Policy::crl_retry, "wait after a failed read of a CRL", {.min = 10});
    field("certificate_cache", &Policy::certificate_cache, "how long a fetched certificate chain is kept",
          {.min = 0});
    field("fetch_timeout", &Policy::fetch_timeout, "longest wait for a certificate while a call is set up",
          {.min = 0.05, .max = 30});
    field("freshness", &Policy::freshness,
          "largest difference of iat, and of the Date header, to the verifier's clock",
          {.min = 1, .max = 3600});
    field("revocation", &Policy::revocation, "the effect of a missing or stale CRL");
    field("enforce_sequence", &Policy::enforce_sequence, "refuse a list older than the one in use");
    field("enforce_expiry", &Policy::enforce_expiry, "refuse a list past its exp, and stop using it then");
    field("check_x5u", &Policy::check_x5u,
          "refuse an x5u that breaks its rules (ATIS-1000074 clause 5.3.1), or an info that is not the x5u; "
          "false: fetch from any x5u");
    field("recheck", &Policy::recheck,
          "check a cached certificate again when the list or a CRL changes; false: a certificate that passed "
          "when it was fetched passes until its cache entry ends");
    field("foreign_crls", &Policy::foreign_crls,
          "fetch the CRLs of other countries' STI-PAs too; false: only that of the own STI-PA, and a "
          "foreign one that is missing counts as good");
    field("replay_cache", &Policy::replay_cache,
          "refuse a PASSporT that passed before, as long as it is fresh");
    field("on_failed", &Policy::on_failed, "treatment of a call whose verification failed");
    field("on_unverified", &Policy::on_unverified,
          "treatment of a call that carries no Identity, or one that could not be checked");
    field(
        "on_untrusted", &Policy::on_untrusted,
        "treatment of a call that is signed under an STI-CA, a certificate policy or a provider that is not "
        "trusted here; by default as on_unverified, since an excluded country's calls count as unattested "
        "(ATIS-1000091 clause 4.5)");
    field("on_partial", &Policy::on_partial, "treatment of a call that passed with attestation B");
    field("on_gateway", &Policy::on_gateway, "treatment of a call that passed with attestation C");
    field("on_downgraded", &Policy::on_downgraded,
          "treatment of a call that passed under an anchor whose country is downgraded");
    field("on_suspicious", &Policy::on_suspicious,
          "treatment of a call whose number CVT scores as suspicious, if the others are no harsher; numbers "
          "are scored if the review says so");
    field(
        "border_rule", &Policy::border_rule,
        "which numbers of this country calls from abroad may show only if they passed with attestation A, or "
        "with B from a provider of this country; others are blocked");
    field("allocation_check", &Policy::allocation_check,
          "calls from abroad that show a number which no country has allocated do not pass");
    field("refusal", &Policy::refusal, "the final response to a call that is blocked");
  }
};

}  // namespace ishaken::trust

template <>
struct ishaken::EnumNames<ishaken::trust::RegistryRule> {
  using enum trust::RegistryRule;
  static constexpr std::array values{
      EnumValue{none, "none", "the registry is not used"},
      EnumValue{allow_all, "allow-all", "every entry is trusted"},
      EnumValue{allow_list, "allow-list", "entries of the countries in allow"},
      EnumValue{deny_list, "deny-list", "every entry but those of the countries in deny"},
      EnumValue{by_attribute, "by-attribute", "entries that meet regions and mandate_only"}};
};
template <>
struct ishaken::EnumNames<ishaken::trust::Revocation> {
  using enum trust::Revocation;
  static constexpr std::array values{
      EnumValue{hard_fail, "hard-fail", "without a current CRL verification fails"},
      EnumValue{soft_fail, "soft-fail", "without a current CRL the certificate is taken as good"},
      EnumValue{off, "off", "CRLs are not read"}};
};
template <>
struct ishaken::EnumNames<ishaken::trust::Treatment> {
  using enum trust::Treatment;
  static constexpr std::array values{EnumValue{allow, "allow", "the call rings"},
                                     EnumValue{label, "label", "the call rings with a warning"},
                                     EnumValue{block, "block", "the call is refused"}};
};
template <>
struct ishaken::EnumNames<ishaken::trust::BorderRule> {
  using enum trust::BorderRule;
  static constexpr std::array values{
      EnumValue{none, "none", "no rule"},
      EnumValue{fixed, "fixed", "all but mobile numbers, whose subscribers may be roaming"},
      EnumValue{all, "all", "every number; calls of roaming subscribers are blocked too"}};
};
template <>
struct ishaken::EnumNames<ishaken::trust::Refusal> {
  using enum trust::Refusal;
  static constexpr std::array values{
      EnumValue{decline, "decline", "603; Reason names the failure that was found (RFC 9410)"},
      EnumValue{cause, "cause",
                "the code of the failure that was found: 403, 428, 436, 437 or 438 (RFC 8224 section 6.2.2), "
                "or 607 if none was, and the call is unwanted (RFC 8197)"}};
};
