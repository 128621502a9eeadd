#include "sim/results/exposure.h"

#include <algorithm>
#include <set>
#include <utility>

#include "sim/results/durations.h"

namespace ishaken::sim {
namespace {

bool contains(const std::vector<CountryCode>& countries, CountryCode country) {
  return std::ranges::find(countries, country) != countries.end();
}

}  // namespace

bool ExposureMeter::Provider::accepts(CountryCode subject) const {
  return relying && std::ranges::binary_search(trusted, subject);
}

ExposureMeter::ExposureMeter(const std::vector<PartyInfo>& parties,
                             std::map<CountryCode, CountryCode> crl_issuers)
    : crl_issuers_(std::move(crl_issuers)) {
  for (const PartyInfo& each : parties) {
    const PartyId id{static_cast<std::uint32_t>(providers_.size())};
    providers_.push_back({id, each.country, each.relying_provider, {}, {}});
  }
}

CountryCode ExposureMeter::issuer_of(CountryCode country) const {
  const auto found = crl_issuers_.find(country);
  return found == crl_issuers_.end() ? country : found->second;
}

// Returns whether the country's newest list trusts the subject through that mechanism; true if it has
// published none, since then the provider's list alone decides.
bool ExposureMeter::trusts_by(CountryCode country, CountryCode subject, trust::Mechanism mechanism) const {
  const auto list = published_.find(country);
  if (list == published_.end()) return true;
  const auto found = list->second.trusted.find(subject);
  return found != list->second.trusted.end() && found->second == mechanism;
}

void ExposureMeter::open(const TimelineEvent& event, Provider& provider, CountryCode subject,
                         std::size_t entries) {
  if (provider.accepts(subject))
    provider.open.push_back({event.change, event.action, event.at, subject, std::nullopt, entries});
}

template <class Which>
void ExposureMeter::close(Instant now, Provider& provider, Which&& which) {
  std::erase_if(provider.open, [&](const Open& open) {
    if (!which(open)) return false;
    done_.push_back({open.action, open.since, now - open.since, false, provider.id, open.cause});
    return true;
  });
}

template <class Which>
void ExposureMeter::drop(Provider& provider, Which&& which) {
  std::erase_if(provider.open, which);
}

void ExposureMeter::happened(const TimelineEvent& event) {
  if (event.countries.empty()) return;
  const CountryCode subject = event.countries.front();
  switch (event.change) {
    case TrustChange::none:
      return;
    case TrustChange::exclusion:
      for (Provider& each : providers_)
        if (event.by.selects(each.country) && each.country != subject) open(event, each, subject);
      return;
    case TrustChange::withdrawal:
      for (Provider& each : providers_)
        if (each.country != subject && trusts_by(each.country, subject, trust::Mechanism::registry))
          open(event, each, subject);
      return;
    case TrustChange::end_of_agreement:
      for (Provider& each : providers_) {
        if (!contains(event.countries, each.country)) continue;
        for (const CountryCode other : event.countries)
          if (other != each.country && trusts_by(each.country, other, trust::Mechanism::bilateral))
            open(event, each, other);
      }
      return;
    case TrustChange::retirement_of_ca:
      for (Provider& each : providers_) open(event, each, subject);
      return;
    case TrustChange::revocation: {
      Crl& crl = crls_[issuer_of(subject)];
      crl.expected = std::max(crl.entries, crl.expected) + 1;
      for (Provider& each : providers_) open(event, each, subject, crl.expected);
      return;
    }
    case TrustChange::readmission:
      return reverse(event, TrustChange::exclusion);
    case TrustChange::registration:
      return reverse(event, TrustChange::withdrawal);
  }
}

void ExposureMeter::reverse(const TimelineEvent& event, TrustChange cause) {
  for (Provider& each : providers_)
    if (event.by.selects(each.country))
      close(event.at, each,
            [&](const Open& open) { return open.cause == cause && open.subject == event.countries.front(); });
}

void ExposureMeter::published(const parties::ListPublished& list) {
  const auto [found, is_first] = published_.try_emplace(list.country);
  Published& known = found->second;
  const bool fewer = !is_first && list.anchors < known.anchors;
  known.anchors = list.anchors;
  known.trusted.clear();
  for (const trust::TrustedCountry& each : list.trusted) known.trusted.emplace(each.country, each.mechanism);

  const auto by = [&](CountryCode subject, trust::Mechanism mechanism) {
    const auto trusted = known.trusted.find(subject);
    return trusted != known.trusted.end() && trusted->second == mechanism;
  };
  for (Provider& provider : providers_) {
    if (provider.open.empty() || provider.country != list.country) continue;
    for (Open& open : provider.open)
      if (fewer && open.cause == TrustChange::retirement_of_ca && !open.sequence)
        open.sequence = list.sequence;
    drop(provider, [&](const Open& open) {
      return (open.cause == TrustChange::end_of_agreement && by(open.subject, trust::Mechanism::registry)) ||
             (open.cause == TrustChange::withdrawal && by(open.subject, trust::Mechanism::bilateral));
    });
  }
}

void ExposureMeter::installed(Instant now, PartyId who, const parties::ListInstalled& list) {
  if (number(who) >= providers_.size()) return;
  Provider& provider = providers_[number(who)];
  provider.trusted = list.trusted;
  std::ranges::sort(provider.trusted);
  close(now, provider, [&](const Open& open) {
    return !provider.accepts(open.subject) || (open.sequence && list.sequence >= *open.sequence);
  });
}

void ExposureMeter::installed(Instant now, PartyId who, const parties::CrlInstalled& crl) {
  if (number(who) >= providers_.size()) return;
  Crl& known = crls_[issuer_of(crl.issuer)];
  known.entries = crl.entries;
  if (crl.entries >= known.expected) known.expected = 0;
  close(now, providers_[number(who)], [&](const Open& open) {
    return open.cause == TrustChange::revocation && issuer_of(open.subject) == issuer_of(crl.issuer) &&
           crl.entries >= open.entries;
  });
}

void ExposureMeter::agreed(Instant now, CountryCode one, CountryCode other) {
  for (Provider& provider : providers_)
    close(now, provider, [&](const Open& open) {
      return open.cause == TrustChange::end_of_agreement &&
             ((provider.country == one && open.subject == other) ||
              (provider.country == other && open.subject == one));
    });
}

void ExposureMeter::finish(Instant end) {
  for (Provider& provider : providers_) {
    for (const Open& open : provider.open)
      done_.push_back({open.action, open.since, end - open.since, true, provider.id, open.cause});
    provider.open.clear();
  }
}

std::vector<std::string_view> ExposureMeter::actions() const {
  std::set<std::pair<TrustChange, std::string_view>> found;
  for (const Exposure& each : done_) found.emplace(each.cause, each.action);
  std::vector<std::string_view> out;
  for (const auto& [cause, action] : found) out.push_back(action);
  return out;
}

std::vector<Exposure> ExposureMeter::exposures(std::string_view action, const TimeRange& time) const {
  std::vector<Exposure> out;
  for (const Exposure& each : done_)
    if (covers(action, each.action) && time.covers(each.since)) out.push_back(each);
  return out;
}

std::optional<double> figure_of(const std::vector<Exposure>& exposures, Stat stat,
                                const CallsTerminated& calls) {
  const auto by_calls = std::ranges::find(quantiles_by_calls, stat);
  const bool weighted = by_calls != quantiles_by_calls.end();
  if (weighted) stat = quantiles[static_cast<std::size_t>(by_calls - quantiles_by_calls.begin())];
  std::vector<WeightedDuration> durations;
  for (const Exposure& each : exposures) {
    const std::size_t provider = number(each.provider);
    durations.push_back({each.lasted, !weighted ? 1 : provider < calls.size() ? calls[provider] : 0});
  }
  return figure_of(std::move(durations), stat);
}

}  // namespace ishaken::sim
