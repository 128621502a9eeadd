#include "models/pki/der.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <charconv>
#include <chrono>

namespace ishaken::pki::der {
namespace {

constexpr std::uint8_t context_class = 0x80;
constexpr std::uint8_t constructed = 0x20;
constexpr int deepest = 32;

void append_base128(Bytes& out, std::uint64_t value) {
  int shift = 63;
  while (shift > 0 && (value >> shift) == 0) shift -= 7;
  for (; shift >= 0; shift -= 7)
    out.push_back(static_cast<std::uint8_t>(((value >> shift) & 0x7f) | (shift > 0 ? 0x80 : 0)));
}

Bytes join(std::span<const Bytes> parts) {
  Bytes out;
  for (const Bytes& part : parts) append(out, part);
  return out;
}

std::string calendar(Instant instant, bool four_digit_year) {
  const auto second = std::chrono::floor<std::chrono::seconds>(instant);
  const auto day = std::chrono::floor<std::chrono::days>(second);
  const std::chrono::year_month_day date(day);
  const std::chrono::hh_mm_ss clock(second - day);
  const int year = static_cast<int>(date.year());
  const std::string years = four_digit_year ? fmt::format("{:04}", year) : fmt::format("{:02}", year % 100);
  return fmt::format("{}{:02}{:02}{:02}{:02}{:02}Z", years, static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()), clock.hours().count(), clock.minutes().count(),
                     clock.seconds().count());
}

bool is_strict_to(int depth, ByteView elements) {
  Reader reader(elements);
  while (const auto tag = reader.next_tag()) {
    const auto content = reader.read(*tag);
    if (!content) return false;
    if (*tag == 0x01 && (content->size() != 1 || content->front() != 0xff)) return false;
    if ((*tag & constructed) == 0) continue;
    const bool string_in_pieces = *tag < 0x40 && *tag != 0x30 && *tag != 0x31;
    if (string_in_pieces || depth == 0 || !is_strict_to(depth - 1, *content)) return false;
  }
  return true;
}

}  // namespace

bool is_strict(ByteView elements) { return is_strict_to(deepest, elements); }

void append(Bytes& out, ByteView more) { out.insert(out.end(), more.begin(), more.end()); }

Bytes element(std::uint8_t tag, ByteView content) {
  Bytes out{tag};
  if (content.size() < 0x80) {
    out.push_back(static_cast<std::uint8_t>(content.size()));
  } else {
    const int octets = static_cast<int>(std::bit_width(content.size()) + 7) / 8;
    out.push_back(static_cast<std::uint8_t>(0x80 | octets));
    for (int i = octets - 1; i >= 0; --i) out.push_back(static_cast<std::uint8_t>(content.size() >> (8 * i)));
  }
  append(out, content);
  return out;
}

Bytes boolean(bool value) { return element(0x01, Bytes{static_cast<std::uint8_t>(value ? 0xff : 0x00)}); }

Bytes integer(std::uint64_t value) {
  Bytes big_endian;
  for (int shift = 56; shift >= 0; shift -= 8)
    big_endian.push_back(static_cast<std::uint8_t>(value >> shift));
  return unsigned_integer(big_endian);
}

Bytes unsigned_integer(ByteView big_endian) {
  while (big_endian.size() > 1 && big_endian[0] == 0) big_endian = big_endian.subspan(1);
  Bytes content;
  if (big_endian.empty() || big_endian[0] >= 0x80) content.push_back(0);
  append(content, big_endian);
  return element(0x02, content);
}

Bytes enumerated(std::uint8_t value) { return element(0x0a, Bytes{value}); }
Bytes null() { return {0x05, 0x00}; }

Bytes object_identifier(std::string_view dotted) {
  std::vector<std::uint64_t> arcs;
  while (true) {
    std::uint64_t arc = 0;
    const auto [end, error] = std::from_chars(dotted.data(), dotted.data() + dotted.size(), arc);
    if (error != std::errc() || arc >> 62 != 0) return {};
    arcs.push_back(arc);
    dotted.remove_prefix(static_cast<std::size_t>(end - dotted.data()));
    if (dotted.empty()) break;
    if (dotted.front() != '.') return {};
    dotted.remove_prefix(1);
  }
  if (arcs.size() < 2 || arcs[0] > 2 || (arcs[0] < 2 && arcs[1] > 39)) return {};
  Bytes content;
  append_base128(content, 40 * arcs[0] + arcs[1]);
  for (std::size_t i = 2; i < arcs.size(); ++i) append_base128(content, arcs[i]);
  return element(0x06, content);
}

