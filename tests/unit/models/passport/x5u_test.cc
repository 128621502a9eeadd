#include "models/passport/x5u.h"

#include <gtest/gtest.h>

#include <ostream>
#include <set>

#include "models/base/names.h"
#include "models/passport/special_address.h"

namespace ishaken::passport {

void PrintTo(UrlFault fault, std::ostream* out) { *out << name_of(fault); }

namespace {

TEST(X5u, GoodAddresses) {
  for (const char* url :
       {"https://cr.example/c.pem", "https://cr.example", "https://cr.example/", "HTTPS://CR.Example/c.pem",
        "https://cr.example:443/c.pem", "https://cr.example:8443/c.pem",
        "https://a-b_c.x1.example./a%20b/c;d=e,f@g:h", "https://8.8.8.8/c.pem",
        "https://[2606:4700::1111]:8443/c.pem", "https://10.example/c", "https://1.2.3.4.example/"})
    EXPECT_EQ(check_x5u(url), UrlFault::none) << url;
}

TEST(X5u, BadAddresses) {
  const std::pair<const char*, UrlFault> cases[] = {
      {"", UrlFault::malformed},
      {"cr.example/c.pem", UrlFault::malformed},
      {"https:/cr.example/c.pem", UrlFault::malformed},
      {"https://cr.example/a b", UrlFault::malformed},
      {"https://cr.example/a\tb", UrlFault::malformed},
      {"https://cr.example\\@evil.example/", UrlFault::malformed},
      {"https://cr.example/\xc3\xa9", UrlFault::malformed},
      {"https://[::1/c.pem", UrlFault::malformed},
      {"https://[2606:4700::1111]x/", UrlFault::malformed},
      {"https://cr.example/[x]", UrlFault::malformed},
      {"http://cr.example/c.pem", UrlFault::not_https},
      {"ftp://cr.example/c.pem", UrlFault::not_https},
      {"file:///etc/passwd", UrlFault::not_https},
      {"https://user@cr.example/c.pem", UrlFault::userinfo},
      {"https://user:secret@cr.example/c.pem", UrlFault::userinfo},
      {"https://@cr.example/c.pem", UrlFault::userinfo},
      {"https://cr.example@10.0.0.1/", UrlFault::userinfo},
      {"https:///c.pem", UrlFault::host_missing},
      {"https://:443/c.pem", UrlFault::host_missing},
      {"https://a..example/", UrlFault::host_malformed},
      {"https://.example/", UrlFault::host_malformed},
      {"https://%6c%6fcalhost/", UrlFault::host_malformed},
      {"https://[::1%25eth0]/", UrlFault::host_malformed},
      {"https://[v1.x]/", UrlFault::host_malformed},
      {"https://[1:2:3]/", UrlFault::host_malformed},
      {"https://2130706433/", UrlFault::numeric_host},
      {"https://0x7f000001/", UrlFault::numeric_host},
      {"https://127.1/", UrlFault::numeric_host},
      {"https://0177.0.0.1/", UrlFault::numeric_host},
      {"https://127.0.0.1./", UrlFault::numeric_host},
      {"https://1.2.3.256/", UrlFault::numeric_host},
      {"https://localhost/c.pem", UrlFault::local_name},
      {"https://a.LocalHost./c.pem", UrlFault::local_name},
      {"https://cr.example:80/c.pem", UrlFault::port_not_allowed},
      {"https://cr.example:/c.pem", UrlFault::port_not_allowed},
      {"https://cr.example:0443/c.pem", UrlFault::port_not_allowed},
      {"https://cr.example:443:443/c.pem", UrlFault::port_not_allowed},
      {"https://cr.example/c.pem?x=1", UrlFault::query},
      {"https://cr.example?", UrlFault::query},
      {"https://cr.example/c.pem#top", UrlFault::fragment},
      {"https://cr.example/#a?b", UrlFault::fragment},
  };
  for (const auto& [url, expected] : cases) EXPECT_EQ(check_x5u(url), expected) << url;
}

TEST(X5u, SpecialAddressesOfRfc6890) {
  for (const char* host :
       {"0.0.0.0",         "10.1.2.3",      "100.64.0.1",        "100.127.255.255",  "127.0.0.1",
        "169.254.169.254", "172.16.0.1",    "172.31.255.255",    "192.0.0.8",        "192.0.2.1",
        "192.88.99.1",     "192.168.1.1",   "198.18.0.1",        "198.19.255.255",   "198.51.100.7",
        "203.0.113.7",     "224.0.0.1",     "240.0.0.1",         "255.255.255.255",  "[::]",
        "[::1]",           "[::127.0.0.1]", "[::ffff:10.0.0.1]", "[::ffff:8.8.8.8]", "[64:ff9b::a00:1]",
        "[100::1]",        "[2001::1]",     "[2001:db8::1]",     "[2002:a00:1::]",   "[fc00::1]",
        "[fdff:ffff::1]",  "[fe80::1]",     "[febf::1]",         "[ff02::1]",        "[0:0:0:0:0:0:0:1]"})
    EXPECT_EQ(check_x5u("https://" + std::string(host) + "/c.pem"), UrlFault::special_address) << host;
  // Their neighbours on either side are public.
  for (const char* host :
       {"1.0.0.0",         "9.255.255.255", "11.0.0.0",        "100.63.255.255",  "100.128.0.0",
        "126.255.255.255", "128.0.0.0",     "169.253.255.255", "169.255.0.0",     "172.15.255.255",
        "172.32.0.0",      "192.0.1.0",     "192.0.3.0",       "192.167.255.255", "192.169.0.0",
        "198.17.255.255",  "198.20.0.0",    "223.255.255.255", "[2001:200::1]",   "[2001:db7::1]",
        "[2001:db9::1]",   "[2003::1]",     "[fbff::1]",       "[fe7f::1]",       "[fec0::1]",
        "[feff::1]",       "[64:ff9c::1]",  "[100:0:0:1::]"})
    EXPECT_EQ(check_x5u("https://" + std::string(host) + "/c.pem"), UrlFault::none) << host;
}

TEST(X5u, Ipv6Texts) {
  EXPECT_EQ(parse_ipv6("2001:db8::8:800:200c:417a"), (Ipv6{0x2001, 0xdb8, 0, 0, 8, 0x800, 0x200c, 0x417a}));
  EXPECT_EQ(parse_ipv6("1:2:3:4:5:6:7:8"), (Ipv6{1, 2, 3, 4, 5, 6, 7, 8}));
  EXPECT_EQ(parse_ipv6("1:2:3:4:5:6:1.2.3.4"), (Ipv6{1, 2, 3, 4, 5, 6, 0x102, 0x304}));
  EXPECT_EQ(parse_ipv6("1::"), (Ipv6{1}));
  EXPECT_EQ(parse_ipv6("::FFFF:129.144.52.38"), (Ipv6{0, 0, 0, 0, 0, 0xffff, 0x8190, 0x3426}));
  EXPECT_EQ(parse_ipv6("1:2:3:4:5:6:7::"), (Ipv6{1, 2, 3, 4, 5, 6, 7, 0}));
  for (const char* bad :
       {"", ":", ":::", "1", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "1:2:3:4:5:6:7:8::", "1::2::3", ":1::2",
        "1::2:", "12345::", "g::", "1:2:3:4:5:6:7:1.2.3.4", "1.2.3.4::", "::1.2.3", "::1.2.3.4:5",
        "1:2:3:4::5:6:7:8", "::1%eth0", "1:2:3:4:5:6:7:"})
    EXPECT_FALSE(parse_ipv6(bad)) << bad;
}

TEST(X5u, HostOf) {
  EXPECT_EQ(host_of("https://cr.fr.example:8443/c.pem"), "cr.fr.example");
  EXPECT_EQ(host_of("https://user@cr.fr.example"), "cr.fr.example");
  EXPECT_EQ(host_of("http://[2001:db8::1]:80/x"), "2001:db8::1");
  EXPECT_EQ(host_of("https://a.example/@b.example"), "a.example");
  EXPECT_EQ(host_of("https://a.example@b.example@c.example/"), "c.example");
  EXPECT_EQ(host_of("https://a.example\\@b.example/"), "a.example");
  EXPECT_EQ(host_of("mailto:a@b"), "");
  EXPECT_EQ(host_of(""), "");
}

TEST(X5u, EveryFaultHasOneNameAndOneLine) {
  std::set<std::string_view> lines;
  unsigned expected = 0;
  for (const auto& entry : EnumNames<UrlFault>::values) {
    EXPECT_EQ(number(entry.value), expected++) << entry.name;
    EXPECT_TRUE(lines.insert(describe(entry.value)).second) << entry.name;
  }
  EXPECT_EQ(expected, number(UrlFault::fragment) + 1u);
}

}  // namespace
}  // namespace ishaken::passport
