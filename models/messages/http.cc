#include "models/messages/http.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "models/messages/date.h"
#include "models/messages/text.h"

namespace ishaken::messages {
namespace {

// The characters that RFC 3986 allows in a URI besides unreserved ones, except '#'. '%' is among them, since
// it begins an escape.
constexpr std::string_view uri_characters = "!$&'()*+,;=:@/?[]%";

constexpr std::array<std::string_view, 14> single_fields{"Host",
                                                         "Content-Length",
                                                         "Content-Type",
                                                         "Transfer-Encoding",
                                                         "Accept",
                                                         "Slug",
                                                         "If-None-Match",
                                                         "Location",
                                                         "Content-Location",
                                                         "Cache-Control",
                                                         "X-Request-Id",
                                                         "ETag",
                                                         "Authorization",
                                                         "Date"};

bool is_authority(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           std::string_view("-._:[]").find(c) != std::string_view::npos;
  });
}

// Returns the host and port of a URL; empty if it has none.
std::string_view authority_of(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme == std::string_view::npos || !is_token(url.substr(0, scheme))) return {};
  url.remove_prefix(scheme + 3);
  const std::string_view authority = url.substr(0, url.find_first_of("/?#"));
  const std::size_t user = authority.rfind('@');
  return user == std::string_view::npos ? authority : authority.substr(user + 1);
}

Result<std::string_view> counted_body(const Head& head) {
  if (head.find("Transfer-Encoding")) return fail("Transfer-Encoding is not carried");
  const std::string_view* const length = head.find("Content-Length");
  if (!length) {
    if (!head.rest().empty()) return fail("a body has no Content-Length");
    return head.rest();
  }
  const auto size = decimal(*length, max_body_size);
  if (!size) return fail("Content-Length is malformed or above 64 MB");
  if (*size != head.rest().size()) return fail("the body is not as long as Content-Length says");
  return head.rest();
}

}  // namespace

HttpTarget target_of(std::string_view url, std::string_view host) {
  const std::string_view authority = authority_of(url);
  constexpr std::string_view https = "https://";
  if (!is_authority(authority)) return {std::string(host), '/' + escaped(url, uri_characters)};
  const std::string_view behind = url.substr(std::min(url.size(), https.size() + authority.size()));
  if (url.starts_with(https) && url.substr(https.size()).starts_with(authority) && behind.starts_with('/'))
    return {std::string(authority), escaped(behind, uri_characters)};
  return {std::string(authority), escaped(url, uri_characters)};
}

std::string url_of(const HttpTarget& target) {
  return target.target.starts_with('/') ? "https://" + target.host + target.target : target.target;
}

HttpWriter HttpWriter::request(std::string_view method, const HttpTarget& target) {
  HttpWriter writer(fmt::format("{} {} HTTP/1.1", method, target.target), 0);
  writer.field("Host", target.host);
  return writer;
}

HttpWriter HttpWriter::response(int status, Instant date) {
  const int sent = status >= 200 && status <= 599 ? status : 500;
  HttpWriter writer(fmt::format("HTTP/1.1 {} {}", sent, reason_phrase_of_http(sent)), sent);
  writer.field("Date", imf_date(date));
  return writer;
}

HttpWriter& HttpWriter::field(std::string_view name, std::string_view value) {
  head_.field(name, value);
  return *this;
}

Rendered HttpWriter::finish(HttpBody body) {
  // Responses with these statuses have no body, whatever a struct holds (RFC 9110 sections 15.3.5
  // and 15.4.5).
  if (status_ == 204 || status_ == 304) return finish();
  if (!body.type.empty()) head_.field("Content-Type", body.type);
  head_.field("Content-Length", body.front.size() + body.shared.size() + body.back.size());
  return {std::move(head_).finish() + body.front, body.shared, std::string(body.back)};
}

Rendered HttpWriter::finish() {
  if (status_ != 0 && status_ != 204 && status_ != 304) head_.field("Content-Length", 0);
  return {std::move(head_).finish(), {}, {}};
}

std::string_view HttpMessage::path() const {
  std::string_view text = target.target;
  if (!text.starts_with('/')) {
    // A whole URL: take the part after its authority.
    const std::size_t start = text.find('/', text.find("://") + 3);
    text = start == std::string_view::npos ? "/" : text.substr(start);
  }
  return take_until(text, '?');
}

std::string_view HttpMessage::query() const {
  std::string_view text = target.target;
  take_until(text, '?');
  return text;
}

Result<HttpMessage> parse_http(std::string_view bytes) {
  auto head = Head::parse(bytes, {.single = single_fields});
  if (!head) return tl::unexpected(head.error());
  const auto body = counted_body(*head);
  if (!body) return tl::unexpected(body.error());
  HttpMessage message;
  message.body = *body;
  std::string_view start = head->start_line();
  if (start.starts_with("HTTP/1.1 ")) {
    start.remove_prefix(9);
    const auto status = decimal(take_until(start, ' '), 599);
    if (!status || *status < 200) return fail("the status line is malformed");
    message.status = static_cast<int>(*status);
    if ((message.status == 204 || message.status == 304) && !body->empty())
      return fail("a response has a body that may have none");
  } else {
    const std::string_view method = take_until(start, ' '), target = take_until(start, ' ');
    if (start != "HTTP/1.1") return fail("the request line does not end in HTTP/1.1");
    if (!is_token(method)) return fail("the method is malformed");
    if (target.empty() || escaped(target, uri_characters) != target)
      return fail("the request target is malformed");
    if (!target.starts_with('/') && !is_authority(authority_of(target)))
      return fail("the request target is neither a path nor a URL");
    if (!is_authority(head->value("Host"))) return fail("Host is missing or malformed");
    message.method = method;
    message.target = {std::string(head->value("Host")), std::string(target)};
  }
  message.head = *std::move(head);
  return message;
}

std::string_view reason_phrase_of_http(int status) {
  switch (status) {
    case 200:
      return "OK";
    case 201:
      return "Created";
    case 204:
      return "No Content";
    case 301:
      return "Moved Permanently";
    case 302:
      return "Found";
    case 303:
      return "See Other";
    case 304:
      return "Not Modified";
    case 307:
      return "Temporary Redirect";
    case 308:
      return "Permanent Redirect";
    case 400:
      return "Bad Request";
    case 401:
      return "Unauthorized";
    case 403:
      return "Forbidden";
    case 404:
      return "Not Found";
    case 409:
      return "Conflict";
    case 410:
      return "Gone";
    case 412:
      return "Precondition Failed";
    case 429:
      return "Too Many Requests";
    case 500:
      return "Internal Server Error";
    case 503:
      return "Service Unavailable";
    default:
      return status < 300 ? "OK" : status < 400 ? "Redirect" : "Failed";
  }
}

}  // namespace ishaken::messages
