#include "models/messages/text.h"

#include <gtest/gtest.h>

namespace ishaken::messages {
namespace {

TEST(Text, EveryControlCharacterIsFoundWhereverItStands) {
  for (int code = 0; code < 256; ++code) {
    const char c = static_cast<char>(code);
    const bool is_control = (code < 0x20 && c != '\t') || code == 0x7f;
    for (std::size_t size = 1; size < 20; ++size)
      for (std::size_t place = 0; place < size; ++place) {
        std::string text(size, place % 2 == 0 ? 'x' : '\t');
        text[place] = c;
        EXPECT_EQ(has_control(text), is_control) << code << " at " << place << " of " << size;
        std::string written;
        append_field_value(written, text);
        if (is_control) text[place] = ' ';
        EXPECT_EQ(written, text);
      }
  }
  EXPECT_FALSE(has_control(""));
}

TEST(Text, PartsAreJoined) {
  EXPECT_EQ(joined({}), "");
  EXPECT_EQ(joined({"a", "", "b"}), "ab");
  EXPECT_EQ(joined({Digits(0), "-", Digits(42), "-", Digits(18446744073709551615u)}),
            "0-42-18446744073709551615");
}

}  // namespace
}  // namespace ishaken::messages
