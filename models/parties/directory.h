// The directory of all parties: the facts that a party gets from DNS and number routing. It is filled before
// the simulation begins, and only read afterwards.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "models/base/names.h"
#include "models/numbering/number_plan.h"

namespace ishaken::parties {

enum class Role : std::uint8_t {
  governance_authority,
  policy_administrator,
  certification_authority,
  certificate_repository,
  service_provider,
  international_gateway,
  international_registry,
  adversary,
  carriers,       // between countries
  outside_world,  // customers, and the causes of the timeline's events
};

class Directory {
 public:
  struct Entry {
    std::string path;  // "FR/provider/2", "registry"
    Role role{};
    CountryCode country;  // "--" for the registry and the outside world
    std::string host;     // of its HTTPS services
    unsigned body = 0;    // parties of one body do not use the network among themselves
    std::string spc{};    // service provider code; empty for parties that have none
  };

  PartyId add(Entry entry);
  // Makes an STI-PA serve a further country.
  void share_administrator(CountryCode country, PartyId administrator);

  const Entry& at(PartyId party) const { return entries_[number(party)]; }
  std::size_t size() const { return entries_.size(); }
  // Returns whether there is such a party. Addresses in messages are chosen by their senders and may be
  // anything.
  bool knows(PartyId party) const { return number(party) < entries_.size(); }
  PartyId find(std::string_view path) const;  // no_party if there is none
  PartyId host(std::string_view name) const;  // by DNS name
  PartyId governance(CountryCode country) const { return find_in(governance_, country); }
  PartyId administrator(CountryCode country) const { return find_in(administrators_, country); }
  PartyId gateway(CountryCode country) const { return find_in(gateways_, country); }
  // Returns the party at which a call from that country enters the network of its terminating provider: the
  // gateway of the provider's country, if the call comes from abroad and the country has one; else the
  // provider.
  PartyId entrance(PartyId terminating, CountryCode from) const;
  PartyId registry() const { return registry_; }
  PartyId carriers() const { return carriers_; }
  const std::vector<PartyId>& providers(CountryCode country) const;
  // Returns the service provider code of the country's first provider; empty if it has no provider.
  std::string first_spc(CountryCode country) const;
  const std::vector<PartyId>& authorities(CountryCode country) const;  // STI-CAs

  NumberPlan numbers;
  // Returns the provider that serves a number; no_party if none does.
  PartyId provider_of(const TelephoneNumber& number) const;

 private:
  static PartyId find_in(const std::map<CountryCode, PartyId>& index, CountryCode country) {
    const auto found = index.find(country);
    return found == index.end() ? no_party : found->second;
  }
  std::vector<Entry> entries_;
  std::map<std::string, PartyId, std::less<>> by_path_, by_host_;
  std::map<CountryCode, PartyId> governance_, administrators_, gateways_;
  std::map<CountryCode, std::vector<PartyId>> providers_, authorities_;
  PartyId registry_ = no_party, carriers_ = no_party;
};

}  // namespace ishaken::parties
