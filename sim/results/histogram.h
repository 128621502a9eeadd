// A histogram of durations, in memory that does not grow with their number. Values below 128 ns have a bucket
// each; above, every octave has 64 buckets of equal width. A quantile is the middle of its bucket: at most
// 1/128 (0.8 %) off the value of that rank. Count, mean, min and max are exact, and the order in which values
// are added changes nothing.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "models/base/time.h"
#include "sim/results/stat.h"

namespace ishaken::sim {

class Histogram {
 public:
  // Adds a duration; a negative one counts as zero.
  void add(Duration value, std::uint64_t weight = 1);
  void add(const Histogram& other);

  std::uint64_t count() const { return count_; }
  // Returns the mean, p50, p95 or max in seconds; nothing if nothing was added, or for another stat.
  std::optional<double> stat(Stat wanted) const;
  // Returns the nearest rank: the smallest value such that `percent` of all values are not above it.
  Duration quantile(unsigned percent) const;

 private:
  __extension__ using Wide = unsigned __int128;

  std::uint64_t& bucket(std::size_t index);

  std::vector<std::uint64_t> buckets_;  // from first_ on; only the range that was ever used
  std::size_t first_ = 0;
  std::uint64_t count_ = 0;
  Wide sum_ = 0;  // nanoseconds
  std::uint64_t min_ = ~std::uint64_t{0}, max_ = 0;
};

}  // namespace ishaken::sim
