#include "sim/results/histogram.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>

#include "models/base/random.h"

namespace ishaken::sim {
namespace {

TEST(Histogram, NothingHasNoFigures) {
  EXPECT_EQ(Histogram{}.stat(Stat::mean), std::nullopt);
  Histogram one;
  one.add(Duration{5});
  EXPECT_EQ(one.stat(Stat::last), std::nullopt);
}

TEST(Histogram, SmallValuesAreExact) {
  Histogram histogram;
  for (int i = 1; i <= 100; ++i) histogram.add(Duration{i});
  EXPECT_EQ(histogram.quantile(50), Duration{50});
  EXPECT_EQ(histogram.quantile(95), Duration{95});
  EXPECT_EQ(histogram.quantile(100), Duration{100});
  EXPECT_EQ(histogram.quantile(1), Duration{1});
  EXPECT_DOUBLE_EQ(*histogram.stat(Stat::mean), 50.5e-9);
}

TEST(Histogram, OneValueIsItsOwnQuantile) {
  Histogram histogram;
  histogram.add(Duration{123'456'789}, 1'000'000'000);
  for (const Stat stat : quantiles) EXPECT_DOUBLE_EQ(*histogram.stat(stat), 0.123456789);
}

// From nanoseconds to years, by several shapes: every quantile within 1/128 of the sample of that rank, and
// the mean and the greatest exact.
TEST(Histogram, QuantilesStayWithinTheirBound) {
  Stream draw(7, "histogram");
  for (int shape = 0; shape < 60; ++shape) {
    Histogram histogram;
    std::vector<std::int64_t> sample;
    const double median = std::pow(10.0, draw.uniform() * 16), sigma = draw.uniform() * 4;
    const auto size = 1 + draw.below(3000);
    std::int64_t sum = 0;
    for (std::uint64_t i = 0; i < size; ++i) {
      const auto value = static_cast<std::int64_t>(std::min(draw.lognormal(median, sigma), 2e15));
      sample.push_back(value);
      histogram.add(Duration{value});
      sum += value;
    }
    std::ranges::sort(sample);
    for (const unsigned percent : {1u, 10u, 50u, 90u, 95u, 99u, 100u}) {
      const auto exact = static_cast<double>(sample[(sample.size() * percent + 99) / 100 - 1]);
      const auto got = static_cast<double>(histogram.quantile(percent).count());
      EXPECT_LE(std::abs(got - exact), exact / 128) << percent << " % of " << size << " around " << median;
    }
    EXPECT_EQ(*histogram.stat(Stat::max), in_seconds(Duration{sample.back()}));
    EXPECT_DOUBLE_EQ(*histogram.stat(Stat::mean), static_cast<double>(sum) / static_cast<double>(size) / 1e9);
  }
}

TEST(Histogram, OrderAndPartingChangeNothing) {
  Stream draw(8, "histogram");
  std::vector<Duration> values;
  for (int i = 0; i < 2000; ++i) values.push_back(seconds(draw.lognormal(0.1, 2)));
  Histogram forward, backward, left, right;
  for (const Duration each : values) forward.add(each);
  for (auto each = values.rbegin(); each != values.rend(); ++each) backward.add(*each);
  for (std::size_t i = 0; i < values.size(); ++i) (i % 3 ? left : right).add(values[i]);
  left.add(right);
  for (const Stat stat : quantiles) {
    EXPECT_EQ(forward.stat(stat), backward.stat(stat)) << name_of(stat);
    EXPECT_EQ(forward.stat(stat), left.stat(stat)) << name_of(stat);
  }
}

TEST(Histogram, AddingNothingChangesNothing) {
  Histogram some;
  some.add(std::chrono::milliseconds(3));
  some.add(Histogram{});
  EXPECT_EQ(some.count(), 1u);
  EXPECT_EQ(some.quantile(1), std::chrono::milliseconds(3));
}

TEST(Histogram, NegativeAndHugeDurationsAreTaken) {
  Histogram histogram;
  histogram.add(Duration{-5});
  histogram.add(Duration::max());
  histogram.add(Duration::max());
  EXPECT_EQ(histogram.quantile(1), Duration{0});
  EXPECT_EQ(histogram.quantile(100), Duration::max());
  EXPECT_GT(*histogram.stat(Stat::mean), 6e9);  // a sum past 64 bits
}

}  // namespace
}  // namespace ishaken::sim
