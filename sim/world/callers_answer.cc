// The changes that callers make when they answer, and their description for the tables.
#include <fmt/format.h>

#include "models/base/overloaded.h"
#include "sim/scenario/kinds.h"
#include "sim/world/callers.h"

namespace ishaken::sim {
namespace {

// Returns the index of the next element of a cyclic list that differs from `now`; nullopt if there is none.
template <class T>
std::optional<std::size_t> after(const std::vector<T>& list, std::size_t next, const std::optional<T>& now) {
  for (std::size_t i = 0; i < list.size(); ++i)
    if (const std::size_t at = (next + i) % list.size(); list[at] != now) return at;
  return std::nullopt;
}

// Returns a text of the answer's cost; empty if it has none.
std::string cost(const Answer& answer) {
  return std::visit(
      []<class A>(const A& each) -> std::string {
        if constexpr (std::is_base_of_v<Effort, A>)
          if (each.cost > 0) return fmt::format(", cost {}", each.cost);
        return "";
      },
      answer);
}

}  // namespace

std::optional<Callers::Situation> Callers::next(const Caller& caller, Instant now) const {
  Situation out = caller.place;
  ++out.identities;
  return std::visit(Overloaded{[](const Stay&) -> std::optional<Situation> { return std::nullopt; },
                               [&](const FreshIdentity&) -> std::optional<Situation> { return out; },
                               [&](const NextProvider& answer) -> std::optional<Situation> {
                                 if (answer.providers.empty()) {
                                   ++out.steps;
                                   return out;
                                 }
                                 const auto at = after(answer.providers, out.next, provider_now(caller));
                                 if (!at) return std::nullopt;
                                 out.provider = answer.providers[*at];
                                 out.next = *at + 1;
                                 return out;
                               },
                               [&](const NextCountry& answer) -> std::optional<Situation> {
                                 const auto at = after(answer.to, out.next, country_now(caller));
                                 if (!at) return std::nullopt;
                                 out.country = answer.to[*at];
                                 out.next = *at + 1;
                                 return out;
                               },
                               [&](const LieLow& answer) -> std::optional<Situation> {
                                 out = caller.place;
                                 out.silent_until = now + answer.lasts;
                                 return out;
                               }},
                    traffic_.answer);
}

// Returns the country, or the provider, of a caller; nullopt if the caller stands for several.
std::optional<CountryCode> Callers::country_now(const Caller& caller) const {
  if (caller.place.country.known()) return caller.place.country;
  if (caller.home) return std::get<CountryCode>(*caller.home);
  return traffic_.from.codes.size() == 1 ? std::optional(traffic_.from.codes.front()) : std::nullopt;
}

std::optional<unsigned> Callers::provider_now(const Caller& caller) const {
  if (caller.place.provider > 0) return caller.place.provider;
  if (!caller.home && traffic_.providers.size() != 1) return std::nullopt;
  const auto country = country_now(caller);
  if (!country) return traffic_.providers.front();
  return provider(caller.place, *country, caller.home ? std::get<1>(*caller.home) : 0) + 1;
}

std::string Callers::countries(const Caller& caller) const {
  if (const auto country = country_now(caller)) return country->text();
  std::string out;
  for (const CountryCode code : traffic_.from.codes) out += (out.empty() ? "" : " ") + code.text();
  return out.empty() ? "any" : out;
}

std::string Callers::providers(const Caller& caller) const {
  const auto country = country_now(caller);
  const std::string prefix = country ? country->text() + "/provider/" : "provider/";
  if (const auto only = provider_now(caller)) return prefix + std::to_string(*only);
  if (!country || traffic_.providers.empty()) return countries(caller);
  std::string out;
  for (std::size_t i = 0; i < traffic_.providers.size(); ++i)
    out += fmt::format("{}{}{}", i == 0 ? "" : " ", prefix, provider(caller.place, *country, i) + 1);
  return out;
}

TimelineEvent Callers::act(std::uint32_t which, Instant now) {
  Caller& caller = callers_[which];
  TimelineEvent out{now, kind_name(traffic_.answer)};
  out.subject = fmt::format("traffic[{}]", source_);
  if (caller.home) {
    const auto& [country, choice, customer] = *caller.home;
    out.subject += fmt::format(", customer {} of {}/provider/{}", customer + 1, country.text(),
                               provider({}, country, choice) + 1);
  }
  const Caller before = caller;
  caller.place = *caller.decided;
  caller.decided.reset();
  caller.tally.clear();
  ++caller.answers;
  std::visit(Overloaded{[](const Stay&) {},
                        [&](const FreshIdentity&) {
                          out.subject += fmt::format(": identity {}", caller.place.identities + 1);
                        },
                        [&](const NextProvider&) {
                          out.subject += fmt::format(": {} -> {}", providers(before), providers(caller));
                        },
                        [&](const NextCountry&) {
                          out.subject += fmt::format(": {} -> {}", countries(before), countries(caller));
                        },
                        [&](const LieLow& answer) { out.lasts = answer.lasts; }},
             traffic_.answer);
  out.subject += cost(traffic_.answer);
  return out;
}

}  // namespace ishaken::sim
