#include "models/passport/passport.h"

#include <algorithm>
#include <charconv>

#include "models/passport/jws.h"

namespace ishaken::passport {
namespace {

// Appends a character of a JSON string, escaped by RFC 8259 section 7.
void append_escaped(std::string& out, char c) {
  constexpr std::string_view escaped = "\"\\\b\f\n\r\t", letters = "\"\\bfnrt", digits = "0123456789abcdef";
  const auto octet = static_cast<unsigned char>(c);
  out += '\\';
  if (const std::size_t at = escaped.find(c); at != std::string_view::npos)
    out += letters[at];
  else
    out.append("u00").append(1, digits[octet >> 4]).append(1, digits[octet & 15]);
}

void append_json_string(std::string& out, std::string_view value) {
  constexpr auto plain = [](char c) {
    return static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\';
  };
  out += '"';
  while (!value.empty()) {
    const auto end = std::ranges::find_if_not(value, plain);
    out.append(value.begin(), end);
    value.remove_prefix(static_cast<std::size_t>(end - value.begin()));
    if (value.empty()) break;
    append_escaped(out, value.front());
    value.remove_prefix(1);
  }
  out += '"';
}

void append_integer(std::string& out, std::int64_t value) {
  char digits[24];
  const auto end = std::to_chars(std::begin(digits), std::end(digits), value).ptr;
  out.append(digits, end);
}

// Writes the members of one object. `name` is written unescaped, since it is always one of ours.
class ObjectWriter {
 public:
  explicit ObjectWriter(std::string& out) : out_(out) { out_ += '{'; }
  void close() { out_ += '}'; }
  std::string& member(std::string_view name) {
    if (!first_) out_ += ',';
    first_ = false;
    out_ += '"';
    out_ += name;
    out_ += "\":";
    return out_;
  }
  void text(std::string_view name, std::string_view value) { append_json_string(member(name), value); }

 private:
  std::string& out_;
  bool first_ = true;
};

void append_endpoint(std::string& out, const Endpoint& endpoint) {
  ObjectWriter object(out);
  if (!endpoint.number.empty()) {
    object.text("tn", endpoint.number.text());
  } else {
    object.text("uri", endpoint.uri);
  }
  object.close();
}

std::string_view text_of(const TelephoneNumber& number) { return number.text(); }
std::string_view text_of(const std::string& uri) { return uri; }

// Writes the entries in lexicographic order (RFC 8225 section 9), independent of the given order.
template <class Entry>
void append_sorted(std::string& out, const std::vector<Entry>& entries) {
  std::vector<std::string_view> texts;
  const bool sorted = std::is_sorted(entries.begin(), entries.end());
  if (!sorted) {
    for (const Entry& entry : entries) texts.push_back(text_of(entry));
    std::sort(texts.begin(), texts.end());
  }
  out += '[';
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (i > 0) out += ',';
    append_json_string(out, sorted ? text_of(entries[i]) : texts[i]);
  }
  out += ']';
}

void append_destinations(std::string& out, const Destinations& dest) {
  ObjectWriter object(out);
  if (!dest.numbers.empty()) append_sorted(object.member("tn"), dest.numbers);
  if (!dest.uris.empty()) append_sorted(object.member("uri"), dest.uris);
  object.close();
}

}  // namespace

std::string_view text(Ppt ppt) {
  switch (ppt) {
    case Ppt::shaken:
      return "shaken";
    case Ppt::div:
      return "div";
    case Ppt::none:
      break;
  }
  return "";
}

std::string_view text(Attestation attestation) {
  switch (attestation) {
    case Attestation::A:
      return "A";
    case Attestation::B:
      return "B";
    case Attestation::C:
      return "C";
    case Attestation::none:
      break;
  }
  return "";
}

bool Destinations::contains(const TelephoneNumber& number) const {
  return std::find(numbers.begin(), numbers.end(), number) != numbers.end();
}

void Passport::clear() {
  ppt = Ppt::shaken;
  attestation = Attestation::none;
  x5u.clear();
  orig.number = {};
  orig.uri.clear();
  dest.numbers.clear();
  dest.uris.clear();
  iat = 0;
  origid.clear();
  div.number = {};
  div.uri.clear();
}

void append_header_json(std::string& out, const Passport& passport) {
  ObjectWriter object(out);
  object.text("alg", "ES256");
  if (passport.ppt != Ppt::none) object.text("ppt", text(passport.ppt));
  object.text("typ", "passport");
  if (!passport.x5u.empty()) object.text("x5u", passport.x5u);
  object.close();
}

void append_payload_json(std::string& out, const Passport& passport) {
  ObjectWriter object(out);
  if (passport.attestation != Attestation::none) object.text("attest", text(passport.attestation));
  if (!passport.dest.empty()) append_destinations(object.member("dest"), passport.dest);
  if (!passport.div.empty()) append_endpoint(object.member("div"), passport.div);
  append_integer(object.member("iat"), passport.iat);
  if (!passport.orig.empty()) append_endpoint(object.member("orig"), passport.orig);
  if (!passport.origid.empty()) object.text("origid", passport.origid);
  object.close();
}

void append_signing_input(std::string& out, const Passport& passport) {
  std::string json;
  json.reserve(256);
  append_header_json(json, passport);
  const std::size_t header_size = json.size();
  append_payload_json(json, passport);
  append_signing_input(out, std::string_view(json).substr(0, header_size),
                       std::string_view(json).substr(header_size));
}

std::string signing_input(const Passport& passport) {
  std::string out;
  out.reserve(512);
  append_signing_input(out, passport);
  return out;
}

}  // namespace ishaken::passport
