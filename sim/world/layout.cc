#include "sim/world/layout.h"

#include <fmt/format.h>

#include <algorithm>

#include "models/numbering/atlas.h"
#include "sim/network/packet/internet/backbone.h"

namespace ishaken::sim {
namespace {

using parties::Role;

std::string host_name(std::string_view role, CountryCode country) {
  std::string code = country.text();
  std::transform(code.begin(), code.end(), code.begin(),
                 [](char c) { return static_cast<char>(c - 'A' + 'a'); });
  return fmt::format("{}.{}.example", role, code);
}

class Filling {
 public:
  explicit Filling(parties::Directory& directory) : directory_(directory) {}

  unsigned new_body() { return ++bodies_; }
  PartyId add(std::string path, Role role, CountryCode country, std::string host, unsigned body,
              std::string spc = {}) {
    return directory_.add({std::move(path), role, country, std::move(host), body, std::move(spc)});
  }

  void add(CountryCode code, const Country& country, unsigned cas) {
    const std::string name = code.text();
    const unsigned administration = new_body();
    if (country.shaken) {
      const bool single = country.governance == Governance::single_body;
      add(name + "/ga", Role::governance_authority, code, host_name("ga", code),
          single ? administration : new_body());
      if (country.governance != Governance::shared_pa)
        add(name + "/pa", Role::policy_administrator, code, host_name("pa", code), administration);
      for (unsigned i = 1; i <= cas; ++i) {
        const bool by_pa = i == 1 && country.governance == Governance::pa_operates_ca;
        add(fmt::format("{}/ca/{}", name, i), Role::certification_authority, code,
            host_name(fmt::format("ca{}", i), code), by_pa ? administration : new_body());
      }
      add(name + "/cr", Role::certificate_repository, code, host_name("cr", code), new_body());
    }
    if (has_gateway(country))
      add(name + "/gateway", Role::international_gateway, code, host_name("gateway", code), new_body(),
          name + "GW");
    for (unsigned i = 1; i <= country.providers; ++i)
      add(fmt::format("{}/provider/{}", name, i), Role::service_provider, code,
          host_name(fmt::format("provider{}", i), code), new_body(), fmt::format("{}{:02}", name, i));
  }

 private:
  parties::Directory& directory_;
  unsigned bodies_ = 0;
};

std::pair<CountryCode, CountryCode> pair_of(const LinkOverride& link) {
  return {std::min(link.between[0], link.between[1]), std::max(link.between[0], link.between[1])};
}

}  // namespace

bool traces(const Scenario& scenario) {
  return std::ranges::any_of(scenario.reviews,
                             [](const auto& each) { return each.second.traceback.per_period > 0; });
}

bool has_gateway(const Country& country) { return country.tdm_share > 0 || country.gateway_signs; }

unsigned added_cas(const Scenario& scenario, CountryCode country) {
  return static_cast<unsigned>(std::ranges::count_if(
      scenario.timeline, [&](const TimedAction& each) { return each.action->adds_ca_to() == country; }));
}

void fill(parties::Directory& directory, const Scenario& scenario) {
  Filling filling(directory);
  filling.add("registry", Role::international_registry, {}, "registry.example", filling.new_body());
  for (const auto& [code, country] : scenario.countries)
    filling.add(code, country, country.cas + added_cas(scenario, code));
  filling.add("outside", Role::outside_world, {}, "", filling.new_body());
  // These are added last, so that the numbers of the others do not depend on adversaries.
  for (const auto& [name, repository] : scenario.repositories)
    filling.add("repository/" + name, Role::certificate_repository, repository.country,
                name + ".repository.example", filling.new_body());
  for (const auto& [name, adversary] : scenario.adversaries)
    filling.add("adversary/" + name, Role::adversary, adversary.through, name + ".adversary.example",
                filling.new_body());
  if (traces(scenario)) filling.add("carriers", Role::carriers, {}, "carriers.example", filling.new_body());
  for (const auto& [code, country] : scenario.countries) {
    if (country.shaken && country.governance == Governance::shared_pa)
      directory.share_administrator(code, directory.administrator(country.pa));
    for (const std::string& prefix : country.prefixes)
      (void)directory.numbers.add(prefix, code, country.providers);  // checked when the scenario was loaded
    for (const std::string& prefix : country.mobile) directory.numbers.mark_mobile(prefix);
  }
}

Location location_of(CountryCode code, const Country& country) {
  const AtlasCountry* known = find_country(code);
  Location location;
  if (known != nullptr) location = {known->latitude, known->longitude, known->region};
  location.latitude = country.latitude.value_or(location.latitude);
  location.longitude = country.longitude.value_or(location.longitude);
  location.region = country.region.value_or(location.region);
  return location;
}

std::vector<std::string> capture_points(const Scenario& scenario) {
  parties::Directory directory;
  fill(directory, scenario);
  std::vector<std::string> points;
  for (std::uint32_t i = 0; i < directory.size(); ++i)
    if (directory.at(PartyId{i}).role != Role::outside_world) points.push_back(directory.at(PartyId{i}).path);
  const LinkTable links = links_of(scenario);
  for (const LinkTable::Site& site : links.sites()) points.push_back(name_of_site(site.country));
  const Backbone backbone(links, transport_of(scenario, directory));
  for (const Backbone::Cable& cable : backbone.cables())
    points.push_back(name_of_site(links.sites()[cable.a].country) + "-" +
                     name_of_site(links.sites()[cable.b].country));
  return points;
}

TransportModel transport_of(const Scenario& scenario, const parties::Directory& directory) {
  constexpr double mbit = 1e6;
  const Transport& given = scenario.transport;
  TransportModel out;
  out.sip = given.sip == SipTransport::udp   ? TransportModel::Sip::udp
            : given.sip == SipTransport::tcp ? TransportModel::Sip::tcp
                                             : TransportModel::Sip::by_size;
  out.keep_alive = given.keep_alive;
  out.dns_lookup = given.dns_lookup;
  out.dns_memory = given.dns_memory;
  out.resumption = given.resumption;
  out.real_tls = scenario.fidelity.tls == TlsFidelity::openssl;
  out.mtu = given.mtu;
  out.access_rate = given.access_rate * mbit;
  for (const AccessRate& each : given.access_rates)
    out.access_rates[directory.find(each.party.text)] = each.rate * mbit;
  out.access_queue = given.access_queue;
  out.backbone_rate = given.backbone_rate * mbit;
  out.backbone_queue = given.backbone_queue;
  out.neighbours = given.neighbours;
  for (const LinkOverride& each : scenario.links.overrides)
    if (each.cable_rate) out.cables[pair_of(each)] = *each.cable_rate * mbit;
  return out;
}

LinkTable links_of(const Scenario& scenario) {
  LinkModel model{scenario.links.spread,
                  scenario.links.jitter,
                  scenario.links.loss,
                  scenario.links.domestic_round_trip,
                  {}};
  for (const LinkOverride& each : scenario.links.overrides)
    model.overrides[pair_of(each)] = {each.round_trip, each.loss};
  std::vector<LinkTable::Site> sites{
      {{}, {scenario.registry.latitude, scenario.registry.longitude, Region::europe}}};
  for (const auto& [code, country] : scenario.countries) sites.push_back({code, location_of(code, country)});
  return LinkTable(model, sites, scenario.seed);
}

}  // namespace ishaken::sim
