// HTTP/1.1 (RFC 9110, 9112) as far as the control plane needs it: one request or response with a counted
// body. Chunked bodies are refused.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "models/base/time.h"
#include "models/messages/head.h"

namespace ishaken::messages {

inline constexpr std::size_t max_body_size = 64 * 1024 * 1024;

// Where a request goes: the host, and what the request line names there.
struct HttpTarget {
  std::string host;
  std::string target;  // "/path?query", or a whole URL where it is not https (RFC 9112 section 3.2.2)
};
// Total: characters that no request line can have are escaped, and what is no URL at all becomes a path at
// `host`.
HttpTarget target_of(std::string_view url, std::string_view host);
// The way back. Equal to the first for every https URL with a path and no fragment.
std::string url_of(const HttpTarget& target);

// Strings that end up in one request or response.
struct HttpBody {
  std::string_view type;  // Content-Type
  std::string front;
  std::string_view shared{};  // not copied (Rendered)
  std::string_view back{};    // a literal
};

class HttpWriter {
 public:
  static HttpWriter request(std::string_view method, const HttpTarget& target);
  // 500 for what is no final status. A server with a clock says when (RFC 9110 section 6.6.1).
  static HttpWriter response(int status, Instant date);

  HttpWriter& field(std::string_view name, std::string_view value);
  Rendered finish(HttpBody body);
  Rendered finish();  // without a body

 private:
  HttpWriter(std::string start_line, int status) : head_(std::move(start_line)), status_(status) {}
  HeadWriter head_;
  int status_;  // 0: a request
};

struct HttpMessage {
  Head head;
  std::string method;  // empty for a response
  HttpTarget target;
  int status = 0;
  std::string_view body;

  std::string_view path() const;  // without the query, still escaped
  std::string_view query() const;
  std::string_view type() const;  // the media type, without parameters
};
Result<HttpMessage> parse_http(std::string_view bytes);

std::string_view reason_phrase_of_http(int status);

}  // namespace ishaken::messages
