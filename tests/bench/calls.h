// Whole calls through the whole simulator: placed, signed, carried, verified, treated, recorded.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "sim/world/run.h"

namespace ishaken::bench {

// Two countries that trust one another through the registry, three providers each, calls in every direction.
class Calls {
 public:
  // `overrides` of the scenario: "fidelity.crypto=modelled". So many calls are played before: certificates
  // issued, lists read, caches filled, tables of the six keys made.
  explicit Calls(const std::vector<std::string>& overrides, std::uint64_t warm_up = 15'000,
                 unsigned threads = 1);

  // Plays at least that many further calls and returns how many it were; rows are made and thrown away, as a
  // writer of tables would.
  double play(std::uint64_t calls);

 private:
  std::unique_ptr<sim::Run> run_;
};

}  // namespace ishaken::bench
