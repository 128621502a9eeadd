// What SIP and HTTP have in common: a start line, header fields, an empty line (RFC 5322 made both).
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "models/base/result.h"

namespace ishaken::messages {

inline constexpr std::size_t max_head_size = 64 * 1024;
inline constexpr std::size_t max_fields = 128;

struct HeadRules {
  bool folding = false;  // a line that begins with a blank continues the one before
  std::string_view (*full_name)(std::string_view) = nullptr;  // of a compact form
  std::span<const std::string_view> single;                   // fields that may stand there once
};

struct Field {
  std::string_view name;  // points into the message
  std::string value;      // unfolded, without blanks around it
};

class Head {
 public:
  // Lines end in CR LF; a CR or an LF alone, and any control character in a value, refuses the message: that
  // is how one message is smuggled inside another.
  static Result<Head> parse(std::string_view bytes, const HeadRules& rules);

  std::string_view start_line() const { return start_line_; }
  std::string_view rest() const { return rest_; }  // after the empty line
  const std::vector<Field>& fields() const { return fields_; }

  // The first field of that name, in any case of letters; null where there is none.
  const std::string* find(std::string_view name) const;
  // Its value, or nothing.
  std::string_view value(std::string_view name) const;

 private:
  std::string_view start_line_;
  std::string_view rest_;
  std::vector<Field> fields_;
};

// Writes one.
class HeadWriter {
 public:
  explicit HeadWriter(std::string start_line) : text_(std::move(start_line)) { text_ += "\r\n"; }
  HeadWriter& field(std::string_view name, std::string_view value);
  HeadWriter& field(std::string_view name, std::size_t value) { return field(name, std::to_string(value)); }
  std::string finish() && { return std::move(text_ += "\r\n"); }

 private:
  std::string text_;
};

// What an encoder wrote. A large body stays where it is, so that the size is known without copying it.
struct Rendered {
  std::string front;
  std::string_view shared;  // points into the message that was rendered
  std::string back;

  std::size_t size() const { return front.size() + shared.size() + back.size(); }
  std::string text() && {
    if (shared.empty() && back.empty()) return std::move(front);
    front.reserve(size());
    front += shared;
    front += back;
    return std::move(front);
  }
};

}  // namespace ishaken::messages
