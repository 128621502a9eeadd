#include "models/messages/framing.h"

#include <algorithm>
#include <optional>

#include "models/messages/head.h"
#include "models/messages/text.h"

namespace ishaken::messages {
namespace {

constexpr std::string_view end_of_head = "\r\n\r\n";

// Returns whether a response has no body, whatever its Content-Length (RFC 9110 section 6.4.1).
bool is_bodiless(std::string_view start_line) {
  return start_line.starts_with("HTTP/1.1 204") || start_line.starts_with("HTTP/1.1 304");
}

std::string_view take_line(std::string_view& lines) {
  const std::size_t end = lines.find("\r\n");
  const std::string_view line = lines.substr(0, end);
  lines.remove_prefix(std::min(lines.size(), line.size() + 2));
  return line;
}

// Returns the size of the body that Content-Length counts. `head` lacks the empty line at its end.
Result<std::size_t> counted_body(std::string_view head, std::size_t most) {
  const std::string_view start_line = take_line(head);
  const bool sip = is_sip(start_line);
  std::optional<std::uint64_t> size;
  while (!head.empty()) {
    std::string_view value = take_line(head);
    const std::string_view name = trimmed(take_until(value, ':'));
    if (!same_ignoring_case(name, "Content-Length") && !(sip && same_ignoring_case(name, "l"))) continue;
    const auto counted = decimal(trimmed(value), most);
    if (!counted) return fail("Content-Length is malformed or too large");
    if (size && size != counted) return fail("Content-Length stands there twice");
    size = counted;
  }
  return is_bodiless(start_line) ? 0 : static_cast<std::size_t>(size.value_or(0));
}

}  // namespace

bool is_sip(std::string_view start_line) {
  return starts_ignoring_case(start_line, "SIP/") || start_line.ends_with(" SIP/2.0");
}

Result<std::size_t> Framer::size_in(std::string_view bytes) {
  if (size_ == 0) {
    const std::string_view head = bytes.substr(0, max_head_size);
    const std::size_t end = head.find(end_of_head, looked_at_);
    if (end == std::string_view::npos) {
      if (bytes.size() >= max_head_size) return fail("the header fields are longer than 64 kB");
      // The last bytes may be the beginning of the end.
      looked_at_ = std::max(looked_at_, bytes.size() - std::min(bytes.size(), end_of_head.size() - 1));
      return 0;
    }
    const auto body = counted_body(head.substr(0, end), most_);
    if (!body) return body;
    const std::size_t size = end + end_of_head.size() + *body;
    if (size > most_) return fail("a message is too large");
    size_ = size;
  }
  return bytes.size() < size_ ? 0 : size_;
}

std::size_t empty_lines_before(std::string_view bytes) {
  std::size_t count = 0;
  while (bytes.substr(count).starts_with("\r\n")) count += 2;
  return count;
}

}  // namespace ishaken::messages
