#include "sim/results/link_metrics.h"

#include <gtest/gtest.h>

namespace ishaken::sim {
namespace {

TEST(LinkMetrics, AddUpAllCablesOrThatOfAParty) {
  LinkMetrics links;
  links.add("FR/provider/1", "FR", {{}, {}, 10, 1000, 3, 2, 1});
  links.add("FR", "FR/provider/1", {{}, {}, 5, 500, 0, 0, 1});
  links.add("FR/provider/1/phones", "FR/provider/1", {{}, {}, 100, 10'000, 0, 0, 0});
  links.add("registry", "world", {{}, {}, 7, 70, 0, 0, 0});
  links.add("FR", "world", {{}, {}, 1000, 100'000, 0, 0, 0});
  EXPECT_EQ(links.value("packets", ""), 1122);
  EXPECT_EQ(links.value("packets", "FR/provider/1"), 15);
  EXPECT_EQ(links.value("packet_bytes", "FR/provider/1"), 1500);
  EXPECT_EQ(links.value("packets_retransmitted", "FR/provider/1"), 3);
  EXPECT_EQ(links.value("packets_dropped", "FR/provider/1"), 2);
  EXPECT_EQ(links.value("packets_lost", "FR/provider/1"), 2);
  EXPECT_EQ(links.value("packets", "registry"), 7);
  EXPECT_EQ(links.value("packets", "FR/provider/2"), std::nullopt);
}

TEST(LinkMetrics, WithoutPacketsThereIsNothingToMeasure) {
  EXPECT_EQ(LinkMetrics().value("packets", ""), std::nullopt);
}

}  // namespace
}  // namespace ishaken::sim
