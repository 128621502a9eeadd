#include "sim/scenario/check.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace ishaken::sim {
namespace {

void check_name(const Scenario& scenario, Issues& issues) {
  const std::string& name = scenario.name;
  const auto good = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
  if (name.empty()) return;  // missing: reported by the reader
  if (name.size() > 64 || !std::ranges::all_of(name, good) || name.front() == '-')
    issues.add("name",
               fmt::format("expected lower-case letters, digits and hyphens, 64 at most, got '{}'", name));
}

// Checks that no time leaves the range of Instant, which ends in 2262: timers look ahead from the end of the
// scenario by up to longest_duration.
void check_dates(const Scenario& scenario, Issues& issues) {
  constexpr Instant last = std::chrono::sys_days{std::chrono::year{2220} / 1 / 1};
  if (scenario.start > last - scenario.duration)
    issues.add("duration", fmt::format("the scenario would end after {}; start earlier or make it shorter",
                                       to_text(last)));
}

// Checks that no prefix belongs to two countries. The reader checks that each has 1 to 9 digits.
void check_prefixes(const Scenario& scenario, Issues& issues) {
  std::map<std::string, CountryCode> owners;
  for (const auto& [code, country] : scenario.countries) {
    for (std::size_t i = 0; i < country.prefixes.size(); ++i) {
      const auto [owner, is_new] = owners.emplace(country.prefixes[i], code);
      if (is_new || country.prefixes[i].empty() || owner->second == code) continue;
      issues.add(
          fmt::format("countries.{}.prefixes[{}]", code.text(), i),
          fmt::format("the prefix {} belongs to {} already", country.prefixes[i], owner->second.text()));
    }
  }
}

void check_mobile(const Country& country, const std::string& path, Issues& issues) {
  for (std::size_t i = 0; i < country.mobile.size(); ++i)
    if (std::ranges::none_of(country.prefixes,
                             [&](const std::string& own) { return country.mobile[i].starts_with(own); }))
      issues.add(fmt::format("{}.mobile[{}]", path, i),
                 fmt::format("{} is not below a prefix of the country ({})", country.mobile[i],
                             fmt::join(country.prefixes, ", ")));
}

void check_shared_pa(const Scenario& scenario, CountryCode code, const Country& country, Issues& issues) {
  const std::string path = fmt::format("countries.{}.pa", code.text());
  const bool shares = country.governance == Governance::shared_pa;
  if (!shares && country.pa.known())
    issues.add(path, fmt::format("'pa' counts under governance: shared-pa, and {} is {}", code.text(),
                                 name_of(country.governance)));
  if (shares && !country.pa.known())
    issues.add(path, fmt::format("governance: shared-pa needs 'pa', the country whose STI-PA serves {} too",
                                 code.text()));
  const auto host = scenario.countries.find(country.pa);
  if (!shares || host == scenario.countries.end()) return;
  if (host->first == code)
    issues.add(path, fmt::format("{} cannot share its own STI-PA with itself", code.text()));
  else if (host->second.governance == Governance::shared_pa)
    issues.add(path,
               fmt::format("{} shares an STI-PA itself; name the country that has one", country.pa.text()));
  else if (!host->second.shaken)
    issues.add(path, fmt::format("{} has no SHAKEN, so no STI-PA", country.pa.text()));
}

void check_pairs(const Scenario& scenario, Issues& issues) {
  for (std::size_t i = 0; i < scenario.agreements.size(); ++i) {
    const std::string path = fmt::format("agreements[{}].between", i);
    const Agreement& agreement = scenario.agreements[i];
    if (std::set(agreement.between.begin(), agreement.between.end()).size() < 2)
      issues.add(path, "an agreement is between two different countries or more");
    if (!agreement.mutual && agreement.between.size() > 2)
      issues.add(fmt::format("agreements[{}].mutual", i),
                 "one-way agreements are between two countries, the first trusts the second");
    for (const CountryCode code : agreement.between)
      if (const auto known = scenario.countries.find(code);
          known != scenario.countries.end() && !known->second.shaken)
        issues.add(path, fmt::format("{} has no SHAKEN, so no list to share", code.text()));
  }
  for (std::size_t i = 0; i < scenario.links.overrides.size(); ++i) {
    const auto& between = scenario.links.overrides[i].between;
    if (between.size() != 2 || between[0] == between[1])
      issues.add(fmt::format("links.overrides[{}].between", i), "a link is between two different countries");
  }
}

void check_transport(const Scenario& scenario, Issues& issues) {
  const auto& rates = scenario.transport.access_rates;
  for (std::size_t i = 0; i < rates.size(); ++i) {
    const std::string path = fmt::format("transport.access_rates[{}].party", i);
    const auto name = parse_party(rates[i].party.text);
    if (name && name->role == PartyRole::country)
      issues.add(path, fmt::format("expected one party, such as {}/provider/1", rates[i].party.text));
    // An STI-CA that is added later has its link from the beginning.
    if (const auto missing = why_missing(scenario, rates[i].party, scenario.duration))
      issues.add(path, *missing);
  }
}

}  // namespace

