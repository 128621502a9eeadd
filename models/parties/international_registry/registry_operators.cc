#include "models/parties/international_registry/registry_operators.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "models/pki/jws_object.h"

namespace ishaken::parties {
namespace {

// Returns the text of a claim; empty if it is no string.
std::string text_of(const pki::Json& claim) {
  return claim.is_string() ? claim.get<std::string>() : std::string();
}

}  // namespace

RegistryOperators::RegistryOperators(const Config& config, std::uint64_t seed, const pki::Crypto& crypto)
    : config_(config), crypto_(crypto) {
  for (unsigned i = 1; i <= config_.count; ++i)
    keys_.push_back(pki::PrivateKey::derive(seed, fmt::format("registry/operator/{}", i)));
}

RegistryOperators::Order RegistryOperators::read(const messages::RegistryOrder& request) {
  std::set<std::size_t> who;
  std::optional<pki::Json> wanted;
  for (const std::string& text : request.orders)
    for (std::size_t i = 0; i < keys_.size(); ++i) {
      if (expelled_.contains(i)) continue;
      const auto order = pki::verify_jws(text, keys_[i].public_key(), crypto_);
      if (!order || (wanted && *wanted != order->payload)) continue;
      wanted = order->payload;
      who.insert(i);
    }
  if (who.empty()) return {};
  ordered_by_[request.country].insert(who.begin(), who.end());
  Order out{who.size(), who.size() >= config_.approvals, {}, {}};
  if (const auto country = wanted->find("country"); country != wanted->end()) out.country = text_of(*country);
  if (const auto entry = wanted->find("entry"); entry != wanted->end()) out.entry = text_of(*entry);
  return out;
}

void RegistryOperators::expel(CountryCode country) {
  for (const auto& [about, who] : ordered_by_)
    if (!country.known() || about == country) expelled_.insert(who.begin(), who.end());
}

Duration RegistryOperators::time_to_approve(CountryCode country, std::int64_t sequence, Act& act) const {
  if (config_.approvals <= 1 || config_.approval_time.median.count() == 0) return Duration{0};
  // Draws by country and sequence, so that other countries' registrations change nothing.
  Stream stream = act.draw("approval/" + country.text()).at(static_cast<std::uint64_t>(sequence));
  std::vector<Duration> times;
  for (std::size_t i = 0; i < keys_.size(); ++i) times.push_back(config_.approval_time.draw(stream));
  std::sort(times.begin(), times.end());
  return times[std::min<std::size_t>(config_.approvals, times.size()) - 1];
}

}  // namespace ishaken::parties
