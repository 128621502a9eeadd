// What is generated from the descriptions: the schema in the repository is the one of the code.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "sim/actions/actions.h"
#include "sim/scenario/listing.h"
#include "sim/scenario/reference.h"
#include "sim/scenario/schema.h"

namespace ishaken::sim {
namespace {

TEST(Schema, TheFileInTheRepositoryIsCurrent) {
  const std::string path = ISHAKEN_SOURCE "/scenarios/schema.json";
  if (std::getenv("ISHAKEN_UPDATE") != nullptr)
    std::ofstream(path, std::ios::binary) << json_schema(actions());
  std::stringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  EXPECT_EQ(text.str(), json_schema(actions()))
      << "run this test with ISHAKEN_UPDATE=1 to write scenarios/schema.json";
}

TEST(Schema, ComesFromTheDescriptions) {
  const auto schema = nlohmann::json::parse(json_schema(actions()));
  EXPECT_EQ(schema["$schema"], "http://json-schema.org/draft-07/schema#");
  EXPECT_EQ(schema["additionalProperties"], false);
  EXPECT_THAT(schema["required"].get<std::vector<std::string>>(),
              testing::UnorderedElementsAre("schema", "name", "start", "countries"));
  const auto& country = schema["properties"]["countries"]["patternProperties"]["^[A-Z]{2}$"];
  EXPECT_EQ(country["properties"]["providers"]["minimum"], 1);
  EXPECT_EQ(country["properties"]["providers"]["default"], 2);
  EXPECT_EQ(country["properties"]["governance"]["enum"][0], "independent");
  EXPECT_EQ(schema["properties"]["timeline"]["items"]["anyOf"].size(), action_names(actions()).size());
}

TEST(Reference, NamesEverything) {
  const std::string page = reference_page(actions(), "## Outcomes\n\n");
  for (const std::string& action : action_names(actions()))
    EXPECT_THAT(page, testing::HasSubstr("### " + action + "\n"));
  EXPECT_THAT(page, testing::HasSubstr("| `list_poll` | duration, at least 1 min | `1 d` |"));
  EXPECT_THAT(page, testing::HasSubstr("- `scoped`: an anchor is trusted for the prefixes of its country"));
  EXPECT_TRUE(page.ends_with("\n\n## Outcomes\n")) << "what is defined above this room comes last";
}

TEST(Listing, EveryTopicIsAListOfNamesAndHelp) {
  for (const std::string& topic : listing_topics()) {
    const auto rows = nlohmann::json::parse(listing(topic, actions()).value());
    ASSERT_FALSE(rows.empty()) << topic;
    for (const auto& row : rows) {
      EXPECT_FALSE(row.at("name").get<std::string>().empty()) << topic;
      EXPECT_FALSE(row.at("help").get<std::string>().empty()) << topic << " " << row.at("name");
    }
  }
  EXPECT_EQ(nlohmann::json::parse(listing("", actions()).value()).size(), listing_topics().size());
  EXPECT_EQ(listing("polices", actions()).error().what,
            "nothing to list under 'polices'; did you mean 'policies'?");
}

TEST(Listing, TopicsOfTheRoomsAbove) {
  const FurtherTopic tides{"tides", "the sea", [] { return std::string("[1]"); }};
  EXPECT_EQ(listing("tides", actions(), {&tides, 1}).value(), "[1]");
  EXPECT_EQ(nlohmann::json::parse(listing("", actions(), {&tides, 1}).value()).back()["name"], "tides");
  EXPECT_EQ(listing("tide", actions(), {&tides, 1}).error().what,
            "nothing to list under 'tide'; did you mean 'tides'?");
}

}  // namespace
}  // namespace ishaken::sim
