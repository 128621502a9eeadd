// scenarios/reference.md is the page of the descriptions in the code.
#include <gmock/gmock.h>

#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "models/parties/outcome.h"
#include "sim/results/metric.h"
#include "sim/world/vocabulary.h"

namespace ishaken::sim {
namespace {

TEST(Reference, ThePageInTheRepositoryIsCurrent) {
  const std::string path = ISHAKEN_SOURCE "/scenarios/reference.md";
  if (std::getenv("ISHAKEN_UPDATE") != nullptr) std::ofstream(path, std::ios::binary) << reference_page();
  std::stringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  EXPECT_EQ(text.str(), reference_page())
      << "run this test with ISHAKEN_UPDATE=1 to write scenarios/reference.md";
}

TEST(Reference, NamesEveryMetricAndOutcome) {
  const std::string page = reference_page();
  for (const Metric* metric : metrics())
    EXPECT_THAT(page, testing::HasSubstr("| `" + std::string{metric->name} + "` |"));
  for (const auto& outcome : parties::outcomes())
    EXPECT_THAT(page, testing::HasSubstr("| `" + std::string{outcome.name} + "` |"));
}

TEST(Topics, ThoseOfMetricsAreListedAndTakenLikeTheOthers) {
  for (const std::string_view topic : {"metrics", "dimensions", "outcomes", "actions"}) {
    const auto rows = nlohmann::json::parse(list_topic(topic).value());
    ASSERT_FALSE(rows.empty()) << topic;
    for (const auto& row : rows) {
      EXPECT_FALSE(row.at("name").get<std::string>().empty()) << topic;
      EXPECT_FALSE(row.at("help").get<std::string>().empty()) << topic << " " << row.at("name");
    }
  }
  EXPECT_EQ(list_topic("metric").error().what, "nothing to list under 'metric'; did you mean 'metrics'?");
}

}  // namespace
}  // namespace ishaken::sim
