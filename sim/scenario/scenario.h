// A whole scenario as plain data, after templates and defaults are applied.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "models/reputation/review.h"
#include "models/trust/policy.h"
#include "models/trust/profile.h"
#include "sim/scenario/adversary.h"
#include "sim/scenario/callees.h"
#include "sim/scenario/country.h"
#include "sim/scenario/measures.h"
#include "sim/scenario/timeline.h"
#include "sim/scenario/tracebacks.h"
#include "sim/scenario/traffic.h"
#include "sim/scenario/transport.h"

namespace ishaken::sim {

enum class NetworkFidelity { message, packet };
enum class CryptoFidelity { openssl, modelled };
enum class TlsFidelity { openssl, cost_only };

struct Fidelity {
  NetworkFidelity network = NetworkFidelity::message;
  CryptoFidelity crypto = CryptoFidelity::openssl;
  TlsFidelity tls = TlsFidelity::openssl;
  static constexpr std::string_view help = "how real each layer is; the same code decides in all of them";
  static constexpr void fields(auto&& field) {
    field("network", &Fidelity::network, "how messages travel");
    field("crypto", &Fidelity::crypto, "how signatures are made and checked");
    field("tls", &Fidelity::tls, "how connections are secured if packets travel");
  }
};

// The International SHAKEN registry (ATIS-1000091 clause 4.3).
struct RegistrySettings {
  Duration entry_validity = std::chrono::hours(24 * 30);
  Duration latency_to_publish{0};
  bool log = false;
  Duration hold{0};
  unsigned operators = 3;
  unsigned approvals = 1;
  Duration approval_time = std::chrono::hours(8);
  Duration decision_delay = std::chrono::hours(12);
  double latitude = 46.2, longitude = 6.15;
  static constexpr std::string_view help = "the International SHAKEN registry";
  static constexpr void fields(auto&& field) {
    field("entry_validity", &RegistrySettings::entry_validity,
          "how long an entry is good; STI-PAs renew at half of it", {.min = 3600});
    field("latency_to_publish", &RegistrySettings::latency_to_publish,
          "from registration until the entry can be read", {.min = 0});
    field("log", &RegistrySettings::log,
          "it keeps a transparency log of its entries (RFC 6962) and proves them by it");
    field("hold", &RegistrySettings::hold,
          "how long an STI-PA root or STI-CA that is new in an entry is held back", {.min = 0});
    field("operators", &RegistrySettings::operators, "people who may change entries by hand",
          {.min = 1, .max = 20});
    field("approvals", &RegistrySettings::approvals,
          "how many of them must agree to any change; 1: registrations pass by themselves",
          {.min = 1, .max = 20});
    field("approval_time", &RegistrySettings::approval_time,
          "if several must agree: median time that each of them takes to do so", {.min = 0});
    field("decision_delay", &RegistrySettings::decision_delay,
          "its operators' time to settle a dispute, median", {.min = 0});
    field("latitude", &RegistrySettings::latitude, "latitude of its site, for latency",
          {.min = -90, .max = 90, .unit = "degrees"});
    field("longitude", &RegistrySettings::longitude, "longitude of its site, for latency",
          {.min = -180, .max = 180, .unit = "degrees"});
  }
};

// A host of certificate repositories for STI-CAs of many countries.
struct Repository {
  double share = 0;
  CountryCode country;
  static constexpr std::string_view help = "a host that serves certificates for STI-CAs of any country";
  static constexpr void fields(auto&& field) {
    field("share", &Repository::share,
          "of all STI-CAs whose country says repository: ca; the others have their country's own",
          {.min = 0, .max = 1, .required = true});
    field("country", &Repository::country, "the country that it is in",
          {.required = true, .refers_to = "country"});
  }
};

// A bilateral agreement (ATIS-1000087) that is in force, or being vetted, from the beginning of the warm-up.
struct Agreement {
  std::vector<CountryCode> between;
  bool mutual = true;
  Duration vetting{0};
  static constexpr std::string_view help = "a bilateral agreement (ATIS-1000087) from the first moment";
  static constexpr void fields(auto&& field) {
    field("between", &Agreement::between, "two countries, or more for one agreement per pair",
          {.required = true, .refers_to = "country"});
    field("mutual", &Agreement::mutual, "false: only the first trusts the second");
    field("vetting", &Agreement::vetting, "how long vetting takes, from the start of the warm-up",
          {.min = 0});
  }
};

struct LinkOverride {
  std::vector<CountryCode> between;
  std::optional<Duration> round_trip;
  std::optional<double> loss;
  std::optional<double> cable_rate;
  static constexpr std::string_view help = "values for the link between two countries";
  static constexpr void fields(auto&& field) {
    field("between", &LinkOverride::between, "the two countries", {.required = true, .refers_to = "country"});
    field("round_trip", &LinkOverride::round_trip, "by default from the distance", {.min = 0});
    field("loss", &LinkOverride::loss, "share of packets lost", {.min = 0, .max = 0.9});
    field("cable_rate", &LinkOverride::cable_rate, "the two have a cable of their own, of this rate",
          {.min = 0.01, .max = 1e6, .unit = "Mbit/s"});
  }
};

struct Links {
  double spread = 0.31;
  Duration jitter = std::chrono::microseconds(400);
  double loss = 0;
  Duration domestic_round_trip = std::chrono::milliseconds(10);
  std::vector<LinkOverride> overrides;
  static constexpr std::string_view help = "latency, jitter and loss between parties";
  static constexpr void fields(auto&& field) {
    field("spread", &Links::spread,
          "sigma of the logarithm of round-trip times, drawn once per pair of countries",
          {.min = 0, .max = 2});
    field("jitter", &Links::jitter, "median of what queues add to each message", {.min = 0});
    field("loss", &Links::loss, "share of packets lost", {.min = 0, .max = 0.9});
    field("domestic_round_trip", &Links::domestic_round_trip, "within a country", {.min = 0});
    field("overrides", &Links::overrides, "values for single pairs");
  }
};

// One line of `expect:`, such as `verified_share[from=XA, to=FR, after=4 d] == 0`. sim/results reads it.
struct ExpectationText {
  std::string text;
};

struct Scenario {
  int schema = 1;
  std::string name;
  std::string title;
  Instant start{};
  Duration duration = std::chrono::hours(24);
  Duration warm_up = std::chrono::hours(24 * 3);
  std::uint64_t seed = 1;
  bool baseline = false;
  Fidelity fidelity;
  std::map<std::string, Country> templates;
  std::map<CountryCode, Country> countries;
  std::map<std::string, trust::Policy> policies;  // always holds "default"
  std::map<std::string, reputation::Review> reviews;
  std::map<std::string, trust::Profile> profiles;  // beside the built-in ones
  std::map<std::string, double> verifiers;
  std::vector<Agreement> agreements;
  RegistrySettings registry;
  std::map<std::string, Adversary> adversaries;
  std::map<std::string, Repository> repositories;
  Links links;
  Transport transport;
  std::vector<Traffic> traffic;
  Callees callees;
  Tracebacks tracebacks;
  Measures measures;
  std::vector<TimedAction> timeline;  // sorted by time, stable
  std::vector<ExpectationText> expect;

