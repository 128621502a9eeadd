// scenarios/reference.md is the page of the descriptions in the code. It is held here, where the outcomes are
// known.
#include "sim/scenario/reference.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "models/parties/outcome.h"

namespace ishaken::sim {
namespace {

std::string page() {
  std::vector<OutcomeRow> rows;
  for (const parties::OutcomeInfo& each : parties::outcomes())
    rows.push_back({std::string{each.name}, each.sip_code == 0 ? "" : std::to_string(each.sip_code),
                    std::string{each.reason}, std::string{parties::text_of(each.verstat)},
                    std::string{each.help}});
  return reference_page(rows);
}

TEST(Reference, ThePageInTheRepositoryIsCurrent) {
  const std::string path = ISHAKEN_SOURCE "/scenarios/reference.md";
  if (std::getenv("ISHAKEN_UPDATE") != nullptr) std::ofstream(path, std::ios::binary) << page();
  std::stringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  EXPECT_EQ(text.str(), page()) << "run this test with ISHAKEN_UPDATE=1 to write scenarios/reference.md";
}

}  // namespace
}  // namespace ishaken::sim
