#include "models/pki/der.h"

#include <gtest/gtest.h>

namespace ishaken::pki::der {
namespace {

TEST(Der, KnownEncodings) {
  EXPECT_EQ(hex(integer(0)), "020100");
  EXPECT_EQ(hex(integer(127)), "02017f");
  EXPECT_EQ(hex(integer(128)), "02020080");
  EXPECT_EQ(hex(integer(65537)), "0203010001");
  EXPECT_EQ(hex(integer(~0ull)), "020900ffffffffffffffff");
  EXPECT_EQ(hex(unsigned_integer(Bytes{0, 0, 1})), "020101");
  EXPECT_EQ(hex(unsigned_integer(Bytes{})), "020100");
  EXPECT_EQ(hex(boolean(true)), "0101ff");
  EXPECT_EQ(hex(null()), "0500");
  EXPECT_EQ(hex(object_identifier("1.2.840.113549")), "06062a864886f70d");
  EXPECT_EQ(hex(object_identifier("2.999.3")), "0603883703");
  EXPECT_EQ(hex(object_identifier("2.16.840.1.114569.1.1.4")), "060a6086480186ff09010104");
  EXPECT_EQ(hex(named_bits(0x8000)), "03020780");
  EXPECT_EQ(hex(named_bits(0x0600)), "03020106");
  EXPECT_EQ(hex(named_bits(0x0080)), "0303070080");
  EXPECT_EQ(hex(named_bits(0)), "030100");
  EXPECT_EQ(hex(sequence({integer(1), boolean(false)})), "3006020101010100");
  EXPECT_EQ(hex(tagged_explicit(0, integer(2))), "a003020102");
  EXPECT_EQ(hex(tagged_implicit(6, Bytes{0x61})), "860161");
}

TEST(Der, LengthsTakeTheFewestOctets) {
  const auto header = [](std::size_t size) { return hex(ByteView(octet_string(Bytes(size))).first(5)); };
  EXPECT_EQ(header(127).substr(0, 4), "047f");
  EXPECT_EQ(header(128).substr(0, 6), "048180");
  EXPECT_EQ(header(255).substr(0, 6), "0481ff");
  EXPECT_EQ(header(256).substr(0, 8), "04820100");
  EXPECT_EQ(header(65536), "0483010000");
}

TEST(Der, TimesChangeFormIn2050) {
  const auto text = [](const char* instant) {
    const Bytes out = time(parse_instant(instant).value());
    return hex(ByteView(out).first(1)) + std::string(as_text(ByteView(out).subspan(2)));
  };
  EXPECT_EQ(text("2026-01-02T03:04:05Z"), "17260102030405Z");
  EXPECT_EQ(text("2049-12-31T23:59:59Z"), "17491231235959Z");
  EXPECT_EQ(text("2050-01-01"), "1820500101000000Z");
}

TEST(Der, NonsenseObjectIdentifiersAreEmpty) {
  for (const char* text :
       {"", "1", "1.", ".1", "3.1", "1.40", "1.2.", "1..2", "1.2.x", "1.2.99999999999999999999"})
    EXPECT_TRUE(object_identifier(text).empty()) << text;
}

TEST(DerReader, ReadsWhatTheWriterWrites) {
  const Bytes bytes = sequence({integer(5), octet_string(Bytes(300, 7))});
  Reader outer(bytes);
  Reader inner(outer.read(0x30).value());
  EXPECT_TRUE(outer.at_end());
  EXPECT_EQ(inner.read(0x02)->size(), 1u);
  EXPECT_FALSE(Reader(inner).read(0x02));
  EXPECT_EQ(inner.read(0x04)->size(), 300u);
  EXPECT_TRUE(inner.at_end());
}

TEST(DerReader, RefusesWhatIsNotDer) {
  // Short, indefinite, too many length octets, a long form where the short one would do, a high tag.
  for (const char* text : {"", "30", "3001", "3080", "308000", "30810100", "3082000100", "30850000000001",
                           "1f0100", "3084ffffffff"})
    EXPECT_FALSE(Reader(from_hex(text).value()).read_element()) << text;
}

}  // namespace
}  // namespace ishaken::pki::der
