#include "models/pki/name.h"

#include <openssl/err.h>

#include <algorithm>

#include "models/pki/der.h"
#include "models/pki/openssl_decoding.h"

namespace ishaken::pki {
namespace {

// Visits the attributes in order: type, label, value, and whether it shares the RDN of the one before.
template <class Visit>
void for_each_attribute(const DistinguishedName& name, Visit&& visit) {
  const auto show = [&](std::size_t index, bool same_rdn) {
    if (index < name_attributes.size()) {
      const auto& [type, label, member] = name_attributes[index];
      if (!(name.*member).empty()) visit(type, label, name.*member, same_rdn);
    } else if (index -= name_attributes.size(); index < name.other.size()) {
      const auto& [type, value] = name.other[index];
      visit(std::string_view(type), std::string_view(type), value, same_rdn);
    }
  };
  const auto index_of = [](std::uint8_t place) -> std::size_t { return place % DistinguishedName::same_rdn; };
  for (const std::uint8_t place : name.order) show(index_of(place), place >= DistinguishedName::same_rdn);
  const auto mentioned = [&](std::size_t index) {
    return std::ranges::find(name.order, index, index_of) != name.order.end();
  };
  for (std::size_t i = 0; i < name_attributes.size() + name.other.size(); ++i)
    if (!mentioned(i)) show(i, false);
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
  std::vector<std::vector<Bytes>> rdns;
  for_each_attribute(*this,
                     [&](std::string_view type, std::string_view, const std::string& value, bool same) {
                       // RFC 5280 appendix A allows a country only as PrintableString. With other characters,
                       // which a hostile CA may use, it would be decoded as another name.
                       const bool printable = type == oid::country && is_printable(value);
                       const Bytes text = printable ? der::printable_string(value) : der::utf8_string(value);
                       if (!same || rdns.empty()) rdns.emplace_back();
                       rdns.back().push_back(der::sequence({der::object_identifier(type), text}));
                     });
  std::vector<Bytes> parts;
  for (const std::vector<Bytes>& attributes : rdns) parts.push_back(der::set_of(attributes));
  return der::sequence(parts);
}

std::string DistinguishedName::to_text() const {
  std::string out;
  for_each_attribute(*this,
                     [&](std::string_view, std::string_view label, const std::string& value, bool same) {
                       if (!out.empty()) out += same ? " + " : ", ";
                       out += label;
                       out += '=';
                       out += value;
                     });
  return out;
}

std::string DistinguishedName::canonical() const {
  std::string out;
  std::vector<std::string> rdn;
  const auto end_rdn = [&] {
    std::ranges::sort(rdn);
    for (const std::string& attribute : rdn) out += attribute + '+';
    if (!rdn.empty()) out.back() = ';';
    rdn.clear();
  };
  for_each_attribute(*this,
                     [&](std::string_view type, std::string_view, const std::string& value, bool same) {
                       if (!same) end_rdn();
                       const std::string text = folded(value);
                       // The length before a value keeps it from being taken for a further attribute.
                       rdn.push_back(std::string(type) + '=' + std::to_string(text.size()) + ':' + text);
                     });
  end_rdn();
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
