// The messages that put certificate chains into an STI-CR and fetch them from it.
#pragma once

#include <string>

#include "models/base/time.h"
#include "models/messages/carrier.h"
#include "models/messages/kind.h"

namespace ishaken::messages {

// A request by an STI-CA or a provider to an STI-CR to serve a chain.
struct PublishCertificate {
  std::string path;
  std::string chain;  // PEM, leaf first
  bool operator==(const PublishCertificate&) const = default;

  using Reply = struct PublishResult;
  static constexpr Kind kind{"PublishCertificate", "ca-cr", 15,
                             Route::put("/publish/{path}", pem_chain_type)};
  static constexpr auto members() {
    return std::tuple{member("path", &PublishCertificate::path, Carrier::segment),
                      member("chain", &PublishCertificate::chain, Carrier::octets)};
  }
};
struct PublishResult {
  int status = 201;
  bool operator==(const PublishResult&) const = default;

  static constexpr Kind kind{"PublishResult", "ca-cr", 16, Protocol::http_response};
  static constexpr auto members() {
    return std::tuple{member("status", &PublishResult::status, Carrier::http_status)};
  }
};

// A request by an STI-VS to an STI-CR for the chain at the x5u of a PASSporT.
struct CertificateRequest {
  std::string url;
  bool operator==(const CertificateRequest&) const = default;

  using Reply = struct CertificateReply;
  static constexpr Kind kind{"CertificateRequest", "provider-cr", 17, Route::get(any_path, pem_chain_type)};
  static constexpr auto members() {
    return std::tuple{member("url", &CertificateRequest::url, Carrier::url)};
  }
};
struct CertificateReply {
  int status = 200;
  std::string content_type = "application/pem-certificate-chain";
  std::string location;  // of a redirect
  Duration max_age{0};   // of Cache-Control; 0: absent
  std::string chain;
  bool operator==(const CertificateReply&) const = default;

  static constexpr Kind kind{"CertificateReply", "provider-cr", 18, Protocol::http_response};
  static constexpr auto members() {
    return std::tuple{member("status", &CertificateReply::status, Carrier::http_status),
                      member("content_type", &CertificateReply::content_type, Carrier::field),
                      member("location", &CertificateReply::location, Carrier::url_or_none),
                      member("max_age", &CertificateReply::max_age, Carrier::field),
                      member("chain", &CertificateReply::chain, Carrier::octets)};
  }
};

}  // namespace ishaken::messages
