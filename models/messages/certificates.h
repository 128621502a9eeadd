// How a provider comes by a certificate (ATIS-1000080 clause 6.3; RFC 8555, 9447, 9448) and how verifiers
// fetch it.
#pragma once

#include <string>

#include "models/base/bytes.h"
#include "models/base/names.h"
#include "models/base/time.h"

namespace ishaken::messages {

// Provider -> STI-PA: an SPC token for `spc`, bound to the fingerprint of the ACME account key.
struct SpcTokenRequest {
  std::string spc;
  std::string fingerprint;  // "SHA256 AA:BB:..."
  bool operator==(const SpcTokenRequest&) const = default;
};
struct SpcTokenReply {
  int status = 200;
  std::string token;  // compact JWS
  bool operator==(const SpcTokenReply&) const = default;
};

// Provider -> STI-CA, in the order of RFC 8555. Each request body is a JWS by the account key; here is what
// it says.
struct AcmeNewAccount {
  Bytes account_key;  // public point, 64 bytes
  bool operator==(const AcmeNewAccount&) const = default;
};
struct AcmeAccount {
  int status = 201;
  std::string account;  // URL
  bool operator==(const AcmeAccount&) const = default;
};
struct AcmeNewOrder {
  std::string account;
  Bytes tn_auth_list;  // DER, the identifier of RFC 9448
  bool operator==(const AcmeNewOrder&) const = default;
};
struct AcmeOrder {
  int status = 201;
  std::string order;      // URL
  std::string challenge;  // URL of the tkauth-01 challenge
  bool operator==(const AcmeOrder&) const = default;
};
struct AcmeChallengeAnswer {
  std::string account;
  std::string challenge;
  std::string token;  // the SPC token (tkauth-type atc, RFC 9447)
  bool operator==(const AcmeChallengeAnswer&) const = default;
};
struct AcmeChallengeResult {
  int status = 200;  // 200 valid, 403 refused
  std::string problem;
  bool operator==(const AcmeChallengeResult&) const = default;
};
struct AcmeFinalize {
  std::string account;
  std::string order;
  Bytes csr;  // PKCS#10, DER
  bool operator==(const AcmeFinalize&) const = default;
};
struct AcmeCertificate {
  int status = 200;
  std::string chain;  // PEM, leaf first
  std::string url;    // where the STI-CR serves it: the x5u of its PASSporTs
  std::string problem;
  bool operator==(const AcmeCertificate&) const = default;
};

// STI-CA -> the STI-PA whose token it accepted: what was issued on it, so that the STI-PA can revoke it by
// name.
struct IssuanceReport {
  std::string spc;
  std::string certificate;  // PEM
  bool operator==(const IssuanceReport&) const = default;
};

// STI-CA or provider -> STI-CR.
struct PublishCertificate {
  std::string path;
  std::string chain;  // PEM, leaf first
  bool operator==(const PublishCertificate&) const = default;
};
struct PublishResult {
  int status = 201;
  bool operator==(const PublishResult&) const = default;
};

// STI-VS -> STI-CR, by the x5u of a PASSporT.
struct CertificateRequest {
  std::string url;
  bool operator==(const CertificateRequest&) const = default;
};
struct CertificateReply {
  int status = 200;
  std::string content_type = "application/pem-certificate-chain";
  std::string location;  // of a redirect
  Duration max_age{0};   // Cache-Control; 0: none given
  std::string chain;
  bool operator==(const CertificateReply&) const = default;
};

}  // namespace ishaken::messages
