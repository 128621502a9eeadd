#include <fmt/format.h>

#include <algorithm>

#include "sim/scenario/actions.h"
#include "sim/scenario/check.h"
#include "sim/scenario/party_path.h"
#include "sim/scenario/scalars.h"

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
    on_one_side(a, "the partition");
  }
  void operator()(const Degrade& a) const {
    if (a.countries.empty()) fail_at("", "links of at least one country get worse");
    on_one_side(a, "the links");
    if (a.longer == Duration{0} && a.loss == 0)
      fail_at("", "nothing gets worse: give 'longer', such as 300 ms, or 'loss', such as 0.05");
  }
  void operator()(const Change&) const {}
  void operator()(const StealKey& a) const {
    party(a.party, {PartyRole::ca, PartyRole::provider, PartyRole::pa, PartyRole::registry});
    const auto name = parse_party(a.party.text);
    if (name && name->role == PartyRole::provider) shaken({name->country});
    if (a.key == StolenKey::root && name && name->role != PartyRole::ca)
      fail_at("key",
              fmt::format("'{}' has no root key that a thief could use; only an STI-CA has", a.party.text));
  }
  void operator()(const TakeAccounts& a) const {
    if (a.accounts > scenario_.registry.operators)
      fail_at("", fmt::format("the registry has {} operators (registry.operators)",
                              scenario_.registry.operators));
  }
  void operator()(const InsertRogueCa&) const {}
  void operator()(const RemoveEntry& a) const { shaken({a.country}); }
  void operator()(const ReplayList& a) const {
    party(a.party, {PartyRole::pa, PartyRole::registry});
    if (a.captured && *a.captured > entry_.at) fail_at("captured", "this is after the attack itself");
  }
  void operator()(const Equivocate&) const {}
  void operator()(const MisissueToken& a) const { provider_with_certificate(a.provider); }
  void operator()(const Flood& a) const { party(a.party, {}); }
  void operator()(const ReplayCalls& a) const { party(a.provider, {PartyRole::provider}); }
  void operator()(const Inflate& a) const { provider_with_certificate(a.provider); }
  void operator()(const PoisonReplies& a) const {
    party(a.party,
          {PartyRole::pa, PartyRole::cr, PartyRole::provider, PartyRole::registry, PartyRole::repository});
  }
  void operator()(const SkewClock& a) const { party(a.party, {}); }
  void operator()(const Spoof& a) const {
    if (a.to.empty()) fail_at("to", "a campaign calls at least one country");
    if (a.numbers == messages::Spoofing::third_country && !a.country.known())
      fail_at("numbers", "third-country needs 'country'");
    if (a.numbers == messages::Spoofing::one_number &&
        parse_calling(a.number).value_or(CallingNumber{}).form != CallingNumber::Form::fixed)
      fail_at("numbers", "one-number needs 'number', such as \"+33123456789\"");
  }

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

  void on_one_side(const auto& action, std::string_view what) const {
    for (const CountryCode code : action.countries)
      if (std::ranges::find(action.from.codes, code) != action.from.codes.end())
        fail_at("from", fmt::format("{} stands on both sides of {}", code.text(), what));
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

  void provider_with_certificate(const PartyPath& path) const {
    party(path, {PartyRole::provider});
    if (const auto name = parse_party(path.text); name && name->country.known()) shaken({name->country});
  }

  void party(const PartyPath& path, std::vector<PartyRole> allowed) const {
    const auto name = parse_party(path.text);
    if (!name) return;  // reported by the reader
    if (!allowed.empty() && std::ranges::find(allowed, name->role) == allowed.end())
      return fail_at("", fmt::format("'{}' cannot be the subject of {}: {}", path.text,
                                     action_name(entry_.action), subject_help()));
    if (const auto missing = why_missing(scenario_, path, entry_.at)) fail_at("", *missing);
  }

  std::string_view subject_help() const {
    std::string_view help;
    std::visit(
        [&]<class A>(const A&) {
          for_each_field<A>([&](const auto& field) {
            if (help.empty()) help = field.help;
          });
        },
        entry_.action);
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
