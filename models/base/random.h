// Named random streams: a draw depends only on (seed, path of the thing that draws, its own counter), never
// on other draws or their order. So an intervention changes only the draws that it affects. Generator: Philox
// 4x32-10 (Salmon et al., SC 2011), from the library Random123.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "models/base/time.h"

namespace ishaken {

class Stream {
 public:
  // `path` identifies the thing that draws: "country/FR/provider/2/arrivals".
  Stream(std::uint64_t seed, std::string_view path);

  // Returns the stream of one item (call k of a flow), so that its draws do not depend on the order of items.
  Stream at(std::uint64_t item) const;

  std::uint64_t next();                                   // 64 uniform bits
  double uniform();                                       // [0, 1)
  std::uint64_t below(std::uint64_t count);               // [0, count), count > 0
  bool chance(double probability);                        // true with that probability
  double exponential(double mean);                        // mean > 0
  double normal(double mean, double deviation);           // Box-Muller, no cached half
  double lognormal(double median, double sigma);          // median of the result, sigma of its logarithm
  Duration between(Duration low, Duration high);          // uniform, [low, high)
  std::size_t weighted(std::span<const double> weights);  // index, by weights that are >= 0 and not all 0

 private:
  std::array<std::uint32_t, 2> key_{};
  std::uint64_t item_ = 0;
  std::uint64_t block_ = 0;
  std::array<std::uint32_t, 4> words_{};
  unsigned used_ = 4;
};

}  // namespace ishaken
