// Where a message ends in a stream of bytes: SIP and HTTP both count the body in a header field.
#pragma once

#include <cstdint>
#include <string_view>

#include "models/base/result.h"

namespace ishaken::messages {

// Finds the end of one message. Bytes may come in any pieces: none is looked at twice.
//
//   Framer framer(most);
//   buffer += piece;
//   const Result<std::size_t> size = framer.size_in(buffer);   // 0: not all of it is there
class Framer {
 public:
  // `most`: bytes that a whole message may have.
  explicit Framer(std::size_t most) : most_(most) {}

  // `bytes` begin with the message and grow from call to call; what follows the message is ignored. An error
  // where the head is longer than max_head_size, or says of the body what cannot be or may not be. A message
  // that counts no body has none.
  Result<std::size_t> size_in(std::string_view bytes);

  void restart() { looked_at_ = size_ = 0; }  // for the next message

 private:
  std::size_t most_;
  std::size_t looked_at_ = 0;  // of the head
  std::size_t size_ = 0;       // of the message, where it is known
};

// The same for bytes that are looked at once.
Result<std::size_t> framed_size(std::string_view bytes, std::size_t most);

// Returns whether a message that begins with this line is SIP; else it is HTTP.
bool is_sip(std::string_view start_line);

// Empty lines that keep a SIP connection alive before or between messages (RFC 3261 section 7.5).
std::size_t empty_lines_before(std::string_view bytes);

}  // namespace ishaken::messages
