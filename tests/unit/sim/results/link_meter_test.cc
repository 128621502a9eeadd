#include "sim/results/link_meter.h"

#include <gtest/gtest.h>

namespace ishaken::sim {
namespace {

TEST(LinkMeter, AddUpAllCablesOrThatOfAParty) {
  LinkMeter links;
  links.add("FR/provider/1", "FR", {{}, {}, 10, 1000, 3, 2, 1});
  links.add("FR", "FR/provider/1", {{}, {}, 5, 500, 0, 0, 1});
  links.add("FR/provider/1/phones", "FR/provider/1", {{}, {}, 100, 10'000, 0, 0, 0});
  links.add("registry", "world", {{}, {}, 7, 70, 0, 0, 0});
  links.add("FR", "world", {{}, {}, 1000, 100'000, 0, 0, 0});
  EXPECT_EQ(links.find("")->packets, 1122u);
  EXPECT_EQ(links.find("FR/provider/1")->packets, 15u);
  EXPECT_EQ(links.find("FR/provider/1")->bytes, 1500u);
  EXPECT_EQ(links.find("FR/provider/1")->retransmitted, 3u);
  EXPECT_EQ(links.find("FR/provider/1")->dropped, 2u);
  EXPECT_EQ(links.find("FR/provider/1")->lost, 2u);
  EXPECT_EQ(links.find("registry")->packets, 7u);
  EXPECT_EQ(links.find("FR/provider/2"), nullptr);
}

TEST(LinkMeter, WithoutPacketsThereIsNothingToMeasure) { EXPECT_EQ(LinkMeter().find(""), nullptr); }

}  // namespace
}  // namespace ishaken::sim
