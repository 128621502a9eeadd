#include "sim/results/histogram.h"

#include <algorithm>
#include <bit>

namespace ishaken::sim {
namespace {

constexpr unsigned per_octave = 64;  // a power of two

std::size_t index_of(std::uint64_t value) {
  const auto width = static_cast<unsigned>(std::bit_width(value | per_octave));
  const unsigned shift = width - static_cast<unsigned>(std::bit_width(per_octave));
  return shift * per_octave + static_cast<std::size_t>(value >> shift);
}

std::uint64_t middle_of(std::size_t index) {
  if (index < 2 * per_octave) return index;
  const std::size_t shift = index / per_octave - 1;
  return ((index - shift * per_octave) << shift) + (std::uint64_t{1} << shift) / 2;
}

Duration to_duration(std::uint64_t nanoseconds) { return Duration(static_cast<std::int64_t>(nanoseconds)); }

}  // namespace

std::uint64_t& Histogram::bucket(std::size_t index) {
  if (buckets_.empty()) first_ = index;
  if (index < first_) {
    buckets_.insert(buckets_.begin(), first_ - index, 0);
    first_ = index;
  }
  if (index - first_ >= buckets_.size()) buckets_.resize(index - first_ + 1);
  return buckets_[index - first_];
}

void Histogram::add(Duration value, std::uint64_t weight) {
  const auto nanoseconds = static_cast<std::uint64_t>(std::max<std::int64_t>(value.count(), 0));
  bucket(index_of(nanoseconds)) += weight;
  count_ += weight;
  sum_ += static_cast<Wide>(nanoseconds) * weight;
  min_ = std::min(min_, nanoseconds);
  max_ = std::max(max_, nanoseconds);
}

void Histogram::add(const Histogram& other) {
  for (std::size_t i = 0; i < other.buckets_.size(); ++i)
    if (other.buckets_[i] != 0) bucket(other.first_ + i) += other.buckets_[i];
  count_ += other.count_;
  sum_ += other.sum_;
  min_ = std::min(min_, other.min_);
  max_ = std::max(max_, other.max_);
}

Duration Histogram::quantile(unsigned percent) const {
  if (count_ == 0) return Duration{0};
  const auto rank = std::max<Wide>((static_cast<Wide>(count_) * percent + 99) / 100, 1);
  if (rank == count_) return to_duration(max_);
  Wide passed = 0;
  for (std::size_t i = 0; i < buckets_.size(); ++i) {
    passed += buckets_[i];
    if (passed >= rank) return to_duration(std::clamp(middle_of(first_ + i), min_, max_));
  }
  return to_duration(max_);
}

std::optional<double> Histogram::stat(Stat wanted) const {
  if (count_ == 0) return std::nullopt;
  switch (wanted) {
    case Stat::mean:
      return static_cast<double>(sum_) / static_cast<double>(count_) / 1e9;
    case Stat::p50:
      return in_seconds(quantile(50));
    case Stat::p95:
      return in_seconds(quantile(95));
    case Stat::max:
      return in_seconds(to_duration(max_));
    default:
      return std::nullopt;
  }
}

}  // namespace ishaken::sim
