// HTTP/1.1 (RFC 9110, 9112) as far as the control plane needs it: one request or response whose
// Content-Length counts its body. Chunked bodies are refused.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "models/base/time.h"
#include "models/messages/head.h"

namespace ishaken::messages {

inline constexpr std::size_t max_body_size = 64 * 1024 * 1024;

// The destination of a request: the host, and the target in the request line.
struct HttpTarget {
  std::string host;
  std::string target;  // "/path?query", or a whole URL if it is not https (RFC 9112 section 3.2.2)
};
// Returns the target of any text: characters that no request line can have are escaped, and a text that is no
// URL becomes a path at `host`.
HttpTarget target_of(std::string_view url, std::string_view host);
// Returns the URL of a target. url_of(target_of(url, host)) is `url` for every https URL with a path and no
// fragment.
std::string url_of(const HttpTarget& target);

// The body of a request or response in parts, which are joined only when it is sent.
struct HttpBody {
  std::string_view type;  // Content-Type
  std::string front;
  std::string_view shared{};  // not copied (Rendered)
  std::string_view back{};    // a literal
};

// A writer of one request or response.
class HttpWriter {
 public:
  static HttpWriter request(std::string_view method, const HttpTarget& target);
  // Writes 500 if `status` is not a final status code. Writes Date, as a server with a clock does (RFC 9110
  // section 6.6.1).
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
  std::string_view content_type() const { return head.value("Content-Type"); }
};
Result<HttpMessage> parse_http(std::string_view bytes);

std::string_view reason_phrase_of_http(int status);

}  // namespace ishaken::messages
