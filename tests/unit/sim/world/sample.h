// A small world in which most things happen, and runs of it in this process.
#pragma once

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "sim/world/run.h"

namespace ishaken::sim {

inline constexpr std::string_view sample = R"(
schema: 1
name: sample
start: 2026-01-01
duration: 1 d
countries:
  BR: {policy: careful, tdm_share: 0.3, gateway_signs: true, governance: single-body}
  DE: {cas: 2, clock_skew: 1 s, certificate_lifetime: 1 d, certificate_renewal: 6 h}
  FR: {providers: 3, repository: provider}
  IN: {shaken: false}
  LU: {governance: shared-pa, pa: FR}
policies:
  default: {registry: allow-all, list_poll: 2 h, registry_poll: 1 h, crl_poll: 1 h, border_rule: all}
  careful: {registry: allow-list, allow: [FR], merge: scoped, on_failed: block}
agreements:
  - {between: [DE, FR]}
links: {loss: 0.01}
traffic:
  - {kind: legitimate, rate: 1 per min}
  - {kind: spoofed, from: BR, to: [DE, FR], calling: numbers-of(FR), attestation: A, rate: 0.2 per min}
timeline:
  - {at: 4 h, exclude: BR, by: FR}
  - {at: 6 h, rotate_key: FR/provider/1}
  - {at: 8 h, outage: FR/pa, for: 1 h}
  - {at: 10 h, revoke: DE/provider/1}
  - {at: 12 h, partition: [LU], for: 1 h}
  - {at: 14 h, retire_ca: DE/ca/1}
  - {at: 16 h, set: {policies.careful.merge: flat}}
)";

// Returns the scenario that `text` describes, with those keys overridden.
Scenario scenario(std::string_view text, const std::vector<std::string>& overrides = {});

// A digest per table over all its rows as text.
using Digests = std::map<std::string, std::string>;

// Plays a run to its end, that many events at a time.
Digests digests(sim::Run& run, std::uint64_t slice = 10'000);
Digests play(std::string_view text, unsigned threads = 1, std::uint64_t slice = 10'000);

}  // namespace ishaken::sim
