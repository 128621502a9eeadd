#include "models/numbering/telephone_number.h"

#include <gtest/gtest.h>

#include <string>
#include <unordered_set>

namespace ishaken {
namespace {

std::string parsed(std::string_view raw) {
  const auto number = TelephoneNumber::parse(raw);
  return number ? std::string(number->text()) : "refused";
}

TEST(TelephoneNumber, IsTheCanonicalFormOfRfc8224) {
  EXPECT_EQ(parsed("+1-(215)-555-1212"), "12155551212");
  EXPECT_EQ(parsed("+33 1.99.00.12.34"), "33199001234");
  EXPECT_EQ(parsed("12155551212"), "12155551212");
  EXPECT_EQ(parsed("*67#"), "*67#");
  EXPECT_EQ(parsed("(+44) 20"), "4420");
}

TEST(TelephoneNumber, HoldsFifteenDigitsAndNoMore) {
  EXPECT_EQ(parsed("123456789012345"), "123456789012345");
  EXPECT_EQ(parsed("+1 2345 6789 0123 45"), "123456789012345");
  EXPECT_EQ(parsed("1234567890123456"), "refused");
  EXPECT_TRUE(TelephoneNumber::canonical("123456789012345"));
  EXPECT_FALSE(TelephoneNumber::canonical("1234567890123456"));
}

TEST(TelephoneNumber, RefusesWhatIsNoNumber) {
  for (const std::string_view raw :
       {"", "+", " ", "-()", "++1", "1+2", "+1a", "1\n2", "1;ext=2", "tel:1", "\xd9\xa1\xd9\xa2", "１２"})
    EXPECT_EQ(parsed(raw), "refused") << raw;
  EXPECT_EQ(parsed(std::string_view("12\0003", 4)), "refused");
  EXPECT_EQ(parsed(std::string(100'000, '1')), "refused");
  EXPECT_EQ(parsed(std::string(100'000, '-')), "refused");
}

TEST(TelephoneNumber, ErrorsShowHostileTextShortAndPrintable) {
  const auto refused = TelephoneNumber::parse("\x1b[31m" + std::string(10'000, 'x'));
  ASSERT_FALSE(refused);
  EXPECT_LT(refused.error().what.size(), 100u);
  EXPECT_EQ(refused.error().what.find('\x1b'), std::string::npos);
}

TEST(TelephoneNumber, CanonicalTakesNoSeparators) {
  EXPECT_EQ(TelephoneNumber::canonical("12155551212")->text(), "12155551212");
  for (const std::string_view text : {"", "+12155551212", "1 2", "1-2", "1a"})
    EXPECT_FALSE(TelephoneNumber::canonical(text)) << text;
  EXPECT_FALSE(TelephoneNumber::canonical(std::string_view("1\0", 2)));
}

TEST(TelephoneNumber, ComparesAndHashesAsItsText) {
  const auto a = TelephoneNumber::canonical("12").value();
  const auto b = TelephoneNumber::canonical("123").value();
  const auto c = TelephoneNumber::canonical("13").value();
  EXPECT_LT(a, b);
  EXPECT_LT(b, c);
  EXPECT_EQ(a, *TelephoneNumber::parse("+1 2"));
  EXPECT_LT(TelephoneNumber{}, a);
  EXPECT_TRUE(TelephoneNumber{}.empty());

  std::unordered_set<std::size_t> hashes;
  for (int i = 0; i < 100'000; ++i)
    hashes.insert(std::hash<TelephoneNumber>{}(*TelephoneNumber::canonical("331" + std::to_string(i))));
  EXPECT_EQ(hashes.size(), 100'000u);
}

}  // namespace
}  // namespace ishaken
