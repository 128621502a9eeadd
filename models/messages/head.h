// The head of a SIP or HTTP message: a start line, header fields, an empty line. Both take this form from RFC
// 5322.
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

// The rules in which the heads of SIP and HTTP differ.
struct HeadRules {
  bool folding = false;  // a line that begins with a blank continues the one before
  std::string_view (*full_name)(std::string_view) = nullptr;  // expands a compact form
  std::span<const std::string_view> single;                   // fields that may occur only once
};

// A header field. It points into the message, or into its Head if the field was folded.
struct Field {
  std::string_view name;
  std::string_view value;  // unfolded, without blanks around it
};

class Head {
 public:
  Head() = default;
  Head(Head&&) = default;
  Head& operator=(Head&&) = default;

  // Reads the head that `bytes` begin with. Lines end in CR LF. Fails on a CR or an LF alone and on any
  // control character in a value, because these are means to smuggle one message inside another.
  static Result<Head> parse(std::string_view bytes, const HeadRules& rules);

  std::string_view start_line() const { return start_line_; }
  std::string_view rest() const { return rest_; }  // after the empty line
  const std::vector<Field>& fields() const { return fields_; }

  // Returns the first value of the field of that name, in any case of letters; null if there is none.
  const std::string_view* find(std::string_view name) const;
  // Returns the same value; empty if there is none.
  std::string_view value(std::string_view name) const;

 private:
  void unfold(std::string_view more);  // appends to the last field

  std::string_view start_line_;
  std::string_view rest_;
  std::vector<Field> fields_;
  std::list<std::string> unfolded_;  // a list, so that fields stay valid when a Head is moved
};

// A writer of heads.
class HeadWriter {
 public:
  explicit HeadWriter(std::string_view start_line) : HeadWriter({start_line}) {}
  // Joins the parts of a start line, or of a value.
  explicit HeadWriter(std::initializer_list<std::string_view> start_line);
  HeadWriter& field(std::string_view name, std::string_view value) { return field(name, {value}); }
  HeadWriter& field(std::string_view name, std::initializer_list<std::string_view> value);
  HeadWriter& field(std::string_view name, std::size_t value);
  // Appends whole fields with their line ends, as they came in another Head.
  HeadWriter& lines(std::string_view fields) {
    text_ += fields;
    return *this;
  }
  std::string finish() && { return std::move(text_ += "\r\n"); }
  // Appends Content-Length, the empty line and the body.
  std::string finish_with(std::string_view body) &&;

 private:
  static constexpr std::size_t usual_size = 1024;  // so that the text seldom has to grow
  std::string text_;
};

// The output of an encoder. A large body is referred to, not copied, so that its size is known without
// copying it.
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
