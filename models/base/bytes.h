// Bytes and their text forms: base64 (RFC 4648) and hexadecimal.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ishaken {

using Bytes = std::vector<std::uint8_t>;
using ByteView = std::span<const std::uint8_t>;

inline ByteView as_bytes(std::string_view text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}
inline std::string_view as_text(ByteView bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

// Encodes by RFC 4648 section 5, without padding, as in every JOSE object (RFC 7515 section 2).
void append_base64url(std::string& out, ByteView bytes);
std::string base64url(ByteView bytes);

// Decodes strictly: no padding, no line breaks, no stray bits in the last character. Returns nullopt if the
// text is malformed.
std::optional<Bytes> from_base64url(std::string_view text);
// Decodes into a caller's buffer, whose capacity is reused; returns false if the text is malformed.
bool from_base64url(std::string_view text, std::string& out);

// Encodes or decodes by RFC 4648 section 4, with padding. Decoding skips no white space.
std::string base64(ByteView bytes);
std::optional<Bytes> from_base64(std::string_view text);

std::string hex(ByteView bytes);
std::optional<Bytes> from_hex(std::string_view text);

}  // namespace ishaken
