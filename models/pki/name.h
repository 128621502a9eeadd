// Distinguished names of issuers and subjects.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "models/base/bytes.h"
#include "models/base/result.h"
#include "models/pki/oids.h"

namespace ishaken::pki {

struct DistinguishedName {
  std::string country{};  // ISO 3166-1 alpha-2; an empty attribute is absent
  std::string state{};
  std::string locality{};
  std::string organization{};
  std::string organizational_unit{};
  std::string common_name{};
  // Further attributes, and second values of the ones above, as (dotted object identifier, text).
  std::vector<std::pair<std::string, std::string>> other{};
  // The attributes in the order of a name from outside, if that is not the order of the members: the index of
  // each (in `name_attributes`, then on in `other`), plus `same_rdn` if it shares the RDN of the one before.
  // Attributes that are not mentioned follow.
  std::vector<std::uint8_t> order{};
  static constexpr std::uint8_t same_rdn = 0x80;

  bool empty() const;
  Bytes to_der() const;
  std::string to_text() const;  // "C=US, O=Example, CN=SHAKEN 123A"

  // Returns a text that is equal for names that are equal (RFC 5280 section 7.1): the same RDNs in the same
  // order, each with the same attributes in any order, independent of case and runs of spaces.
  std::string canonical() const;
  bool same_as(const DistinguishedName& other_name) const { return canonical() == other_name.canonical(); }
  bool operator==(const DistinguishedName&) const = default;  // exact, attribute by attribute
};

// An attribute that has a member of its own.
struct NameAttribute {
  std::string_view type;
  std::string_view label;
  std::string DistinguishedName::* member;
};
inline constexpr std::array name_attributes{
    NameAttribute{oid::country, "C", &DistinguishedName::country},
    NameAttribute{oid::state, "ST", &DistinguishedName::state},
    NameAttribute{oid::locality, "L", &DistinguishedName::locality},
    NameAttribute{oid::organization, "O", &DistinguishedName::organization},
    NameAttribute{oid::organizational_unit, "OU", &DistinguishedName::organizational_unit},
    NameAttribute{oid::common_name, "CN", &DistinguishedName::common_name},
};

// Decodes a DER Name from outside.
Result<DistinguishedName> decode_name(ByteView der);

}  // namespace ishaken::pki
