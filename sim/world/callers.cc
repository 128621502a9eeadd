#include "sim/world/callers.h"

#include <fmt/format.h>

namespace ishaken::sim {
namespace {

// Returns a customer number that differs from those of all other customers, and is not 0.
std::uint64_t customer(std::size_t source, CountryCode country, std::size_t choice, std::uint64_t which,
                       std::uint64_t identity) {
  const auto letter = [&](std::size_t i) { return static_cast<std::uint64_t>(country.letters[i] - 'A'); };
  std::uint64_t out = source + 1;
  out = out << 10 | (letter(0) * 26 + letter(1));
  out = out << 7 | choice;  // 99 providers
  out = out << 14 | which;  // 10,000 callers
  return out << 20 | (identity & 0xfffff);
}

}  // namespace

Callers::Callers(const Traffic& traffic, std::size_t source, std::uint64_t seed,
                 const parties::Directory& directory)
    : traffic_(traffic),
      source_(source),
      directory_(directory),
      patience_(patience_of(traffic.answer)),
      draws_(seed, fmt::format("traffic/{}/callers", source)) {}

// --- origins of calls ---

std::uint32_t Callers::find(const Home& home) {
  const auto [known, is_new] = by_home_.emplace(home, static_cast<std::uint32_t>(callers_.size()));
  if (is_new)
    callers_.push_back(
        {traffic_.callers > 0 ? std::optional(home) : std::nullopt, Tally(patience_->judged_by)});
  return known->second;
}

// Returns how many providers of a country these callers use.
std::size_t Callers::choices(CountryCode country) const {
  return traffic_.providers.empty() ? directory_.providers(country).size() : traffic_.providers.size();
}

// Returns a provider's index in `country`. After a move to another country, it is the provider at the same
// position of that country's list, modulo its length.
unsigned Callers::provider(const Situation& place, CountryCode country, std::size_t choice) const {
  if (place.provider > 0) return place.provider - 1;
  const std::size_t which = choice % choices(country);
  const std::size_t first = traffic_.providers.empty() ? which : traffic_.providers[which] - 1;
  // If all callers count as one, they move together, by the number of providers that they use.
  const std::size_t stride = traffic_.callers > 0 ? 1 : choices(country);
  return static_cast<unsigned>((first + place.steps * stride) % directory_.providers(country).size());
}

Callers::Origin Callers::origin(CountryCode home, std::uint64_t item, Instant at, Stream& draws) {
  const std::size_t choice = draws.below(choices(home));
  const std::uint64_t which = traffic_.callers > 0 ? draws_.at(item).below(traffic_.callers) : 0;
  Origin out;
  out.country = home;
  Situation place;
  if (answer()) {
    out.caller = traffic_.callers > 0 ? find({home, choice, which}) : find({});
    place = callers_[out.caller].place;
    if (place.country.known()) out.country = place.country;
    out.calls = at >= place.silent_until;
  }
  out.provider = provider(place, out.country, choice);
  if (traffic_.callers > 0) out.customer = customer(source_, home, choice, which, place.identities);
  return out;
}

// --- results of calls ---

void Callers::placed(CallId call, std::uint32_t caller) {
  calls_.insert(number(call)).first = {caller, callers_[caller].answers, false};
}

void Callers::labelled(CallId call) {
  if (Call* const found = calls_.find(number(call))) found->labelled = true;
}

std::optional<Callers::Decision> Callers::ended(CallId call, bool rang, Instant now) {
  Call* const found = calls_.find(number(call));
  if (found == nullptr) return std::nullopt;
  const Call seen = *found;
  calls_.erase(found);
  Caller& caller = callers_[seen.caller];
  if (seen.answers != caller.answers || caller.decided) return std::nullopt;
  caller.tally.add(rang && !seen.labelled);
  if (!caller.tally.triggers_answer(*patience_)) return std::nullopt;
  caller.decided = next(caller, now);
  if (!caller.decided) return std::nullopt;
  Decision out{seen.caller, Duration{0}};
  std::visit(
      [&]<class A>(const A& each) {
        if constexpr (std::is_base_of_v<Effort, A>) out.after = each.after;
      },
      traffic_.answer);
  return out;
}

}  // namespace ishaken::sim
