#include <fmt/format.h>

#include <algorithm>

#include "sim/scenario/actions.h"
#include "sim/scenario/check.h"
#include "sim/scenario/party_path.h"

namespace ishaken::sim {
namespace {

class Checker {
 public:
  Checker(const Scenario& scenario, const TimedAction& entry, std::string path, Issues& issues)
      : scenario_(scenario), entry_(entry), path_(std::move(path)), issues_(issues) {}

  void operator()(const Agree& a) const { two(a.countries), shaken(a.countries); }
  void operator()(const EndAgreement& a) const { two(a.countries); }
  void operator()(const Register& a) const { shaken({a.country}); }
  void operator()(const Withdraw& a) const { shaken({a.country}); }
  void operator()(const AddCa& a) const { shaken({a.country}); }
  void operator()(const Exclude& a) const { by_others(a.country, a.by); }
  void operator()(const Readmit& a) const { by_others(a.country, a.by); }
  void operator()(const RetireCa& a) const { party(a.ca, {PartyRole::ca}); }
  void operator()(const Revoke& a) const { party(a.holder, {PartyRole::ca, PartyRole::provider}); }
  void operator()(const RotateKey& a) const {
    party(a.party, {PartyRole::ca, PartyRole::provider, PartyRole::pa, PartyRole::registry});
  }
  void operator()(const Outage& a) const { party(a.party, {}); }
  void operator()(const Partition& a) const {
    if (a.countries.empty()) fail_at("", "a partition cuts off at least one country");
    for (const CountryCode code : a.countries)
      if (std::ranges::find(a.from.codes, code) != a.from.codes.end())
        fail_at("from", fmt::format("{} stands on both sides of the partition", code.text()));
  }
  void operator()(const Change&) const {}

 private:
  // At a field of the entry; "" is the value behind the action's name.
  void fail_at(std::string_view field, std::string message) const {
    issues_.add(fmt::format("{}.{}", path_, field.empty() ? action_name(entry_.action) : field),
                std::move(message));
  }

  const Country* find(CountryCode code) const {
    const auto known = scenario_.countries.find(code);
    return known == scenario_.countries.end() ? nullptr : &known->second;
  }

  void two(const std::vector<CountryCode>& countries) const {
    if (countries.size() != 2 || countries[0] == countries[1])
      fail_at("", fmt::format("expected exactly two different countries, got {}", countries.size()));
  }

  void shaken(const std::vector<CountryCode>& countries) const {
    for (const CountryCode code : countries)
      if (const Country* country = find(code); country != nullptr && !country->shaken)
        fail_at("", fmt::format("{} has no SHAKEN (shaken: false)", code.text()));
  }

  void by_others(CountryCode country, const CountrySelector& by) const {
    if (country.known() && std::ranges::find(by.codes, country) != by.codes.end())
      fail_at("by", fmt::format("{} cannot {} itself", country.text(), action_name(entry_.action)));
  }

  // STI-CAs that add_ca has added by then count too.
  unsigned cas_of(CountryCode code, const Country& country) const {
    const auto adds = [&](const TimedAction& other) {
      const AddCa* const add = std::get_if<AddCa>(&other.action);
      return add != nullptr && add->country == code && other.at <= entry_.at;
    };
    return country.cas + static_cast<unsigned>(std::ranges::count_if(scenario_.timeline, adds));
  }

  void party(const PartyPath& path, std::vector<PartyRole> allowed) const {
    const auto name = parse_party(path.text);
    if (!name) return;  // reported by the reader
    if (!allowed.empty() && std::ranges::find(allowed, name->role) == allowed.end())
      return fail_at("", fmt::format("'{}' cannot be the subject of {}: {}", path.text,
                                     action_name(entry_.action), subject_help()));
    const Country* const country = find(name->country);
    if (country == nullptr) return;
    const std::string code = name->country.text();
    const bool signs = name->role == PartyRole::ga || name->role == PartyRole::pa ||
                       name->role == PartyRole::ca || name->role == PartyRole::cr;
    if (signs && !country->shaken)
      return fail_at("", fmt::format("{} has no SHAKEN (shaken: false), so no '{}'", code, path.text));
    if (name->role == PartyRole::pa && country->governance == Governance::shared_pa)
      return fail_at("",
                     fmt::format("{} has no STI-PA of its own; {}/pa serves it", code, country->pa.text()));
    const unsigned count = name->role == PartyRole::ca ? cas_of(name->country, *country) : country->providers;
    if (name->index > count)
      fail_at("", fmt::format("no party '{}': {} has {} of them, the last is {}{}", path.text, code, count,
                              path.text.substr(0, path.text.rfind('/') + 1), count));
  }

  std::string_view subject_help() const {
    std::string_view help;
    std::visit([&]<class A>(const A&) { help = std::get<0>(A::fields()).help; }, entry_.action);
    return help;
  }

  const Scenario& scenario_;
  const TimedAction& entry_;
  std::string path_;
  Issues& issues_;
};

}  // namespace

void check_timeline(const Scenario& scenario, Issues& issues) {
  for (std::size_t i = 0; i < scenario.timeline.size(); ++i) {
    const TimedAction& entry = scenario.timeline[i];
    const std::string path = fmt::format("timeline[{}]", i);
    if (issues.is_wrong(path)) continue;  // it may name no action
    if (entry.at > scenario.duration)
      issues.add(
          path + ".at",
          fmt::format("this is at {} after the start, and the scenario ends at {}; make duration longer",
                      to_text(entry.at), to_text(scenario.duration)));
    std::visit(Checker(scenario, entry, path, issues), entry.action);
  }
}

}  // namespace ishaken::sim