Bytes bit_string(ByteView octets, unsigned unused_bits) {
  Bytes content{static_cast<std::uint8_t>(unused_bits)};
  append(content, octets);
  return element(0x03, content);
}

Bytes named_bits(std::uint16_t bits) {
  if (bits == 0) return bit_string({});
  const auto trailing = static_cast<unsigned>(std::countr_zero(bits));
  Bytes octets{static_cast<std::uint8_t>(bits >> 8)};
  if (trailing < 8) octets.push_back(static_cast<std::uint8_t>(bits & 0xff));
  return bit_string(octets, trailing % 8);
}

Bytes octet_string(ByteView content) { return element(0x04, content); }
Bytes utf8_string(std::string_view text) { return element(0x0c, as_bytes(text)); }
Bytes printable_string(std::string_view text) { return element(0x13, as_bytes(text)); }
Bytes ia5_string(std::string_view text) { return element(0x16, as_bytes(text)); }

Bytes time(Instant instant) {
  using namespace std::chrono;
  const auto year = year_month_day(floor<days>(instant)).year();
  if (year < std::chrono::year{1950} || year >= std::chrono::year{2050}) return generalized_time(instant);
  return element(0x17, as_bytes(calendar(instant, false)));
}
Bytes generalized_time(Instant instant) { return element(0x18, as_bytes(calendar(instant, true))); }

Bytes sequence(std::initializer_list<Bytes> parts) {
  return element(0x30, join({parts.begin(), parts.size()}));
}
Bytes sequence(std::span<const Bytes> parts) { return element(0x30, join(parts)); }
Bytes set(std::initializer_list<Bytes> parts) { return element(0x31, join({parts.begin(), parts.size()})); }
Bytes set_of(std::vector<Bytes> parts) {
  std::ranges::sort(parts, {}, [](const Bytes& part) { return as_text(part); });
  return element(0x31, join(parts));
}

Bytes tagged_explicit(unsigned number, ByteView inner) {
  return element(static_cast<std::uint8_t>(context_class | constructed | number), inner);
}
Bytes tagged_implicit(unsigned number, ByteView content) {
  return element(static_cast<std::uint8_t>(context_class | number), content);
}
Bytes tagged_constructed(unsigned number, ByteView content) { return tagged_explicit(number, content); }

std::optional<std::uint8_t> Reader::next_tag() const {
  if (rest_.empty()) return std::nullopt;
  return rest_[0];
}

std::optional<ByteView> Reader::read_element() {
  if (rest_.size() < 2 || (rest_[0] & 0x1f) == 0x1f) return std::nullopt;  // tags above 30 are not used here
  std::size_t length = rest_[1];
  std::size_t header = 2;
  if (length >= 0x80) {
    const std::size_t octets = length & 0x7f;
    if (octets == 0 || octets > 4 || rest_.size() < 2 + octets) return std::nullopt;
    length = 0;
    for (std::size_t i = 0; i < octets; ++i) length = length << 8 | rest_[2 + i];
    header += octets;
    if (length < 0x80 || length >> (8 * (octets - 1)) == 0) return std::nullopt;
  }
  if (length > rest_.size() - header) return std::nullopt;
  const ByteView out = rest_.first(header + length);
  rest_ = rest_.subspan(header + length);
  return out;
}

std::optional<ByteView> Reader::read(std::uint8_t tag) {
  const ByteView before = rest_;
  if (next_tag() != tag) return std::nullopt;
  const auto whole = read_element();
  if (!whole) return std::nullopt;
  const std::size_t header = before[1] < 0x80 ? 2 : 2 + static_cast<std::size_t>(before[1] & 0x7f);
  return whole->subspan(header);
}

}  // namespace ishaken::pki::der
