// The framing of SIP and HTTP messages in a stream of bytes: both count the body in a header field.
#pragma once

#include <cstdint>
#include <string_view>

#include "models/base/result.h"

namespace ishaken::messages {

// A search for the end of one message in bytes that arrive in pieces. No byte is looked at twice.
//
//   Framer framer(most);
//   buffer += piece;
//   const Result<std::size_t> size = framer.size_in(buffer);   // 0: the message is not complete
class Framer {
 public:
  // Limits the size of a whole message to `most` bytes.
  explicit Framer(std::size_t most) : most_(most) {}

  // Returns the size of the message that `bytes` begin with, or 0 if it is not complete. `bytes` grow from
  // call to call; what follows the message is ignored. Fails if the head is longer than max_head_size, or if
  // its Content-Length is malformed, contradictory or too large. A message without Content-Length has no
  // body.
  Result<std::size_t> size_in(std::string_view bytes);

  void restart() { looked_at_ = size_ = 0; }  // for the next message

 private:
  std::size_t most_;
  std::size_t looked_at_ = 0;  // bytes of the head
  std::size_t size_ = 0;       // of the message; 0 until it is known
};

// Returns whether a message that begins with this line is SIP; else it is HTTP.
bool is_sip(std::string_view start_line);

// Returns the size of the empty lines that `bytes` begin with. They keep a SIP connection alive before or
// between messages (RFC 3261 section 7.5).
std::size_t empty_lines_before(std::string_view bytes);

}  // namespace ishaken::messages