  static constexpr std::string_view help = "a scenario";
  static constexpr void fields(auto&& field) {
    field("schema", &Scenario::schema, "version of this format", {.min = 1, .max = 1, .required = true});
    field("name", &Scenario::name, "names the run directory: lower-case letters, digits, hyphens",
          {.required = true});
    field("title", &Scenario::title, "one sentence");
    field("start", &Scenario::start, "the simulated date at which traffic begins", {.required = true});
    field("duration", &Scenario::duration, "how long it is played", {.min = 1});
    field("warm_up", &Scenario::warm_up,
          "before start: approvals, certificates and lists settle without calls", {.min = 0});
    field("seed", &Scenario::seed, "of every random draw");
    field("baseline", &Scenario::baseline,
          "also play the scenario without its attacks, on the same draws, and report differences");
    field("fidelity", &Scenario::fidelity, "how real each layer is");
    field("templates", &Scenario::templates, "countries to start from");
    field("countries", &Scenario::countries, "by ISO 3166 code, or a user-assigned code such as XA",
          {.required = true});
    field("policies", &Scenario::policies, "by name; 'default' exists and may be changed");
    field("reviews", &Scenario::reviews,
          "how STI-GAs judge other countries by reputation, by name; policies refer to them");
    field("profiles", &Scenario::profiles, "verifier profiles, by name, in addition to the built-in ones");
    field("verifiers", &Scenario::verifiers,
          "which share of the providers verifies by which profile, in countries without `verifiers` of their "
          "own; without it they follow their policy alone",
          {.min = 0, .max = 1, .refers_to = "profile"});
    field("agreements", &Scenario::agreements, "bilateral agreements");
    field("registry", &Scenario::registry, "the International SHAKEN registry");
    field("adversaries", &Scenario::adversaries, "attackers, by name");
    field("repositories", &Scenario::repositories, "hosts that serve certificates for many, by name");
    field("links", &Scenario::links, "the network between parties");
    field("transport", &Scenario::transport, "protocols, connections, and rates and queues of links");
    field("traffic", &Scenario::traffic, "sources of calls");
    field("callees", &Scenario::callees, "how called people behave");
    field("tracebacks", &Scenario::tracebacks, "how calls are traced back to their caller");
    field("measures", &Scenario::measures, "the analyst's definition of a bad country");
    field("timeline", &Scenario::timeline, "actions, each with its time");
    field("expect", &Scenario::expect, "conditions that must hold at the end");
  }
};

// Returns the review by which the STI-GA of a country with that policy judges others; null if it does not.
std::shared_ptr<const reputation::Review> review_of(const Scenario& scenario, const trust::Policy& policy);

}  // namespace ishaken::sim

template <>
struct ishaken::EnumNames<ishaken::sim::NetworkFidelity> {
  using enum sim::NetworkFidelity;
  static constexpr std::array values{
      EnumValue{message, "message",
                "whole, after the time that their bytes would take; loss and outages per link"},
      EnumValue{packet, "packet", "SIP and HTTPS as bytes on the internet stack of ns-3"}};
};
template <>
struct ishaken::EnumNames<ishaken::sim::CryptoFidelity> {
  using enum sim::CryptoFidelity;
  static constexpr std::array values{
      EnumValue{openssl, "openssl", "every signature is real"},
      EnumValue{modelled, "modelled", "unforgeable tags with the same accept and reject relation"}};
};
template <>
struct ishaken::EnumNames<ishaken::sim::TlsFidelity> {
  using enum sim::TlsFidelity;
  static constexpr std::array values{
      EnumValue{openssl, "openssl", "TLS 1.3, certificates of a public CA included"},
      EnumValue{cost_only, "cost_only", "its round trips and bytes, without the mathematics"}};
};
