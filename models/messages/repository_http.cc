#include "models/messages/repository_http.h"

#include "models/messages/text.h"

namespace ishaken::messages {
namespace {

constexpr std::string_view publish_path = "/publish/";
constexpr std::uint64_t longest_age = 2147483648;  // RFC 9111 section 1.2.2

Rendered get(const std::string& url, std::string_view accept, const WireContext& context) {
  return HttpWriter::request("GET", target_of(url, host_name(context.to))).field("Accept", accept).finish();
}

// max-age of Cache-Control, nothing where it is absent or malformed: then the reader's own rule holds.
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
  const std::string path = std::string(publish_path) + escaped(request.path);
  return HttpWriter::request("PUT", {host_name(context.to), path})
      .finish({pem_chain_type, {}, request.chain});
}

Rendered render(const PublishResult& reply, const WireContext& context) {
  return HttpWriter::response(reply.status, context.date).finish();
}

Rendered render(const CertificateRequest& request, const WireContext& context) {
  return get(request.url, pem_chain_type, context);
}

Rendered render(const CrlRequest& request, const WireContext& context) {
  return get(request.url, crl_type, context);
}

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

Decoded decode_repository_request(const HttpMessage& request) {
  if (request.method == "PUT") {
    auto path = between(request.path(), publish_path, "");
    if (!path || !request.query().empty()) return fail("the path of a publication is malformed");
    if (auto right = require_type(request, pem_chain_type); !right) return tl::unexpected(right.error());
    return PublishCertificate{*std::move(path), std::string(request.body)};
  }
  if (request.method != "GET") return std::nullopt;
  const std::string_view accept = request.head.value("Accept");
  if (same_ignoring_case(accept, pem_chain_type)) return CertificateRequest{url_of(request.target)};
  if (same_ignoring_case(accept, crl_type)) return CrlRequest{url_of(request.target)};
  return std::nullopt;
}

Result<Message> decode_reply(const PublishCertificate&, const HttpMessage& reply) {
  return PublishResult{reply.status};
}

Result<Message> decode_reply(const CertificateRequest&, const HttpMessage& reply) {
  return CertificateReply{reply.status, std::string(reply.head.value("Content-Type")),
                          std::string(reply.head.value("Location")),
                          max_age(reply.head.value("Cache-Control")), std::string(reply.body)};
}

Result<Message> decode_reply(const CrlRequest&, const HttpMessage& reply) {
  if (reply.status < 300 && !reply.body.empty())
    if (auto right = require_type(reply, crl_type); !right) return tl::unexpected(right.error());
  const ByteView crl = as_bytes(reply.body);
  return CrlReply{reply.status, std::make_shared<const Bytes>(crl.begin(), crl.end())};
}

}  // namespace ishaken::messages
