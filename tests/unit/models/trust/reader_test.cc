#include "models/trust/reader.h"

#include <gtest/gtest.h>

#include "tests/unit/models/trust/lists.h"

namespace ishaken::trust {
namespace {

using namespace testing;

struct ReaderTest : ::testing::Test, Lists {
  Reader reader{*crypto, certificates};

  std::string text(std::int64_t sequence) const {
    TrustedList out = list(FR, {anchor("One", FR)});
    out.sequence = sequence;
    return sign(FR, to_claims(out));
  }
  TrustedListPtr read(const std::string& text) { return reader.list(text, key("FR/pa").public_key()); }
  // Of no list, so that nobody can hold what comes of them.
  void read_others(int count) {
    for (int i = 0; i < count; ++i) EXPECT_EQ(read("other " + std::to_string(next_++)), nullptr);
  }
  int next_ = 0;
};

TEST_F(ReaderTest, TheSameTextIsTheSameObject) {
  const std::string first = text(1);
  const TrustedListPtr list = read(first);
  ASSERT_NE(list, nullptr);
  EXPECT_EQ(list->sequence, 1);
  EXPECT_EQ(read(first), list);
  EXPECT_NE(read(text(2)), list);
  EXPECT_EQ(reader.list(first, key("DE/pa").public_key()), nullptr);
}

TEST_F(ReaderTest, WhatIsHeldIsNotForgotten) {
  const std::string first = text(1);
  const TrustedListPtr held = read(first);
  read_others(10'000);
  EXPECT_EQ(read(first), held);
}

TEST_F(ReaderTest, WhatNobodyHoldsIs) {
  const std::string first = text(1);
  const std::weak_ptr<const TrustedList> seen = read(first);
  EXPECT_FALSE(seen.expired());
  read_others(1000);
  EXPECT_TRUE(seen.expired());
  EXPECT_EQ(read(first)->sequence, 1);
}

TEST_F(ReaderTest, MoreThanItBeginsWithMayBeHeld) {
  std::vector<TrustedListPtr> held;
  for (int i = 0; i < 600; ++i) held.push_back(read(text(i)));
  read_others(2000);
  for (int i = 0; i < 600; i += 50) EXPECT_EQ(read(text(i)), held[static_cast<std::size_t>(i)]);
}

}  // namespace
}  // namespace ishaken::trust
