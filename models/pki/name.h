// Distinguished names of issuers and subjects.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "models/base/bytes.h"
#include "models/base/result.h"

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

  bool empty() const;
  Bytes to_der() const;
  std::string to_text() const;  // "C=US, O=Example, CN=SHAKEN 123A"

  // Returns a text that is equal for names that are equal: attributes by type and value, independent of
  // order, case and runs of spaces (RFC 5280 section 7.1). Real certificates and CRLs write one issuer in
  // different orders.
  std::string canonical() const;
  bool same_as(const DistinguishedName& other_name) const { return canonical() == other_name.canonical(); }
  bool operator==(const DistinguishedName&) const = default;  // exact, attribute by attribute
};

// Decodes a DER Name from outside.
Result<DistinguishedName> decode_name(ByteView der);

}  // namespace ishaken::pki