void check_countries(const Scenario& scenario, Issues& issues) {
  check_prefixes(scenario, issues);
  for (const auto& [code, country] : scenario.countries) {
    check_shared_pa(scenario, code, country, issues);
    const std::string path = fmt::format("countries.{}", code.text());
    check_mobile(country, path, issues);
    if (country.certificate_renewal >= country.certificate_lifetime)
      issues.add(path + ".certificate_renewal",
                 fmt::format("expected less than certificate_lifetime ({}), got {}: the certificate would be "
                             "renewed at once",
                             to_text(country.certificate_lifetime), to_text(country.certificate_renewal)));
  }
}

void check_policies(const Scenario& scenario, Issues& issues) {
  using trust::RegistryRule;
  const auto changes_rule = [&](const std::string& name) {
    return std::ranges::any_of(scenario.timeline, [&](const TimedAction& entry) {
      if (entry.action == nullptr) return false;
      return std::ranges::any_of(entry.action->settings(), [&](const Setting& setting) {
        return setting.path == fmt::format("policies.{}.registry", name);
      });
    });
  };
  for (const auto& [name, policy] : scenario.policies) {
    if (changes_rule(name)) continue;
    const auto idle = [&](bool given, std::string_view key, RegistryRule rule) {
      if (given && policy.registry != rule)
        issues.add(fmt::format("policies.{}.{}", name, key),
                   fmt::format("'{}' counts under registry: {}, and here registry is {}", key, name_of(rule),
                               name_of(policy.registry)));
    };
    idle(!policy.allow.empty(), "allow", RegistryRule::allow_list);
    idle(!policy.deny.empty(), "deny", RegistryRule::deny_list);
    idle(!policy.regions.empty(), "regions", RegistryRule::by_attribute);
    idle(policy.mandate_only, "mandate_only", RegistryRule::by_attribute);
  }
}

void check_registry(const Scenario& scenario, Issues& issues) {
  if (scenario.registry.approvals > scenario.registry.operators)
    issues.add("registry.approvals",
               fmt::format("expected at most as many as there are operators ({}), got {}",
                           scenario.registry.operators, scenario.registry.approvals));
}

void check_repositories(const Scenario& scenario, Issues& issues) {
  double sum = 0;
  for (const auto& [name, repository] : scenario.repositories) sum += repository.share;
  if (sum > 1 + 1e-9)
    issues.add("repositories", fmt::format("the shares sum to {:.6g}; expected at most 1", sum));
}

// An expectation that names something missing is reported only if there are no other issues: it may be
// missing because it could not be read, which is reported already.
void check_expectations(const Scenario& scenario, CheckExpectation check, Issues& issues) {
  const bool sound = issues.empty();
  for (std::size_t i = 0; i < scenario.expect.size(); ++i) {
    const std::string path = fmt::format("expect[{}]", i);
    if (issues.is_wrong(path)) continue;  // not a text, which the reader reported
    auto wrong = check(scenario.expect[i].text, scenario);
    if (!wrong || (wrong->lacking && !sound)) continue;
    SourcePosition place = issues.place_of(path);
    place.column += static_cast<int>(wrong->at);
    issues.add(place, path, std::move(wrong->what));
  }
}

void check(const Scenario& scenario, Issues& issues) {
  check_registry(scenario, issues);
  check_repositories(scenario, issues);
  check_name(scenario, issues);
  check_dates(scenario, issues);
  check_countries(scenario, issues);
  check_policies(scenario, issues);
  check_reviews(scenario, issues);
  check_pairs(scenario, issues);
  check_transport(scenario, issues);
  check_traffic(scenario, issues);
  check_timeline(scenario, issues);
}

}  // namespace ishaken::sim
