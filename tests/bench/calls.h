// Whole calls through the whole simulator: placed, signed, carried, verified, treated, recorded.
#pragma once

#include <cstdint>
#include <memory>

#include "sim/world/run.h"

namespace ishaken::bench {

// Two countries that trust one another through the registry, three providers each, calls in every direction.
class Calls {
 public:
  Calls(bool real_crypto, unsigned threads);

  // Plays at least that many further calls and returns how many it were; rows are made and thrown away, as a
  // writer of tables would.
  double play(std::uint64_t calls);

 private:
  std::unique_ptr<sim::Run> run_;
};

}  // namespace ishaken::bench
