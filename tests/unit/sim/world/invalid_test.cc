// tests/scenarios/invalid: every error is found, where the file says that it is, and no other.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "sim/world/vocabulary.h"

namespace ishaken::sim {
namespace {

struct Expected {
  int line, column;
  std::string message;
};

std::string_view trimmed(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

// "value  #! TEXT | WHAT #! TEXT | WHAT"
std::vector<Expected> expected_in(const std::string& text) {
  std::vector<Expected> out;
  std::istringstream lines(text);
  std::string line;
  for (int number = 1; std::getline(lines, line); ++number) {
    constexpr std::string_view sign = " #! ";
    std::size_t at = line.find(sign);
    const std::string_view value = std::string_view{line}.substr(0, at);
    while (at != std::string::npos) {
      const std::size_t next = line.find(sign, at + sign.size());
      const std::string_view note = std::string_view{line}.substr(at + sign.size(), next - at - sign.size());
      const std::size_t bar = note.find(" | ");
      const std::size_t column = value.find(note.substr(0, bar));
      EXPECT_TRUE(bar != note.npos && column != value.npos) << "bad expectation: " << line;
      if (bar != note.npos)
        out.push_back({number, static_cast<int>(column) + 1, std::string{trimmed(note.substr(bar + 3))}});
      at = next;
    }
  }
  std::ranges::stable_sort(out, {}, [](const Expected& e) { return std::pair{e.line, e.column}; });
  return out;
}

std::vector<std::filesystem::path> files() {
  std::vector<std::filesystem::path> out;
  for (const auto& entry : std::filesystem::directory_iterator(ISHAKEN_SOURCE "/tests/scenarios/invalid"))
    if (entry.path().extension() == ".yaml") out.push_back(entry.path());
  std::ranges::sort(out);
  return out;
}

class Invalid : public testing::TestWithParam<std::filesystem::path> {};

TEST_P(Invalid, HasExactlyTheErrorsThatItSays) {
  std::stringstream text;
  text << std::ifstream(GetParam()).rdbuf();
  const auto expected = expected_in(text.str());
  ASSERT_FALSE(expected.empty());
  const auto loaded = load_scenario(text.str(), "bad.yaml", {}, vocabulary());
  ASSERT_FALSE(loaded.has_value());
  const auto& found = loaded.error();
  for (std::size_t i = 0; i < std::max(expected.size(), found.size()); ++i) {
    if (i >= found.size()) {
      ADD_FAILURE() << fmt::format("not found: {}:{} {}", expected[i].line, expected[i].column,
                                   expected[i].message);
    } else if (i >= expected.size()) {
      ADD_FAILURE() << "not expected: " << to_text(found[i]);
    } else {
      const bool same = expected[i].line == found[i].line && expected[i].column == found[i].column &&
                        found[i].message.find(expected[i].message) != std::string::npos;
      ASSERT_TRUE(same) << fmt::format("expected {}:{} {}\n", expected[i].line, expected[i].column,
                                       expected[i].message)
                        << to_text(found[i]);
      EXPECT_EQ(found[i].file, "bad.yaml");
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Files, Invalid, testing::ValuesIn(files()), [](const auto& info) {
  std::string name = info.param.stem().string();
  std::ranges::replace(name, '-', '_');
  return name;
});

}  // namespace
}  // namespace ishaken::sim
