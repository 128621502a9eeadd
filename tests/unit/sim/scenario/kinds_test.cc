// A choice among described structs, with a list of alternatives of its own: what the room does with one must
// not depend on which they are.
#include "sim/scenario/kinds.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sim/scenario/describe.h"
#include "sim/scenario/emit.h"
#include "sim/scenario/reader.h"
#include "sim/scenario/shape.h"
#include "sim/scenario/writer.h"

namespace ishaken::sim {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

struct Calm {
  static constexpr std::string_view name = "calm";
  static constexpr std::string_view help = "does nothing";
  static constexpr void fields(auto&&) {}
};

struct Eager {
  static constexpr std::string_view name = "eager";
  static constexpr std::string_view help = "does much";
  double share = 0.25;
  Duration wait = std::chrono::hours(2);
  std::vector<CountryCode> friends = {};
  static constexpr void fields(auto&& field) {
    field("share", &Eager::share, "of what", {.min = 0, .max = 1});
    field("wait", &Eager::wait, "how long", {.min = 60});
    field("friends", &Eager::friends, "whom", {.refers_to = "country"});
  }
};

struct Picky {
  static constexpr std::string_view name = "picky";
  static constexpr std::string_view help = "asks for a number";
  unsigned number = 0;
  static constexpr void fields(auto&& field) { field("number", &Picky::number, "which", {.required = true}); }
};

using Mood = std::variant<Calm, Eager, Picky>;

struct Holder {
  Mood mood = Calm{};
  Mood other = Eager{};
  Mood changed = Eager{.share = 0.5};
  static constexpr std::string_view help = "has moods";
  static constexpr void fields(auto&& field) {
    field("mood", &Holder::mood, "one");
    field("other", &Holder::other, "another");
    field("changed", &Holder::changed, "a third");
  }
};

struct Read {
  Holder holder;
  std::vector<Diagnostic> wrong;
};

Read read(const std::string& text) {
  Read out;
  Issues issues;
  issues.add_source("moods", text);
  const auto node = parse_yaml(text, 0, issues);
  KnownNames names;
  names.countries = {"FR", "DE"};
  Reader reader(issues, names);
  if (node) reader.read(*node, out.holder, "", {});
  out.wrong = issues.sorted();
  return out;
}

TEST(Kinds, ANameAloneTakesTheDefaultsOfTheKind) {
  const Read found = read("mood: eager\nchanged: eager\nother: {kind: calm}\n");
  EXPECT_TRUE(found.wrong.empty()) << to_text(found.wrong);
  EXPECT_EQ(std::get<Eager>(found.holder.mood).share, 0.25);
  EXPECT_EQ(std::get<Eager>(found.holder.changed).share, 0.25) << "of the kind, not of the place";
  EXPECT_EQ(kind_name(found.holder.other), "calm");
}

TEST(Kinds, AMappingGivesValues) {
  const Read found =
      read("mood: {kind: eager, share: 40 %, friends: [FR]}\nother: {number: 7, kind: picky}\n");
  EXPECT_TRUE(found.wrong.empty()) << to_text(found.wrong);
  const auto& eager = std::get<Eager>(found.holder.mood);
  EXPECT_EQ(eager.share, 0.4);
  EXPECT_EQ(eager.wait, std::chrono::hours(2));
  EXPECT_THAT(eager.friends, ElementsAre(CountryCode{"FR"}));
  EXPECT_EQ(std::get<Picky>(found.holder.other).number, 7u);
}

TEST(Kinds, EverythingWrongIsFoundWhereItStands) {
  struct Case {
    std::string text;
    int column;
    std::string path, message;
  };
  for (const Case& each :
       {Case{"mood: eagr", 7, "mood",
             "expected one of calm, eager, picky, got 'eagr'; did you mean 'eager'?"},
        Case{"mood: {kind: eagr, share: 3}", 14, "mood.kind", "got 'eagr'; did you mean 'eager'?"},
        Case{"mood: {kind: {a: b}}", 14, "mood.kind", "expected one of calm, eager, picky, got a mapping"},
        Case{"mood: {share: 0.3}", 7, "mood", "the key 'kind' is missing: one of calm, eager, picky"},
        Case{"mood: {}", 7, "mood", "the key 'kind' is missing"},
        Case{"mood: [eager]", 7, "mood",
             "expected one of calm, eager, picky, or {kind: calm} with further keys, got a list"},
        Case{"mood:", 1, "mood", "got nothing"},
        Case{"mood: {kind: eager, shar: 0.3}", 21, "mood", "unknown key 'shar'; did you mean 'share'?"},
        Case{"mood: {kind: calm, share: 0.3}", 20, "mood", "unknown key 'share'; known: kind"},
        Case{"mood: {kind: eager, share: 3}", 28, "mood.share", "expected a number from 0 to 1, got '3'"},
        Case{"mood: {kind: eager, wait: 3}", 27, "mood.wait", "unit"},
        Case{"mood: {kind: eager, friends: [BR]}", 31, "mood.friends[0]", "no country 'BR'"},
        Case{"mood: {kind: picky}", 7, "mood", "the key 'number' is missing: which"},
        Case{"mood: picky", 7, "mood", "the key 'number' is missing: which"}}) {
    const Read found = read(each.text);
    ASSERT_EQ(found.wrong.size(), 1u) << each.text << "\n" << to_text(found.wrong);
    EXPECT_EQ(found.wrong[0].column, each.column) << each.text;
    EXPECT_EQ(found.wrong[0].path, each.path) << each.text;
    EXPECT_THAT(found.wrong[0].message, HasSubstr(each.message)) << each.text;
  }
}

TEST(Kinds, WhatIsWrongKeepsItsDefault) {
  EXPECT_EQ(kind_name(read("mood: eagr").holder.mood), "calm");
  EXPECT_EQ(std::get<Eager>(read("mood: {kind: eager, share: 3, wait: 1 h}").holder.mood).share, 0.25);
}

TEST(Kinds, EveryValueIsWrittenAndReadBack) {
  const Read found = read("mood: {kind: eager, share: 0.4, friends: [DE, FR]}\nother: calm\n");
  const std::string text = block_text(to_node(found.holder));
  EXPECT_EQ(text,
            "mood:\n  kind: eager\n  share: 0.4\n  wait: 2 h\n  friends: [DE, FR]\n"
            "other:\n  kind: calm\n"
            "changed:\n  kind: eager\n  share: 0.5\n  wait: 2 h\n  friends: []\n");
  const Read again = read(text);
  EXPECT_TRUE(again.wrong.empty()) << to_text(again.wrong);
  EXPECT_EQ(block_text(to_node(again.holder)), text);
}

TEST(Kinds, AreDescribed) {
  const StructShape& shape = description_of<Holder>();
  const FieldShape& mood = shape.fields.at(0);
  EXPECT_EQ(kind_text(mood), "kind");
  ASSERT_EQ(choices_of(mood).size(), 3u);
  EXPECT_EQ(choices_of(mood)[1].name, "eager");
  EXPECT_EQ(choices_of(mood)[1].help, "does much");
  EXPECT_EQ(mood.shape->kinds.at(1)->fields.at(1).name, "wait");
  EXPECT_EQ(default_text(mood), "calm");
  EXPECT_EQ(default_text(shape.fields.at(1)), "eager");
  EXPECT_EQ(default_text(shape.fields.at(2)), "{kind: eager, share: 0.5, wait: 2 h, friends: []}");
}

}  // namespace
}  // namespace ishaken::sim
