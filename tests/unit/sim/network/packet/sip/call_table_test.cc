#include "sim/network/packet/sip/call_table.h"

#include <gtest/gtest.h>

#include <map>
#include <memory>
#include <string>

#include "models/base/random.h"

namespace ishaken::sim {
namespace {

CallId call(std::uint64_t number) { return CallId{number}; }

TEST(CallTable, KeepsOneOfEachCall) {
  CallTable<std::string> table;
  EXPECT_EQ(table.find(call(7)), nullptr);
  const auto [first, is_new] = table.emplace(call(7), "a");
  EXPECT_TRUE(is_new);
  const auto [again, is_again] = table.emplace(call(7), "b");
  EXPECT_FALSE(is_again);
  EXPECT_EQ(&again, &first);
  EXPECT_EQ(*table.find(call(7)), "a");
  EXPECT_TRUE(table.erase(call(7)));
  EXPECT_FALSE(table.erase(call(7)));
  EXPECT_FALSE(table.contains(call(7)));
  EXPECT_EQ(table.size(), 0u);
}

TEST(CallTable, KeepsAMapsPromisesAndEveryPlace) {
  CallTable<std::uint64_t> table;
  std::map<std::uint64_t, std::uint64_t*> places;
  Stream draws(1, "calls");
  for (int i = 0; i < 20'000; ++i) {
    const std::uint64_t number = 1 + draws.below(300);
    if (draws.chance(0.5)) {
      const auto [value, is_new] = table.emplace(call(number), number);
      EXPECT_EQ(is_new, places.emplace(number, &value).second);
    } else {
      EXPECT_EQ(table.erase(call(number)), places.erase(number) == 1);
    }
  }
  ASSERT_EQ(table.size(), places.size());
  for (const auto& [number, place] : places) {
    EXPECT_EQ(table.find(call(number)), place) << "it has moved";
    EXPECT_EQ(*place, number);
  }
}

TEST(CallTable, LetsGoOfWhatIsErased) {
  CallTable<std::shared_ptr<int>> table;
  const auto kept = std::make_shared<int>(1);
  table.emplace(call(1), kept);
  EXPECT_EQ(kept.use_count(), 2);
  table.erase(call(1));
  EXPECT_EQ(kept.use_count(), 1);
}

}  // namespace
}  // namespace ishaken::sim
