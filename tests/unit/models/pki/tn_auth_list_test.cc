#include "models/pki/tn_auth_list.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "tests/vectors/read.h"

namespace ishaken::pki {
namespace {

std::string describe(const TnAuthList& list) {
  struct Describe {
    std::string operator()(const ServiceProviderCode& e) const { return "spc " + e.code; }
    std::string operator()(const NumberRange& e) const {
      return fmt::format("range {}+{}", e.start, e.count);
    }
    std::string operator()(const SingleNumber& e) const { return "one " + e.number; }
  };
  std::string out;
  for (const TnEntry& entry : list.entries) out += (out.empty() ? "" : ", ") + std::visit(Describe{}, entry);
  return out;
}

TEST(TnAuthList, VectorsReadAndWriteBack) {
  const auto blocks = vectors::read("tn_auth_list.txt");
  ASSERT_EQ(blocks.size(), 2u);
  for (auto block : blocks) {
    const Bytes der = from_base64(block["der"]).value();
    const auto list = decode_tn_auth_list(der);
    ASSERT_TRUE(list) << block["name"] << list.error().what;
    EXPECT_EQ(describe(*list), block["text"]);
    EXPECT_EQ(base64(list->to_der()), block["der"]);
  }
}

TEST(TnAuthList, OneServiceProviderCodeIsWhatShakenAllows) {
  EXPECT_EQ(TnAuthList::of("818H").single_spc(), "818H");
  EXPECT_EQ(hex(TnAuthList::of("818H").to_der()), "3008a006160438313848");
  EXPECT_EQ((TnAuthList{{ServiceProviderCode{"1"}, ServiceProviderCode{"2"}}}).single_spc(), "");
  EXPECT_EQ((TnAuthList{{SingleNumber{"12155551212"}}}).single_spc(), "");
  EXPECT_TRUE(is_spc("818H"));
  for (const char* code : {"", "818h", "81-8", "818H ", "\xc3\x84"}) EXPECT_FALSE(is_spc(code)) << code;
}

TEST(TnAuthList, MalformedListsAreRefused) {
  for (const char* text : {
           "",                          // nothing
           "3000",                      // no entry: SIZE (1..MAX)
           "3008a00616043831384800",    // something after the list
           "3009a006160438313848ff",    // something after the entry
           "3008a306160438313848",      // [3]
           "300aa0801604383138480000",  // an indefinite length
           "3008a0060c0438313848",      // UTF8String instead of IA5String
           "3008a0061604383138c8",      // beyond ASCII
           "3081"
           "08a006160438313848",  // long form of a short length
           "300ea10c300a160531323334350201"
           "01",              // a range of one
           "3005a203160178",  // a number with a letter
           "3014a2121610"
           "31323334353637383930313233343536",  // sixteen digits
       }) {
    const auto der = from_hex(text);
    ASSERT_TRUE(der) << text;
    EXPECT_FALSE(decode_tn_auth_list(*der)) << text;
  }
  const std::string code(max_tn_auth_list_size - 12, 'A');  // 12 octets of three headers around it
  EXPECT_EQ(TnAuthList::of(code).to_der().size(), max_tn_auth_list_size);
  EXPECT_TRUE(decode_tn_auth_list(TnAuthList::of(code).to_der()));
  EXPECT_FALSE(decode_tn_auth_list(TnAuthList::of(code + 'A').to_der()));
}

}  // namespace
}  // namespace ishaken::pki
