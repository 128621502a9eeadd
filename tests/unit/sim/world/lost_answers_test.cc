// Questions whose answer is lost on its way: the asker learns of it and asks again.
#include <gmock/gmock.h>

#include <algorithm>

#include "tests/unit/sim/world/rows.h"

namespace ishaken::sim {
namespace {

constexpr std::string_view flooded = R"(
schema: 1
name: lost-answers
start: 2026-01-01
duration: 3 d
countries:
  FR: {providers: 8}
policies:
  default: {list_poll: 1 h, list_retry: 1 h, revocation: off}
links: {loss: 0}
timeline:
  - {at: 12 h, flood: FR/pa, loss: 0.5, for: 1 d}
)";

struct Asked {
  int requests = 0, lost_answers = 0;
};
// Counts the requests for lists and the lists that were lost on that day.
Asked asked_on(const std::vector<std::string>& control, std::string_view day) {
  Asked out;
  for (const std::string& row : control) {
    if (row.find(day) == std::string::npos) continue;
    const bool lost = row.find("\tdelivered") == std::string::npos;
    if (row.find("\tTrustedListRequest\t") != std::string::npos) ++out.requests;
    if (row.find("\tTrustedListReply\t") != std::string::npos) out.lost_answers += lost;
  }
  return out;
}

TEST(LostAnswers, AreAskedForAgain) {
  const Told played = told(scenario(flooded, {"fidelity.crypto=modelled"}));
  const std::vector<std::string>& control = played.at("control");
  ASSERT_GT(asked_on(control, "2026-01-01").lost_answers, 10);
  EXPECT_NEAR(static_cast<double>(asked_on(control, "2026-01-03").requests), 8 * 24, 8);
}

}  // namespace
}  // namespace ishaken::sim
