#include "models/messages/repository_http.h"

#include <fmt/format.h>

#include <limits>

#include "models/messages/text.h"

namespace ishaken::messages {
namespace {

constexpr std::uint64_t longest_age = 2147483648;  // RFC 9111 section 1.2.2

template <class T>
Rendered get(const T& request, const WireContext& context) {
  return HttpWriter::request("GET", target_of(request.url, host_name(context.to)))
      .field("Accept", T::kind.route.media_type)
      .finish();
}

// Returns max-age of Cache-Control; 0 if it is absent or malformed: then the reader's own rule applies.
Duration max_age(std::string_view directives) {
  while (!directives.empty()) {
    std::string_view value = trimmed(take_until(directives, ','));
    if (!same_ignoring_case(trimmed(take_until(value, '=')), "max-age")) continue;
    value = trimmed(value);
    if (value.size() > 2 && value.starts_with('"') && value.ends_with('"'))
      value = value.substr(1, value.size() - 2);
    const auto age = decimal(value, std::numeric_limits<std::uint64_t>::max());
    return std::chrono::seconds(age ? std::min(*age, longest_age) : 0);
  }
  return Duration{0};
}

}  // namespace

Rendered render(const PublishCertificate& request, const WireContext& context) {
  return HttpWriter::request("PUT", {host_name(context.to), path_of(request.kind.route, request.path)})
      .finish({pem_chain_type, {}, request.chain});
}

Rendered render(const PublishResult& reply, const WireContext& context) {
  return HttpWriter::response(reply.status, context.date).finish();
}

Rendered render(const CertificateRequest& request, const WireContext& context) {
  return get(request, context);
}

Rendered render(const CrlRequest& request, const WireContext& context) { return get(request, context); }

Rendered render(const CertificateReply& reply, const WireContext& context) {
  HttpWriter writer = HttpWriter::response(reply.status, context.date);
  if (!reply.content_type.empty()) writer.field("Content-Type", reply.content_type);
  if (!reply.location.empty()) writer.field("Location", reply.location);
  if (reply.max_age >= std::chrono::seconds(1))
    writer.field("Cache-Control", fmt::format("max-age={}", reply.max_age / std::chrono::seconds(1)));
  return writer.finish({.type = {}, .front = {}, .shared = reply.chain});
}

Rendered render(const CrlReply& reply, const WireContext& context) {
  return HttpWriter::response(reply.status, context.date)
      .finish(
          {.type = crl_type, .front = {}, .shared = reply.crl ? as_text(*reply.crl) : std::string_view{}});
}

Result<Message> read_request(std::type_identity<PublishCertificate>, const HttpMessage& request) {
  auto path = part_of(PublishCertificate::kind.route, request.path());
  if (!path || !request.query().empty()) return fail("the path of a publication is malformed");
  return PublishCertificate{*std::move(path), std::string(request.body)};
}

Result<Message> read_request(std::type_identity<CertificateRequest>, const HttpMessage& request) {
  return CertificateRequest{url_of(request.target)};
}

Result<Message> read_request(std::type_identity<CrlRequest>, const HttpMessage& request) {
  return CrlRequest{url_of(request.target)};
}

Result<PublishResult> read_reply(const PublishCertificate&, const HttpMessage& reply) {
  return PublishResult{reply.status};
}

Result<CertificateReply> read_reply(const CertificateRequest&, const HttpMessage& reply) {
  return CertificateReply{reply.status, std::string(reply.head.value("Content-Type")),
                          std::string(reply.head.value("Location")),
                          max_age(reply.head.value("Cache-Control")), std::string(reply.body)};
}

Result<CrlReply> read_reply(const CrlRequest&, const HttpMessage& reply) {
  if (reply.status < 300 && !reply.body.empty())
    if (auto right = require_type(reply, crl_type); !right) return tl::unexpected(right.error());
  const ByteView crl = as_bytes(reply.body);
  return CrlReply{reply.status, std::make_shared<const Bytes>(crl.begin(), crl.end())};
}

}  // namespace ishaken::messages
