#include "models/base/flat_map.h"

#include <gmock/gmock.h>

#include <map>

#include "models/base/random.h"

namespace ishaken {
namespace {

TEST(FlatMap, ZeroIsNeverThere) {
  FlatMap<int> map;
  EXPECT_EQ(map.find(0), nullptr);
  EXPECT_EQ(map.find(1), nullptr);
}

TEST(FlatMap, AnEntryThatReturnsIsNew) {
  FlatMap<int> map;
  map.insert(5).first = 50;
  EXPECT_FALSE(map.insert(5).second);
  map.erase(map.find(5));
  EXPECT_EQ(map.find(5), nullptr);
  const auto [value, is_new] = map.insert(5);
  EXPECT_TRUE(is_new);
  EXPECT_EQ(value, 0);
}

// Against std::map, with few keys that collide, and with numbers that rise as calls do.
TEST(FlatMap, DoesAsAMapDoes) {
  for (const std::uint64_t keys : {20u, 300u, 5000u}) {
    Stream draw(keys, "flat map");
    FlatMap<std::uint64_t> map;
    std::map<std::uint64_t, std::uint64_t> model;
    for (std::uint64_t step = 0; step < 60'000; ++step) {
      const std::uint64_t key = 1 + draw.below(keys) + step / 100;
      if (draw.chance(0.5)) {
        map.insert(key).first = step;
        model[key] = step;
      } else if (auto* value = map.find(key)) {
        map.erase(value);
        ASSERT_EQ(model.erase(key), 1u);
      } else {
        ASSERT_FALSE(model.contains(key));
      }
      ASSERT_EQ(map.size(), model.size());
    }
    std::vector<std::uint64_t> expected;
    for (const auto& [key, value] : model) {
      expected.push_back(key);
      ASSERT_NE(map.find(key), nullptr);
      EXPECT_EQ(*map.find(key), value);
    }
    EXPECT_EQ(map.sorted_keys(), expected);
  }
}

}  // namespace
}  // namespace ishaken
