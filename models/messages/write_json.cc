#include "models/messages/write_json.h"

#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>

#include "models/messages/text.h"
#include "models/pki/json.h"

namespace ishaken::messages {

void append_json(std::string& out, const std::string& value) {
  const bool plain = std::ranges::all_of(
      value, [](char each) { return each >= ' ' && each < '\x7f' && each != '"' && each != '\\'; });
  if (plain)
    out.append(1, '"').append(value).append(1, '"');
  else
    out += pki::to_text(value);
}

void append_json(std::string& out, const std::shared_ptr<const std::string>& value) {
  if (value)
    append_json(out, *value);
  else
    out += "\"\"";
}

void append_json(std::string& out, bool value) { out += value ? "true" : "false"; }

void append_json(std::string& out, std::uint64_t value) { out += Digits(value); }

// Writes whole numbers quickly, since most counts are whole.
void append_json(std::string& out, double value) {
  if (value >= 0 && value < 1e9 && value == std::floor(value) && !std::signbit(value)) {
    append_json(out, static_cast<std::uint64_t>(value));
    out += ".0";
  } else {
    out += pki::to_text(value);
  }
}

void append_json(std::string& out, const Bytes& value) { append_json(out, base64url(value)); }

void append_json(std::string& out, CountryCode value) {
  out.append(1, '"').append(value.text()).append(1, '"');
}

void append_json(std::string& out, Duration value) {
  std::array<char, 21> digits;
  out.append(digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), value.count()).ptr);
}

void append_json(std::string& out, Instant value) { append_json(out, value.time_since_epoch()); }

void append_json(std::string& out, CallId value) { append_json(out, number(value)); }

void append_json(std::string& out, const TelephoneNumber& value) {
  append_json(out, std::string(value.text()));
}

}  // namespace ishaken::messages
