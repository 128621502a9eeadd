// What SIP and HTTP have in common: a start line, header fields, an empty line (RFC 5322 made both).
#pragma once

#include <initializer_list>
#include <list>
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

// Points into the message, or into its Head where the field was folded.
struct Field {
  std::string_view name;
  std::string_view value;  // unfolded, without blanks around it
};

class Head {
 public:
  Head() = default;
  Head(Head&&) = default;
  Head& operator=(Head&&) = default;

  // Lines end in CR LF; a CR or an LF alone, and any control character in a value, refuses the message: that
  // is how one message is smuggled inside another.
  static Result<Head> parse(std::string_view bytes, const HeadRules& rules);

  std::string_view start_line() const { return start_line_; }
  std::string_view rest() const { return rest_; }  // after the empty line
  const std::vector<Field>& fields() const { return fields_; }

  // The first field of that name, in any case of letters; null where there is none.
  const std::string_view* find(std::string_view name) const;
  // Its value, or nothing.
  std::string_view value(std::string_view name) const;

 private:
  void unfold(std::string_view more);  // behind the last field

  std::string_view start_line_;
  std::string_view rest_;
  std::vector<Field> fields_;
  std::list<std::string> unfolded_;  // what fields point to stays where it is when a Head is moved
};

// Writes one.
class HeadWriter {
 public:
  explicit HeadWriter(std::string_view start_line) : HeadWriter({start_line}) {}
  // Of a start line, or of a value, the parts one after the other.
  explicit HeadWriter(std::initializer_list<std::string_view> start_line);
  HeadWriter& field(std::string_view name, std::string_view value) { return field(name, {value}); }
  HeadWriter& field(std::string_view name, std::initializer_list<std::string_view> value);
  HeadWriter& field(std::string_view name, std::size_t value);
  // Whole fields with the ends of their lines, as a Head has had them.
  HeadWriter& lines(std::string_view fields) {
    text_ += fields;
    return *this;
  }
  std::string finish() && { return std::move(text_ += "\r\n"); }
  // With the body behind it, counted.
  std::string finish_with(std::string_view body) &&;

 private:
  static constexpr std::size_t usual_size = 1024;  // so that it seldom has to grow
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
