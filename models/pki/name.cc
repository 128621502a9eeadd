#include "models/pki/name.h"

#include <openssl/err.h>

#include <algorithm>

#include "models/pki/der.h"
#include "models/pki/oids.h"
#include "models/pki/openssl_decoding.h"

namespace ishaken::pki {
namespace {

// Visits the attributes in the usual order of names, which encoding to DER and decoding preserve.
template <class Name, class Visit>
void for_each_attribute(const Name& name, Visit&& visit) {
  const auto known = [&](std::string_view type, std::string_view label, const std::string& value) {
    if (!value.empty()) visit(type, label, value);
  };
  known(oid::country, "C", name.country);
  known(oid::state, "ST", name.state);
  known(oid::locality, "L", name.locality);
  known(oid::organization, "O", name.organization);
  known(oid::organizational_unit, "OU", name.organizational_unit);
  known(oid::common_name, "CN", name.common_name);
  for (const auto& [type, value] : name.other) visit(type, type, value);
}

// Returns the text for comparison: case and runs of spaces do not distinguish names (RFC 4518 section 2.6.1;
// only ASCII letters are folded).
std::string folded(std::string_view value) {
  std::string out;
  for (const char c : value) {
    if (c == ' ') {
      if (!out.empty() && out.back() != ' ') out.push_back(' ');
    } else {
      out.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
    }
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

// Returns whether all characters are allowed in a PrintableString (X.680 section 41.4).
bool is_printable(std::string_view value) {
  return std::ranges::all_of(value, [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
           std::string_view(" '()+,-./:=?").find(c) != std::string_view::npos;
  });
}

}  // namespace

bool DistinguishedName::empty() const { return *this == DistinguishedName(); }

Bytes DistinguishedName::to_der() const {
  std::vector<Bytes> parts;
  for_each_attribute(*this, [&](std::string_view type, std::string_view, const std::string& value) {
    // RFC 5280 appendix A allows a country only as PrintableString. With other characters, which a hostile CA
    // may use, it would be decoded as another name.
    const bool printable = type == oid::country && is_printable(value);
    const Bytes text = printable ? der::printable_string(value) : der::utf8_string(value);
    parts.push_back(der::set({der::sequence({der::object_identifier(type), text})}));
  });
  return der::sequence(parts);
}

std::string DistinguishedName::to_text() const {
  std::string out;
  for_each_attribute(*this, [&](std::string_view, std::string_view label, const std::string& value) {
    if (!out.empty()) out += ", ";
    out += label;
    out += '=';
    out += value;
  });
  return out;
}

std::string DistinguishedName::canonical() const {
  std::vector<std::string> parts;
  for_each_attribute(*this, [&](std::string_view type, std::string_view, const std::string& value) {
    const std::string text = folded(value);
    // The length before a value keeps it from being taken for a further attribute.
    parts.push_back(std::string(type) + '=' + std::to_string(text.size()) + ':' + text);
  });
  std::ranges::sort(parts);
  std::string out;
  for (const std::string& part : parts) out += part + ';';
  return out;
}

Result<DistinguishedName> decode_name(ByteView der_bytes) {
  const NameHandle name(decode_whole<X509_NAME>(d2i_X509_NAME, X509_NAME_free, der_bytes));
  if (!name) {
    ERR_clear_error();
    return fail("not a distinguished name");
  }
  return name_of(name.get());
}

}  // namespace ishaken::pki
