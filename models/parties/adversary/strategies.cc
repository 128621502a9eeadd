#include "models/parties/adversary/strategies.h"

#include <algorithm>

namespace ishaken::parties {
namespace {

constexpr std::uint64_t subscribers = 1'000'000;  // per provider, as in honest traffic

TelephoneNumber number_in(CountryCode country, const Directory& directory, Stream& draws) {
  const std::uint64_t providers = directory.providers(country).size();
  if (providers == 0) return {};
  const auto provider = static_cast<unsigned>(draws.below(providers));
  return directory.numbers.number_of(country, provider, draws.below(subscribers));
}

}  // namespace

TelephoneNumber called_number(CountryCode country, const Directory& directory, Stream& draws) {
  return number_in(country, directory, draws);
}

TelephoneNumber spoofed_number(const messages::Campaign& campaign, CountryCode called,
                               const Directory& directory, Stream& draws) {
  switch (campaign.numbers) {
    case messages::Spoofing::domestic:
      return number_in(called, directory, draws);
    case messages::Spoofing::third_country:
      return number_in(campaign.country, directory, draws);
    case messages::Spoofing::unallocated:
      return directory.numbers.unallocated(draws.below(subscribers));
    case messages::Spoofing::one_number:
      break;
  }
  return TelephoneNumber::canonical(campaign.number).value_or(TelephoneNumber());
}

void Successes::add(bool passed) {
  if (last_.size() == window) last_.pop_front();
  last_.push_back(passed);
}

std::optional<double> Successes::share() const {
  if (last_.size() < window) return std::nullopt;
  return static_cast<double>(std::count(last_.begin(), last_.end(), true)) / static_cast<double>(window);
}

NextStep next_step(const messages::Campaign& campaign, const Successes& successes) {
  const auto share = successes.share();
  if (campaign.endurance == messages::Endurance::persist || !share || *share >= campaign.too_few)
    return NextStep::go_on;
  return campaign.endurance == messages::Endurance::stop ? NextStep::stop : NextStep::move_on;
}

}  // namespace ishaken::parties
