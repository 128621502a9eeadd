#include "models/base/random.h"

#include <Random123/philox.h>

#include <cmath>
#include <numbers>
#include <numeric>

#include "models/base/digest.h"

namespace ishaken {

Stream::Stream(std::uint64_t seed, std::string_view path) {
  const std::uint64_t key = fingerprint(as_bytes(path), seed).low;
  key_ = {static_cast<std::uint32_t>(key), static_cast<std::uint32_t>(key >> 32)};
}

Stream Stream::at(std::uint64_t item) const {
  Stream copy = *this;
  copy.item_ = item;
  copy.block_ = 0;
  copy.used_ = 4;
  return copy;
}

std::uint64_t Stream::next() {
  if (used_ == 4) {
    const r123::Philox4x32::ctr_type counter{
        {static_cast<std::uint32_t>(item_), static_cast<std::uint32_t>(item_ >> 32),
         static_cast<std::uint32_t>(block_), static_cast<std::uint32_t>(block_ >> 32)}};
    const auto out = r123::Philox4x32()(counter, {{key_[0], key_[1]}});
    words_ = {out[0], out[1], out[2], out[3]};
    ++block_;
    used_ = 0;
  }
  const std::uint64_t value = words_[used_] | static_cast<std::uint64_t>(words_[used_ + 1]) << 32;
  used_ += 2;
  return value;
}

double Stream::uniform() { return static_cast<double>(next() >> 11) * 0x1p-53; }

std::uint64_t Stream::below(std::uint64_t count) {
  // Lemire's multiplication, with the rejection that makes it exact.
  while (true) {
    const auto product = static_cast<unsigned __int128>(next()) * count;
    const auto low = static_cast<std::uint64_t>(product);
    if (low >= count || low >= (0 - count) % count) return static_cast<std::uint64_t>(product >> 64);
  }
}

bool Stream::chance(double probability) { return uniform() < probability; }

double Stream::exponential(double mean) { return -mean * std::log1p(-uniform()); }

double Stream::normal(double mean, double deviation) {
  const double radius = std::sqrt(-2.0 * std::log1p(-uniform()));
  return mean + deviation * radius * std::cos(2.0 * std::numbers::pi * uniform());
}

double Stream::lognormal(double median, double sigma) { return median * std::exp(normal(0.0, sigma)); }

Duration Stream::between(Duration low, Duration high) {
  const auto width = (high - low).count();
  return width <= 0 ? low
                    : low + Duration(static_cast<std::int64_t>(below(static_cast<std::uint64_t>(width))));
}

std::size_t Stream::weighted(std::span<const double> weights) {
  double target = uniform() * std::accumulate(weights.begin(), weights.end(), 0.0);
  for (std::size_t i = 0; i + 1 < weights.size(); ++i) {
    if (target < weights[i]) return i;
    target -= weights[i];
  }
  return weights.size() - 1;
}

}  // namespace ishaken
