// Who made a call, and what becomes of customers who are found.
#include "models/parties/customers.h"

#include <gtest/gtest.h>

#include "models/parties/authentication_service.h"
#include "tests/unit/models/parties/scene.h"

namespace ishaken::parties::testing {
namespace {

using reputation::Enforcement, reputation::Measure;

constexpr std::uint64_t seed = 5;

messages::CallAttempt attempt(std::uint64_t call, std::string_view calling, std::uint64_t customer = 0) {
  messages::CallAttempt out;
  out.call = CallId{call};
  out.calling = tn(calling);
  out.customer = customer;
  return out;
}
messages::TracedCall traced(const messages::CallAttempt& made, bool with_origid = true) {
  messages::TracedCall out;
  out.call = made.call;
  out.calling = made.calling;
  if (with_origid) out.origid = origid(made.calling, made.customer, seed);
  return out;
}

TEST(Customers, KnowWhoMadeACall) {
  Customers customers(seed);
  const auto single = attempt(1, "99911111111"), trunk = attempt(2, "99922222222", 7);
  EXPECT_EQ(customers.who_made(traced(trunk)), "");  // nobody such ever called
  customers.calls(single);
  customers.calls(trunk);
  EXPECT_EQ(customers.who_made(traced(single)), origid(single.calling, 0, seed));
  EXPECT_EQ(customers.who_made(traced(trunk)), origid(trunk.calling, 7, seed));
  // Where the Identity header was lost the books still tell.
  EXPECT_EQ(customers.who_made(traced(trunk, false)), origid(trunk.calling, 7, seed));
  EXPECT_EQ(customers.who_made(traced(single, false)), origid(single.calling, 0, seed));
  messages::TracedCall forged = traced(single);
  forged.origid = origid(single.calling, 0, seed + 1);  // signed with its key by somebody else
  EXPECT_EQ(customers.who_made(forged), "");
}

TEST(Customers, RememberTheirLastCallsOnly) {
  Customers customers(seed);
  const auto first = attempt(1, "99922222222", 7);
  customers.calls(first);
  for (std::uint64_t id = 2; id <= 60'000; ++id) customers.calls(attempt(id, "99933333333", 8));
  EXPECT_EQ(customers.who_made(traced(attempt(60'000, "99933333333", 8), false)),
            origid(tn("99933333333"), 8, seed));
  EXPECT_NE(customers.who_made(traced(first, false)), origid(first.calling, 7, seed));
  EXPECT_EQ(customers.who_made(traced(first)), origid(first.calling, 7, seed));  // the origid tells still
}

TEST(Customers, WhoIsCutOffCallsNoMoreUnderAnyNumber) {
  Customers customers(seed);
  const std::string found = origid(tn("99922222222"), 7, seed);
  EXPECT_EQ(customers.enforce(found, Enforcement::none), Measure::none);
  EXPECT_EQ(customers.enforce(found, Enforcement::pretend), Measure::cut_off);
  EXPECT_EQ(customers.enforce(found, Enforcement::warn), Measure::warned);
  EXPECT_TRUE(customers.admits(attempt(1, "99922222222", 7)));
  EXPECT_EQ(customers.enforce(found, Enforcement::warn), Measure::cut_off);
  EXPECT_FALSE(customers.admits(attempt(2, "99944444444", 7)));
  EXPECT_TRUE(customers.admits(attempt(3, "99922222222", 8)));
  EXPECT_TRUE(customers.admits(attempt(4, "99922222222")));
  EXPECT_EQ(customers.enforce(origid(tn("99922222222"), 0, seed), Enforcement::cut_off), Measure::cut_off);
  EXPECT_FALSE(customers.admits(attempt(5, "99922222222")));
}

}  // namespace
}  // namespace ishaken::parties::testing
