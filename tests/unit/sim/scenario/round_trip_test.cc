// What is printed is read back as the same.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "models/base/random.h"
#include "models/numbering/atlas.h"
#include "sim/scenario/emit.h"
#include "sim/scenario/nearest.h"
#include "sim/scenario/scalars.h"
#include "tests/unit/sim/scenario/loading.h"

namespace ishaken::sim {
namespace {

TEST(Scalars, RatesPrintShortAndExact) {
  for (const auto& [written, printed] :
       {std::pair{"4 per min", "4 per min"}, std::pair{"0.5 per s", "30 per min"},
        std::pair{"10000 per d", "10000 per d"}, std::pair{"60 per h", "1 per min"},
        std::pair{"0 per d", "0 per s"}, std::pair{" 3  per w ", "3 per w"}})
    EXPECT_EQ(print(parse_rate(written).value()), printed);
  for (double value = 1e-7; value < 1e7; value *= 1.37)
    EXPECT_EQ(parse_rate(print(Rate{value})).value(), Rate{value}) << value;
}

TEST(Scalars, NumbersAreWholeAndFinite) {
  for (const char* bad : {"", "nan", "inf", "-inf", "1e999", "1 ", "0x10", "1,5", "--1", "1e"}) {
    EXPECT_FALSE(parse_number(bad).has_value()) << bad;
    EXPECT_FALSE(parse_count(bad).has_value()) << bad;
  }
  EXPECT_EQ(parse_count("18446744073709551615").value(), ~std::uint64_t{0});
  EXPECT_FALSE(parse_count("18446744073709551616").has_value());
  EXPECT_FALSE(parse_count("+1").has_value());
  EXPECT_DOUBLE_EQ(parse_share("5 %").value(), 0.05);
  EXPECT_DOUBLE_EQ(parse_share("5%").value(), 0.05);
}

TEST(Scalars, UserAssignedCodes) {
  for (const char* code : {"AA", "QM", "QZ", "XA", "XZ", "ZZ"})
    EXPECT_TRUE(is_user_assigned(CountryCode::parse(code).value())) << code;
  for (const char* code : {"AB", "QL", "WX", "ZA", "FR"})
    EXPECT_FALSE(is_user_assigned(CountryCode::parse(code).value())) << code;
}

TEST(Nearest, FindsSlipsAndNothingFar) {
  const std::vector<std::string> known{"certificate_renewal", "list_poll", "crl_poll", "policy", "FR"};
  EXPECT_EQ(nearest("lits_poll", known), "list_poll");
  EXPECT_EQ(nearest("fr", known), "FR");
  EXPECT_EQ(nearest("renewal", known), "certificate_renewal");
  EXPECT_EQ(nearest("velocity", known), "");
  EXPECT_EQ(nearest(std::string(10'000, 'x'), known), "");
  EXPECT_EQ(edit_distance("abcd", "abdc"), 1u);
  EXPECT_EQ(edit_distance("", "abc"), 3u);
}

// Texts that YAML could take for something else.
TEST(Emit, AnyTextSurvives) {
  std::vector<std::string> texts{"no",   "NULL", "~",   "1e3", "0x1F", "- a",        "a: b",
                                 "a #b", "#",    "'",   "\"",  "\\",   "[a]",        "{",
                                 "*a",   "&a",   "!a",  "%",   "@",    "`",          "a\nb",
                                 " a",   "a ",   "\t",  "é😀", "true", "2026-01-01", "?",
                                 "-",    "a:",   ":a",  "...", "---",  "a,b",        "numbers-of(FR)",
                                 "+33",  ".5",   "a\rb"};
  for (unsigned i = 0x20; i < 0x7F; ++i) texts.push_back("x" + std::string(1, static_cast<char>(i)) + "y");
  for (const std::string& text : texts) {
    Node map = Node::map(), item = Node::map();
    item.add("in", Node::scalar(text, true));
    Node list = Node::list();
    list.items = {Node::scalar(text, true), Node::scalar("z", true)};
    map.add("text", Node::scalar(text, true));
    map.add("list", list);
    map.add("deep", Node::list()).items.push_back(item);
    const std::string yaml = block_text(map);
    Issues issues;
    issues.add_source("emitted", yaml);
    const auto again = parse_yaml(yaml, 0, issues);
    ASSERT_TRUE(again && issues.empty()) << yaml;
    EXPECT_EQ(again->find("text")->text, text) << yaml;
    EXPECT_EQ(again->find("list")->items.at(0).text, text) << yaml;
    EXPECT_EQ(again->find("deep")->items.at(0).find("in")->text, text) << yaml;
    EXPECT_EQ(parse_yaml(flow_text(map), 0, issues)->find("text")->text, text);
  }
}

void expect_fixpoint(std::string_view text, std::string_view name) {
  const auto once = load_with_actions(text, name);
  ASSERT_TRUE(once.has_value()) << to_text(once.error());
  const std::string resolved = resolved_yaml(*once);
  const auto twice = load_with_actions(resolved, "resolved.yaml");
  ASSERT_TRUE(twice.has_value()) << to_text(twice.error());
  EXPECT_EQ(resolved_yaml(*twice), resolved);
}

TEST(RoundTrip, TheWholeAtlas) {
  std::string text = "schema: 1\nname: all\nstart: 2026-01-01T12:30:00Z\ncountries:\n";
  for (const AtlasCountry& country : atlas()) text += "  " + country.code.text() + ":\n";
  expect_fixpoint(text, "atlas.yaml");
}

TEST(RoundTrip, EveryAction) {
  expect_fixpoint(R"(
schema: 1
name: every-action
title: "colons: and 'quotes', numbers 5 %"
start: 2026-01-01
countries: {FR: {cas: 2, decision_delay: 36 h}, DE: , NO: , XA: {prefixes: ["999", "0998"], region: oceania, name: "No"}}
policies: {p: {registry: by-attribute, regions: [europe, oceania], revocation: "off", fetch_timeout: 1.5 s}}
traffic:
  - {kind: spoofed, calling: "+33 1 23 45 67 89", rate: 0.1 per h, ends: 90 min}
  - {kind: robocall, calling: unallocated, from: [FR, DE], spread: population, attestation: A}
timeline:
  - {at: 1 min, agree: [FR, DE], vetting: 1 h, mutual: false}
  - {at: 1 min, end_agreement: [FR, DE]}
  - {at: 1 min, register: "NO"}
  - {at: 1 min, withdraw: NO}
  - {at: 1 min, exclude: XA}
  - {at: 1 min, readmit: XA, by: FR}
  - {at: 1 min, add_ca: FR}
  - {at: 1 min, retire_ca: FR/ca/3}
  - {at: 1 min, revoke: DE/provider/2}
  - {at: 1 min, rotate_key: registry}
  - {at: 1 min, outage: XA, for: 30 s}
  - {at: 1 min, partition: [FR, NO], from: [DE], for: 2 h}
  - {at: 1 min, degrade: [FR, NO], from: [DE], longer: 300 ms, loss: 0.05, for: 2 h}
  - {at: 1 min, set: {policies.p.regions: [], policies.p.revocation: off, policies.default.freshness: 90 s}}
expect: ["control_bytes[interface=provider-pa, before=1 h] >= 1e3", calls > 0]
)",
                  "every.yaml");
}

TEST(RoundTrip, TheLibrary) {
  for (const auto& entry : std::filesystem::directory_iterator(ISHAKEN_SOURCE "/scenarios")) {
    if (entry.path().extension() != ".yaml") continue;
    std::stringstream text;
    text << std::ifstream(entry.path()).rdbuf();
    expect_fixpoint(text.str(), entry.path().string());
    EXPECT_TRUE(text.str().starts_with("# yaml-language-server: $schema=schema.json\n")) << entry.path();
  }
}

// Any damage to a good text is either still good or refused with a place; nothing ends the process.
TEST(RoundTrip, DamagedTextIsRefused) {
  const std::string good = resolved_yaml(
      load_with_actions(
          "schema: 1\nname: n\nstart: 2026-01-01\ncountries: {FR: , DE: }\n"
          "traffic: [{kind: spoofed}]\ntimeline: [{at: 1 h, exclude: FR, by: DE}]\nexpect: [calls > 0]\n",
          "good.yaml")
          .value());
  constexpr std::string_view letters = "[]{}:,-?&*!|>'\"%@`# \n\t\\0a~.=<";
  Stream stream(1, "damage");
  for (int round = 0; round < 2000; ++round) {
    std::string text = good;
    for (int i = 0; i < 3; ++i) text[stream.below(text.size())] = letters[stream.below(letters.size())];
    const auto loaded = load_with_actions(text, "damaged.yaml");
    if (loaded) {
      EXPECT_TRUE(load_with_actions(resolved_yaml(*loaded), "again.yaml").has_value());
    } else {
      EXPECT_FALSE(loaded.error().empty());
    }
  }
}

}  // namespace
}  // namespace ishaken::sim
