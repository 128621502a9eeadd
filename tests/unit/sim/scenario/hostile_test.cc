// Text that no friend writes: refused with a place and a reason, soon, and without harm.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sim/scenario/load.h"
#include "sim/scenario/utf8.h"

namespace ishaken::sim {
namespace {

using testing::HasSubstr;

// The first diagnostic.
Diagnostic refused(std::string_view text) {
  const auto loaded = load_scenario(text, "hostile.yaml");
  EXPECT_FALSE(loaded.has_value());
  if (loaded.has_value()) return {};
  EXPECT_LE(loaded.error().size(), 101u);
  EXPECT_LT(to_text(loaded.error()).size(), 200'000u);
  return loaded.error().front();
}

std::string repeated(std::string_view part, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += part;
  return out;
}

struct Case {
  std::string_view text;
  int line, column;
  std::string_view message;
};

// Reading a template reads the one that it is like first.
TEST(Hostile, TemplatesThatAreLikeOneAnotherWithoutEnd) {
  const auto row = [](int length) {
    std::string text =
        "schema: 1\nname: a\nstart: 2026-01-01\nduration: 1 d\ntraffic: []\n"
        "countries: {FR: {like: t0}}\ntemplates:\n";
    for (int i = 0; i < length; ++i) text += fmt::format("  t{}: {{like: t{}}}\n", i, i + 1);
    return text + fmt::format("  t{}: {{providers: 7}}\n", length);
  };
  const auto few = load_scenario(row(20), "few.yaml");
  ASSERT_TRUE(few) << to_text(few.error());
  EXPECT_EQ(few->countries.at(CountryCode("FR")).providers, 7);
  EXPECT_THAT(refused(row(20'000)).message, HasSubstr("in a row"));
}

TEST(Hostile, DocumentsThatCannotBeUsed) {
  using namespace std::string_view_literals;
  const std::array cases{
      Case{"", 1, 1, "nothing is written here"},
      Case{"# only a comment\n", 1, 1, "nothing is written here"},
      Case{"~", 1, 1, "nothing is written here"},
      Case{"- a\n- b\n", 1, 1, "expected a scenario (schema, name, start, countries, ...), got a list"},
      Case{"just text", 1, 1, "got 'just text'"},
      Case{"name: a\n---\nname: b\n", 2, 1, "a scenario is one YAML document"},
      Case{"name: *other\n", 1, 7, "this is no YAML"},
      Case{"title: &a b\nname: *a\n", 1, 8, "anchors (&name) are not part of this format"},
      Case{"title: !!binary aGFsbG8=\n", 1, 8, "tags (!name) are not part of this format"},
      Case{"countries: !country {FR: }\n", 1, 12, "tags"},
      Case{"name: [a\n", 1, 1, "this is no YAML: '[' without its ']'"},
      Case{"name: 'a\n", 1, 9, "this is no YAML"},
      Case{"a: b: c\n", 1, 5, "this is no YAML"},
      Case{"\tname: a\n", 1, 6, "this is no YAML"},
      Case{"? [a, b]\n: c\n", 1, 3, "expected a key"},
      Case{"{a: b}: c\n", 1, 1, "expected a key"},
      Case{": c\n", 1, 1, "expected a key"},
      Case{"name: a\0b\n"sv, 1, 8, "byte 0x00 is no text"},
      Case{"name: \x1b[31mred\n", 1, 7, "byte 0x1b is no text"},
      Case{"schema: 1\nname: \xff\xfe\n", 2, 7, "byte 0xff is no text"},
      Case{"name: \xc0\xaf\n", 1, 7, "byte 0xc0 is no text"},
      Case{"\xff\xfen\0a\0"sv, 1, 1, "byte 0xff is no text"}};
  for (const Case& each : cases) {
    const Diagnostic found = refused(each.text);
    EXPECT_EQ(found.line, each.line) << each.text;
    EXPECT_EQ(found.column, each.column) << each.text;
    EXPECT_THAT(found.message, HasSubstr(std::string{each.message})) << each.text;
  }
}

TEST(Hostile, Size) {
  EXPECT_THAT(refused(repeated("# comment\n", 1u << 20)).message, HasSubstr("a scenario has at most 4 MB"));
  EXPECT_THAT(refused("title: " + std::string(1u << 20, 'a')).message,
              HasSubstr("a value of 1048576 characters"));
  EXPECT_THAT(refused(std::string(1u << 20, 'a') + ": 1").message, HasSubstr(""));
}

TEST(Hostile, Depth) {
  EXPECT_THAT(refused(repeated("[", 4'000'000)).message, HasSubstr("opening brackets"));
  EXPECT_THAT(refused(repeated("[", 100'000)).message, HasSubstr("a bracket is not closed"));
  EXPECT_THAT(refused(repeated("[", 1000) + repeated("]", 1000)).message,
              HasSubstr("nested deeper than 24 levels"));
  EXPECT_THAT(refused(repeated("{a: ", 100'000)).message, HasSubstr("this is no YAML"));
  EXPECT_THAT(refused(repeated("- ", 1'000'000)).message, HasSubstr("nested deeper than 24 levels"));
  EXPECT_THAT(refused(repeated("? ", 1'000'000)).message, HasSubstr("expected a key"));
  std::string staircase;
  for (std::size_t i = 0; i < 1000; ++i) staircase += std::string(i, ' ') + "a:\n";
  EXPECT_THAT(refused(staircase).message, HasSubstr("nested deeper than 24 levels"));
}

TEST(Hostile, AliasBomb) {
  std::string bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n";
  for (int i = 1; i < 30; ++i)
    bomb += fmt::format("a{0}: &a{0} [*a{1}, *a{1}, *a{1}, *a{1}, *a{1}, *a{1}, *a{1}]\n", i, i - 1);
  EXPECT_THAT(refused(bomb).message, HasSubstr("anchors"));
}

TEST(Hostile, AMillionErrorsAreNotAllTold) {
  std::string text = "schema: 1\n";
  for (int i = 0; i < 50'000; ++i) text += fmt::format("key{}: 1\n", i);
  const auto loaded = load_scenario(text, "hostile.yaml");
  ASSERT_FALSE(loaded.has_value());
  EXPECT_EQ(loaded.error().size(), 101u);
  EXPECT_EQ(loaded.error().back().message, "and more errors; mend these first");
  std::string traffic = "traffic:\n";
  for (int i = 0; i < 50'000; ++i) traffic += "- {kind: a, x: b}\n";
  EXPECT_EQ(load_scenario(traffic, "hostile.yaml").error().size(), 101u);
  EXPECT_EQ(load_scenario(repeated("a: 1\n", 100'000), "hostile.yaml").error().size(), 101u);
}

TEST(Hostile, MessagesShowNoMoreThanAPart) {
  const Diagnostic found = refused("name: x\nseed: " + repeated("\xc3\xa9", 2000) + "\n");
  EXPECT_LT(found.message.size(), 300u);
  EXPECT_LT(found.excerpt.size(), 400u);
  EXPECT_EQ(first_bad_utf8(found.message), found.message.size()) << "cut between characters";
  EXPECT_EQ(first_bad_utf8(found.excerpt), found.excerpt.size());
}

TEST(Hostile, ColumnsCountCharacters) {
  const auto loaded = load_scenario(
      "schema: 1\nname: n\nstart: 2026-01-01\ncountries: {FR: {name: Réunion, cas: x}}\n", "hostile.yaml");
  ASSERT_EQ(loaded.error().size(), 1u);
  EXPECT_EQ(loaded.error()[0].column, 38);
  EXPECT_EQ(loaded.error()[0].excerpt,
            "countries: {FR: {name: Réunion, cas: x}}\n                                     ^");
}

TEST(Utf8, FindsTheFirstBadByte) {
  EXPECT_EQ(first_bad_utf8("aé€😀\t\r\n"), std::string_view{"aé€😀\t\r\n"}.size());
  for (const std::string_view bad : {"\x80", "\xc1\x81", "\xe0\x9f\xbf", "\xed\xa0\x80", "\xf0\x8f\xbf\xbf",
                                     "\xf4\x90\x80\x80", "\xf5\x80\x80\x80", "\xe2\x82", "\x7f"})
    EXPECT_EQ(first_bad_utf8("ab" + std::string{bad} + "c"), 2u);
}

}  // namespace
}  // namespace ishaken::sim
