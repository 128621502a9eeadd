// Who may say what to whom, over all parties: the table is who_may_say.txt, and what the parties' handlers
// say must be exactly that. A party that is added gets a line in `parties()`.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <fstream>

#include "models/parties/governance/governance_authority.h"
#include "models/parties/policy_administrator.h"

namespace ishaken::parties::testing {
namespace {

using Lines = std::vector<std::string>;

class Table {
 public:
  template <class P>
  Table&& with(std::string_view name) && {
    for (const auto& row : P::handlers().rows())
      lines_.push_back(fmt::format("{:<10} {:<22} {}", name, row.message, row.who));
    return std::move(*this);
  }
  const Lines& lines() const { return lines_; }

 private:
  Lines lines_;
};

Table parties() { return Table().with<GovernanceAuthority>("STI-GA").with<PolicyAdministrator>("STI-PA"); }

Lines lines_of(const std::string& path) {
  Lines out;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);)
    if (!line.empty() && line[0] != '#') out.push_back(line);
  return out;
}

TEST(WhoMaySay, IsWhatTheTableSays) {
  const std::string path = std::string(ISHAKEN_SOURCE) + "/tests/unit/models/parties/who_may_say.txt";
  const Lines expected = lines_of(path), found = parties().lines();
  ASSERT_FALSE(expected.empty()) << path;
  for (std::size_t i = 0; i < std::max(expected.size(), found.size()); ++i)
    EXPECT_EQ(i < found.size() ? found[i] : "nothing", i < expected.size() ? expected[i] : "nothing")
        << path << ", line " << i + 1 << " of those without #";
}

}  // namespace
}  // namespace ishaken::parties::testing
