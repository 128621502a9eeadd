// The messages that carry lists of trusted STI-CAs and CRLs, from STI-PA to provider (ATIS-1000084) and from
// STI-PA to STI-PA (ATIS-1000087 clause 4.3.1).
#pragma once

#include <memory>
#include <string>

#include "models/base/bytes.h"
#include "models/base/names.h"
#include "models/messages/carrier.h"
#include "models/messages/kind.h"
#include "models/messages/shared_text.h"

namespace ishaken::messages {

// A provider's request to its STI-PA for the list.
struct TrustedListRequest {
  CountryCode country;  // a shared STI-PA serves several
  bool operator==(const TrustedListRequest&) const = default;

  using Reply = struct TrustedListReply;
  static constexpr Kind kind{"TrustedListRequest", "provider-pa", 19,
                             Route::get("/api/v1/ca-list", jose_json_type)};
  static constexpr auto members() { return std::tuple{member("country", &TrustedListRequest::country)}; }
};
struct TrustedListReply {
  int status = 200;
  SharedText list;  // compact JWS of a Trusted STI-CA list
  bool operator==(const TrustedListReply& other) const {
    return status == other.status && same_content(list, other.list);
  }

  static constexpr Kind kind{"TrustedListReply", "provider-pa", 20, Protocol::http_response};
  static constexpr auto members() {
    return std::tuple{member("status", &TrustedListReply::status, Carrier::http_status),
                      member("list", &TrustedListReply::list, Carrier::json, Presence::if_good)};
  }
};

// A request for a CRL to the STI-PA that signs it. The URL is that of a certificate's CRL distribution point.
struct CrlRequest {
  std::string url;
  bool operator==(const CrlRequest&) const = default;

  using Reply = struct CrlReply;
  static constexpr Kind kind{"CrlRequest", "crl", 21, Route::get(any_path, crl_type)};
  static constexpr auto members() { return std::tuple{member("url", &CrlRequest::url, Carrier::url)}; }
};
struct CrlReply {
  int status = 200;
  std::shared_ptr<const Bytes> crl;  // DER
  bool operator==(const CrlReply& other) const {
    return status == other.status && same_content(crl, other.crl);
  }

  static constexpr Kind kind{"CrlReply", "crl", 22, Protocol::http_response};
  static constexpr auto members() {
    return std::tuple{member("status", &CrlReply::status, Carrier::http_status),
                      member("crl", &CrlReply::crl, Carrier::octets)};
  }
};

// A request by an STI-PA for a partner STI-PA's list. The partner signs that list like its own providers'
// list.
struct PartnerListRequest {
  CountryCode reader;
  CountryCode country;
  bool operator==(const PartnerListRequest&) const = default;

  using Reply = struct PartnerListReply;
  static constexpr Kind kind{"PartnerListRequest", "pa-pa", 23,
                             Route::get("/partner/{country}/list", jose_type)};
  static constexpr auto members() {
    return std::tuple{member("reader", &PartnerListRequest::reader),
                      member("country", &PartnerListRequest::country)};
  }
};
struct PartnerListReply {
  int status = 200;
  CountryCode country;
  SharedText list;
  bool operator==(const PartnerListReply& other) const {
    return status == other.status && country == other.country && same_content(list, other.list);
  }

  static constexpr Kind kind{"PartnerListReply", "pa-pa", 24, Protocol::http_response};
  static constexpr auto members() {
    return std::tuple{member("status", &PartnerListReply::status, Carrier::http_status),
                      member("country", &PartnerListReply::country),
                      member("list", &PartnerListReply::list, Carrier::octets)};
  }
};

}  // namespace ishaken::messages
