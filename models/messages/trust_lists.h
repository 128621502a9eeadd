// How lists of trusted STI-CAs and CRLs travel: STI-PA to provider (ATIS-1000084), STI-PA to STI-PA
// (ATIS-1000087 clause 4.3.1), STI-PA to and from the International SHAKEN registry (ATIS-1000091 clauses 4.3
// and 4.4).
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "models/base/bytes.h"
#include "models/base/names.h"

namespace ishaken::messages {

// Large texts are shared, not copied, between the messages that carry them.
using SharedText = std::shared_ptr<const std::string>;
inline SharedText share(std::string text) { return std::make_shared<const std::string>(std::move(text)); }

// Compared by what they say; nothing at all is as good as an empty text.
template <class T>
bool same_content(const std::shared_ptr<const T>& a, const std::shared_ptr<const T>& b) {
  return a == b || (a ? *a : T{}) == (b ? *b : T{});
}

// Provider -> its STI-PA.
struct TrustedListRequest {
  CountryCode country;  // a shared STI-PA serves several
  bool operator==(const TrustedListRequest&) const = default;
};
struct TrustedListReply {
  int status = 200;
  SharedText list;  // compact JWS of a Trusted STI-CA list
  bool operator==(const TrustedListReply& other) const {
    return status == other.status && same_content(list, other.list);
  }
};

// Anyone -> the STI-PA that signs the CRL (the URL in a certificate's CRL distribution point).
struct CrlRequest {
  std::string url;
  bool operator==(const CrlRequest&) const = default;
};
struct CrlReply {
  int status = 200;
  std::shared_ptr<const Bytes> crl;  // DER
  bool operator==(const CrlReply& other) const {
    return status == other.status && same_content(crl, other.crl);
  }
};

// STI-PA -> partner STI-PA. The reply is a list like any other, signed by the partner.
struct PartnerListRequest {
  CountryCode reader;
  CountryCode country;
  bool operator==(const PartnerListRequest&) const = default;
};
struct PartnerListReply {
  int status = 200;
  CountryCode country;
  SharedText list;
  bool operator==(const PartnerListReply& other) const {
    return status == other.status && country == other.country && same_content(list, other.list);
  }
};

// STI-PA -> registry: `entry` is a compact JWS by the STI-PA (models/trust/registry_entry.h).
struct RegistryRegister {
  CountryCode country;
  SharedText entry;
  bool operator==(const RegistryRegister& other) const {
    return country == other.country && same_content(entry, other.entry);
  }
};
struct RegistryWithdraw {
  CountryCode country;
  std::string request;  // compact JWS by the STI-PA: country and sequence
  bool operator==(const RegistryWithdraw&) const = default;
};
struct RegistryResult {
  int status = 200;
  std::string problem;
  bool operator==(const RegistryResult&) const = default;
};

// STI-PA -> registry: everything. The reply is one compact JWS by the registry over all entries.
struct RegistryRead {
  std::uint64_t known_sequence = 0;  // If-None-Match: 304 where nothing changed since
  bool operator==(const RegistryRead&) const = default;
};
struct RegistryContents {
  int status = 200;
  SharedText contents;
  std::uint64_t sequence = 0;  // the entity tag, which nobody signed; 0 where there is none
  bool operator==(const RegistryContents& other) const {
    return status == other.status && same_content(contents, other.contents) && sequence == other.sequence;
  }
};

}  // namespace ishaken::messages
