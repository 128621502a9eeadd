// The messages by which a provider obtains a certificate: an SPC token from its STI-PA, then ACME with its
// STI-CA (ATIS-1000080 clause 6.3; RFC 8555, 9447, 9448).
#pragma once

#include <string>

#include "models/base/bytes.h"
#include "models/messages/carrier.h"
#include "models/messages/kind.h"

namespace ishaken::messages {

// A provider's request to its STI-PA for an SPC token for `spc`, bound to the fingerprint of the ACME account
// key.
struct SpcTokenRequest {
  std::string spc;
  std::string fingerprint;  // "SHA256 AA:BB:..."
  bool operator==(const SpcTokenRequest&) const = default;

  using Reply = struct SpcTokenReply;
  static constexpr Kind kind{"SpcTokenRequest", "provider-pa", 4,
                             Route::post("/api/v1/account/{spc}/token", json_type)};
  static constexpr auto members() {
    return std::tuple{member("spc", &SpcTokenRequest::spc, Carrier::code),
                      member("fingerprint", &SpcTokenRequest::fingerprint)};
  }
};
struct SpcTokenReply {
  int status = 200;
  std::string token;  // compact JWS
  bool operator==(const SpcTokenReply&) const = default;

  static constexpr Kind kind{"SpcTokenReply", "provider-pa", 5, Protocol::http_response};
  static constexpr auto members() {
    return std::tuple{member("status", &SpcTokenReply::status, Carrier::http_status),
                      member("token", &SpcTokenReply::token, Carrier::json, Presence::if_good)};
  }
};

// The requests of a provider to its STI-CA, in the order of RFC 8555, each followed by its reply. Each
// request body is a JWS by the account key; the structs hold what it signs.
struct AcmeNewAccount {
  Bytes account_key;  // public point, 64 bytes
  bool operator==(const AcmeNewAccount&) const = default;

  using Reply = struct AcmeAccount;
  static constexpr Kind kind{"AcmeNewAccount", "provider-ca", 6,
                             Route::post("/acme/new-account", jose_json_type)};
  static constexpr auto members() {
    return std::tuple{member("account_key", &AcmeNewAccount::account_key, Carrier::public_key)};
  }
};
struct AcmeAccount {
  int status = 201;
  std::string account;  // URL
  bool operator==(const AcmeAccount&) const = default;

  static constexpr Kind kind{"AcmeAccount", "provider-ca", 7, Protocol::http_response};
  static constexpr auto members() {
    return std::tuple{member("status", &AcmeAccount::status, Carrier::http_status),
                      member("account", &AcmeAccount::account, Carrier::url, Presence::if_good)};
  }
};
struct AcmeNewOrder {
  std::string account;
  Bytes tn_auth_list;  // DER, the identifier of RFC 9448
  bool operator==(const AcmeNewOrder&) const = default;

  using Reply = struct AcmeOrder;
  static constexpr Kind kind{"AcmeNewOrder", "provider-ca", 8,
                             Route::post("/acme/new-order", jose_json_type)};
  static constexpr auto members() {
    return std::tuple{member("account", &AcmeNewOrder::account),
                      member("tn_auth_list", &AcmeNewOrder::tn_auth_list)};
  }
};
struct AcmeOrder {
  int status = 201;
  std::string order;      // URL
  std::string challenge;  // URL of the tkauth-01 challenge
  bool operator==(const AcmeOrder&) const = default;

  static constexpr Kind kind{"AcmeOrder", "provider-ca", 9, Protocol::http_response};
  static constexpr auto members() {
    return std::tuple{member("status", &AcmeOrder::status, Carrier::http_status),
                      member("order", &AcmeOrder::order, Carrier::url, Presence::if_good),
                      member("challenge", &AcmeOrder::challenge, Carrier::json, Presence::if_good)};
  }
};
struct AcmeChallengeAnswer {
  std::string account;
  std::string challenge;
  std::string token;  // the SPC token (tkauth-type atc, RFC 9447)
  bool operator==(const AcmeChallengeAnswer&) const = default;

  using Reply = struct AcmeChallengeResult;
  static constexpr Kind kind{"AcmeChallengeAnswer", "provider-ca", 10, Route::post(any_path, jose_json_type)};
  static constexpr auto members() {
    return std::tuple{member("account", &AcmeChallengeAnswer::account),
                      member("challenge", &AcmeChallengeAnswer::challenge, Carrier::target),
                      member("token", &AcmeChallengeAnswer::token)};
  }
};
struct AcmeChallengeResult {
  int status = 200;  // 200 valid, 403 refused
  std::string problem;
  bool operator==(const AcmeChallengeResult&) const = default;

  static constexpr Kind kind{"AcmeChallengeResult", "provider-ca", 11, Protocol::http_response};
  static constexpr auto members() {
    return std::tuple{member("status", &AcmeChallengeResult::status, Carrier::http_status),
                      member("problem", &AcmeChallengeResult::problem)};
  }
};
struct AcmeFinalize {
  std::string account;
  std::string order;
  Bytes csr;  // PKCS#10, DER
  bool operator==(const AcmeFinalize&) const = default;

  using Reply = struct AcmeCertificate;
  static constexpr Kind kind{"AcmeFinalize", "provider-ca", 12, Route::post(any_path, jose_json_type)};
  static constexpr auto members() {
    return std::tuple{member("account", &AcmeFinalize::account),
                      member("order", &AcmeFinalize::order, Carrier::target),
                      member("csr", &AcmeFinalize::csr)};
  }
};
struct AcmeCertificate {
  int status = 200;
  std::string chain;  // PEM, leaf first
  std::string url;    // of the chain at the STI-CR: the x5u of the provider's PASSporTs
  std::string problem;
  bool operator==(const AcmeCertificate&) const = default;

  static constexpr Kind kind{"AcmeCertificate", "provider-ca", 13, Protocol::http_response};
  static constexpr auto members() {
    return std::tuple{member("status", &AcmeCertificate::status, Carrier::http_status),
                      member("chain", &AcmeCertificate::chain, Carrier::octets, Presence::if_good),
                      member("url", &AcmeCertificate::url, Carrier::url_or_none, Presence::if_good),
                      member("problem", &AcmeCertificate::problem, Carrier::json, Presence::if_refused)};
  }
};

// A report by an STI-CA to the STI-PA whose SPC token it accepted: the certificate that it issued, so that
// the STI-PA can revoke it.
struct IssuanceReport {
  std::string spc;
  std::string certificate;  // PEM
  bool operator==(const IssuanceReport&) const = default;

  static constexpr Kind kind{"IssuanceReport", "ca-pa", 14, Route::post_members("/api/v1/issuances")};
  static constexpr auto members() {
    return std::tuple{member("spc", &IssuanceReport::spc),
                      member("certificate", &IssuanceReport::certificate)};
  }
};

}  // namespace ishaken::messages
