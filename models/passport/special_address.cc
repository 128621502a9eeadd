#include "models/passport/special_address.h"

#include <cstddef>

namespace ishaken::passport {
namespace {

struct Block4 {
  Ipv4 start;
  unsigned bits;
};

constexpr Ipv4 quad(unsigned a, unsigned b, unsigned c, unsigned d) { return a << 24 | b << 16 | c << 8 | d; }

constexpr std::array blocks4{
    Block4{quad(0, 0, 0, 0), 8},        // this network
    Block4{quad(10, 0, 0, 0), 8},       // private use
    Block4{quad(100, 64, 0, 0), 10},    // shared address space
    Block4{quad(127, 0, 0, 0), 8},      // loopback
    Block4{quad(169, 254, 0, 0), 16},   // link local
    Block4{quad(172, 16, 0, 0), 12},    // private use
    Block4{quad(192, 0, 0, 0), 24},     // protocol assignments
    Block4{quad(192, 0, 2, 0), 24},     // documentation
    Block4{quad(192, 88, 99, 0), 24},   // 6to4 relay anycast
    Block4{quad(192, 168, 0, 0), 16},   // private use
    Block4{quad(198, 18, 0, 0), 15},    // benchmarking
    Block4{quad(198, 51, 100, 0), 24},  // documentation
    Block4{quad(203, 0, 113, 0), 24},   // documentation
    Block4{quad(224, 0, 0, 0), 4},      // multicast
    Block4{quad(240, 0, 0, 0), 4},      // reserved, broadcast
};

struct Block6 {
  Ipv6 start;
  unsigned bits;
};

constexpr std::array blocks6{
    Block6{{0, 0, 0, 0, 0, 0, 0, 0}, 96},           // unspecified, loopback, IPv4-compatible
    Block6{{0, 0, 0, 0, 0, 0xffff, 0, 0}, 96},      // IPv4-mapped
    Block6{{0x64, 0xff9b, 0, 0, 0, 0, 0, 0}, 96},   // translated IPv4
    Block6{{0x100, 0, 0, 0, 0, 0, 0, 0}, 64},       // discard only
    Block6{{0x2001, 0, 0, 0, 0, 0, 0, 0}, 23},      // protocol assignments, Teredo, ORCHID
    Block6{{0x2001, 0xdb8, 0, 0, 0, 0, 0, 0}, 32},  // documentation
    Block6{{0x2002, 0, 0, 0, 0, 0, 0, 0}, 16},      // 6to4
    Block6{{0xfc00, 0, 0, 0, 0, 0, 0, 0}, 7},       // unique local
    Block6{{0xfe80, 0, 0, 0, 0, 0, 0, 0}, 10},      // link local
    Block6{{0xff00, 0, 0, 0, 0, 0, 0, 0}, 8},       // multicast
};

bool is_inside(const Ipv6& address, const Block6& block) {
  for (unsigned i = 0, bits = block.bits; bits > 0; ++i) {
    const unsigned here = bits < 16 ? bits : 16;
    if ((static_cast<unsigned>(address[i]) ^ block.start[i]) >> (16 - here)) return false;
    bits -= here;
  }
  return true;
}

std::optional<unsigned> hex_group(std::string_view text) {
  if (text.empty() || text.size() > 4) return std::nullopt;
  unsigned value = 0;
  for (const char c : text) {
    const unsigned digit = c >= '0' && c <= '9'   ? static_cast<unsigned>(c - '0')
                           : c >= 'a' && c <= 'f' ? static_cast<unsigned>(c - 'a' + 10)
                           : c >= 'A' && c <= 'F' ? static_cast<unsigned>(c - 'A' + 10)
                                                  : 16u;
    if (digit == 16) return std::nullopt;
    value = value << 4 | digit;
  }
  return value;
}

// Parses groups separated by single colons; an IPv4 address may replace the last two. Returns false if
// malformed.
bool read_groups(std::string_view text, Ipv6& groups, std::size_t& count) {
  while (!text.empty()) {
    const std::size_t colon = text.find(':');
    const std::string_view group = text.substr(0, colon);
    if (colon == std::string_view::npos && group.find('.') != std::string_view::npos) {
      const auto tail = parse_ipv4(group);
      if (!tail || count > 6) return false;
      groups[count++] = static_cast<std::uint16_t>(*tail >> 16);
      groups[count++] = static_cast<std::uint16_t>(*tail & 0xffff);
      return true;
    }
    const auto value = hex_group(group);
    if (!value || count == 8) return false;
    groups[count++] = static_cast<std::uint16_t>(*value);
    if (colon == std::string_view::npos) return true;
    text.remove_prefix(colon + 1);
    if (text.empty()) return false;  // a colon at the end
  }
  return true;
}

}  // namespace

std::optional<Ipv4> parse_ipv4(std::string_view text) {
  Ipv4 address = 0;
  for (int part = 0; part < 4; ++part) {
    const std::size_t dot = text.find('.');
    if ((dot == std::string_view::npos) != (part == 3)) return std::nullopt;
    const std::string_view digits = text.substr(0, dot);
    if (digits.empty() || digits.size() > 3 || (digits.size() > 1 && digits[0] == '0')) return std::nullopt;
    unsigned value = 0;
    for (const char c : digits) {
      if (c < '0' || c > '9') return std::nullopt;
      value = value * 10 + static_cast<unsigned>(c - '0');
    }
    if (value > 255) return std::nullopt;
    address = address << 8 | value;
    text.remove_prefix(dot == std::string_view::npos ? text.size() : dot + 1);
  }
  return address;
}

std::optional<Ipv6> parse_ipv6(std::string_view text) {
  Ipv6 head{}, tail{};
  std::size_t head_count = 0, tail_count = 0;
  const std::size_t gap = text.find("::");
  if (gap == std::string_view::npos) {
    if (!read_groups(text, head, head_count) || head_count != 8) return std::nullopt;
    return head;
  }
  const std::string_view before = text.substr(0, gap);
  if (before.find('.') != std::string_view::npos) return std::nullopt;
  if (!read_groups(before, head, head_count) || !read_groups(text.substr(gap + 2), tail, tail_count))
    return std::nullopt;
  if (head_count + tail_count > 7) return std::nullopt;  // "::" replaces at least one group
  for (std::size_t i = 0; i < tail_count; ++i) head[8 - tail_count + i] = tail[i];
  return head;
}

bool is_special(Ipv4 address) {
  for (const Block4& block : blocks4)
    if ((address ^ block.start) >> (32 - block.bits) == 0) return true;
  return false;
}

bool is_special(const Ipv6& address) {
  for (const Block6& block : blocks6)
    if (is_inside(address, block)) return true;
  return false;
}

}  // namespace ishaken::passport
