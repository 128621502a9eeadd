#include "models/passport/header_parameters.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

namespace ishaken::passport {
namespace {

constexpr bool is_token_character(char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
         std::string_view("-.!%*_+`'~").find(c) != std::string_view::npos;
}

constexpr bool is_uri_character(char c) {
  return c > ' ' && c < 0x7f && std::string_view("\"<>\\^`{|}").find(c) == std::string_view::npos;
}

enum Class : std::uint8_t { in_token = 1, in_value = 2, in_uri = 4 };
constexpr auto classes = [] {
  std::array<std::uint8_t, 256> table{};
  for (unsigned i = 0; i < 256; ++i) {
    const char c = static_cast<char>(i);
    if (is_token_character(c)) table[i] |= in_token | in_value;
    if (c == '[' || c == ':' || c == ']') table[i] |= in_value;  // gen-value may be an IPv6 host
    if (is_uri_character(c)) table[i] |= in_uri;
  }
  return table;
}();

constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  bool at_end() const { return at_ == text_.size(); }

  // Skips SWS: blanks, and a line break followed by a blank.
  void skip_space() {
    while (at_ < text_.size()) {
      if (is_blank(at_)) {
        ++at_;
      } else if (text_.substr(at_).starts_with("\r\n") && is_blank(at_ + 2)) {
        at_ += 3;
      } else {
        return;
      }
    }
  }

  bool take(char c) {
    if (at_end() || text_[at_] != c) return false;
    ++at_;
    return true;
  }

  std::string_view take_while(Class wanted) {
    const std::size_t start = at_;
    while (at_ < text_.size() && (classes[static_cast<std::uint8_t>(text_[at_])] & wanted)) ++at_;
    return text_.substr(start, at_ - start);
  }

  // Reads a token up to ';', without white space at the end. Decoding detects other invalid characters.
  std::string_view take_jws() {
    const std::size_t start = at_;
    at_ = std::min(text_.find(';', at_), text_.size());
    std::string_view jws = text_.substr(start, at_ - start);
    for (;;) {
      const std::size_t size = jws.find_last_not_of(" \t") + 1;
      const bool blank_after = size < jws.size();
      jws = jws.substr(0, size);
      if (!blank_after || !jws.ends_with("\r\n")) return jws;
      jws.remove_suffix(2);
    }
  }

  // Reads a quoted string after its opening quote, without the closing one. Escapes are skipped but kept,
  // since no value that we compare with has any.
  bool take_quoted(std::string_view& out) {
    const std::size_t start = at_;
    for (; at_ < text_.size(); ++at_) {
      const auto c = static_cast<unsigned char>(text_[at_]);
      if (c == '"') {
        out = text_.substr(start, at_ - start);
        ++at_;
        return true;
      }
      if (c == '\\') ++at_;
      if (at_ == text_.size() || ((c < ' ' && c != '\t') || c == 0x7f)) return false;
      if (text_[at_] == '\r' || text_[at_] == '\n') return false;
    }
    return false;
  }

 private:
  bool is_blank(std::size_t at) const { return at < text_.size() && (text_[at] == ' ' || text_[at] == '\t'); }

  std::string_view text_;
  std::size_t at_ = 0;
};

// Reads LAQUOT absoluteURI RAQUOT.
bool read_info(Reader& reader, std::string_view& out) {
  if (!reader.take('<')) return false;
  out = reader.take_while(in_uri);
  return !out.empty() && reader.take('>');
}

// Reads a value after EQUAL: token, host or quoted string.
bool read_value(Reader& reader, std::string_view& out) {
  if (reader.take('"')) return reader.take_quoted(out);
  out = reader.take_while(in_value);
  return !out.empty();
}

struct Seen {
  bool info = false, alg = false, ppt = false;
};

// Reads one parameter, after its ';'.
Fault read_parameter(Reader& reader, HeaderParameters& out, Seen& seen) {
  reader.skip_space();
  const std::string_view name = reader.take_while(in_token);
  if (name.empty()) return Fault::parameter_syntax;
  reader.skip_space();
  const bool has_value = reader.take('=');
  if (has_value) reader.skip_space();

  std::string_view unused;
  std::string_view* value = &unused;
  if (equal_ignoring_case(name, "info")) {
    if (!has_value || !read_info(reader, out.info)) return Fault::parameter_syntax;
    return std::exchange(seen.info, true) ? Fault::duplicate_parameter : Fault::none;
  }
  bool* known = nullptr;
  if (equal_ignoring_case(name, "alg")) {
    value = &out.alg;
    known = &seen.alg;
  } else if (equal_ignoring_case(name, "ppt")) {
    value = &out.ppt;
    known = &seen.ppt;
  }
  if (has_value ? !read_value(reader, *value) : known != nullptr) return Fault::parameter_syntax;
  if (known == nullptr) return Fault::none;
  return std::exchange(*known, true) ? Fault::duplicate_parameter : Fault::none;
}

}  // namespace

bool equal_ignoring_case(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i)
    if (lower(a[i]) != lower(b[i])) return false;
  return true;
}

Fault read_header_parameters(std::string_view header_value, HeaderParameters& out) {
  out = {};
  Reader reader(header_value);
  reader.skip_space();
  out.token = reader.take_jws();
  if (out.token.empty()) return Fault::header_syntax;
  Seen seen;
  while (!reader.at_end()) {
    if (!reader.take(';')) return Fault::parameter_syntax;
    if (const Fault fault = read_parameter(reader, out, seen); fault != Fault::none) return fault;
    reader.skip_space();
  }
  if (!seen.info) return Fault::parameter_missing_info;
  if (seen.alg && !equal_ignoring_case(out.alg, "ES256")) return Fault::unsupported_alg_parameter;
  if (seen.ppt && !equal_ignoring_case(out.ppt, "shaken") && !equal_ignoring_case(out.ppt, "div"))
    return Fault::unsupported_ppt_parameter;
  return Fault::none;
}

}  // namespace ishaken::passport
