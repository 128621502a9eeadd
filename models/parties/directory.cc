#include "models/parties/directory.h"

namespace ishaken::parties {
namespace {

PartyId lookup(const std::map<std::string, PartyId, std::less<>>& index, std::string_view key) {
  const auto found = index.find(key);
  return found == index.end() ? no_party : found->second;
}

const std::vector<PartyId>& all_of(const std::map<CountryCode, std::vector<PartyId>>& index,
                                   CountryCode country) {
  static const std::vector<PartyId> none;
  const auto found = index.find(country);
  return found == index.end() ? none : found->second;
}

}  // namespace

PartyId Directory::add(Entry entry) {
  const PartyId id{static_cast<std::uint32_t>(entries_.size())};
  by_path_.emplace(entry.path, id);
  if (!entry.host.empty()) by_host_.emplace(entry.host, id);
  switch (entry.role) {
    case Role::governance_authority:
      governance_.emplace(entry.country, id);
      break;
    case Role::policy_administrator:
      administrators_.emplace(entry.country, id);
      break;
    case Role::certification_authority:
      authorities_[entry.country].push_back(id);
      break;
    case Role::service_provider:
      providers_[entry.country].push_back(id);
      break;
    case Role::international_gateway:
      gateways_.emplace(entry.country, id);
      break;
    case Role::international_registry:
      registry_ = id;
      break;
    case Role::carriers:
      carriers_ = id;
      break;
    case Role::certificate_repository:
    case Role::adversary:
    case Role::outside_world:
      break;
  }
  entries_.push_back(std::move(entry));
  return id;
}

void Directory::share_administrator(CountryCode country, PartyId administrator) {
  administrators_.emplace(country, administrator);
}

PartyId Directory::find(std::string_view path) const { return lookup(by_path_, path); }
PartyId Directory::host(std::string_view name) const { return lookup(by_host_, name); }

const std::vector<PartyId>& Directory::providers(CountryCode country) const {
  return all_of(providers_, country);
}

std::string Directory::first_spc(CountryCode country) const {
  const std::vector<PartyId>& all = providers(country);
  return all.empty() ? std::string() : at(all.front()).spc;
}
const std::vector<PartyId>& Directory::authorities(CountryCode country) const {
  return all_of(authorities_, country);
}

PartyId Directory::entrance(PartyId terminating, CountryCode from) const {
  const CountryCode there = at(terminating).country;
  const PartyId gateway = there == from ? no_party : this->gateway(there);
  return gateway == no_party ? terminating : gateway;
}

PartyId Directory::provider_of(const TelephoneNumber& number) const {
  const auto holder = numbers.holder_of(number);
  if (!holder) return no_party;
  const auto& providers = this->providers(holder->country);
  return holder->provider < providers.size() ? providers[holder->provider] : no_party;
}

}  // namespace ishaken::parties
