#include "models/messages/head.h"

#include <algorithm>

#include "models/messages/text.h"

namespace ishaken::messages {
namespace {

constexpr std::size_t usual_fields = 16;

// Removes one line from `bytes` and returns it without its CR LF; returns nothing if `bytes` have no CR LF.
std::optional<std::string_view> take_line(std::string_view& bytes) {
  const std::size_t end = bytes.find("\r\n");
  if (end == std::string_view::npos) return std::nullopt;
  const std::string_view line = bytes.substr(0, end);
  bytes.remove_prefix(end + 2);
  return line;
}

}  // namespace

Result<Head> Head::parse(std::string_view bytes, const HeadRules& rules) {
  Head head;
  const std::size_t end = bytes.substr(0, max_head_size).find("\r\n\r\n");
  if (end == std::string_view::npos)
    return fail(bytes.size() > max_head_size ? "the header fields are longer than 64 kB"
                                             : "the header fields have no end");
  std::string_view lines = bytes.substr(0, end + 2);
  head.rest_ = bytes.substr(end + 4);
  head.fields_.reserve(usual_fields);
  head.start_line_ = *take_line(lines);
  if (has_control(head.start_line_)) return fail("the start line has a control character");
  while (const auto line = take_line(lines)) {
    if (has_control(*line)) return fail("a header field has a control character");
    if (line->starts_with(' ') || line->starts_with('\t')) {
      if (!rules.folding || head.fields_.empty()) return fail("a header field is folded where none may be");
      head.unfold(trimmed(*line));
      continue;
    }
    std::string_view value = *line;
    if (value.find(':') == std::string_view::npos) return fail("a header field has no colon");
    std::string_view name = take_until(value, ':');
    // SIP allows blanks before the colon (HCOLON, RFC 3261 section 25.1); HTTP forbids them (RFC 9112
    // section 5.1).
    if (rules.folding) name = trimmed(name);
    if (!is_token(name)) return fail("the name of a header field is malformed");
    if (rules.full_name) name = rules.full_name(name);
    const auto is_name = [&](std::string_view other) { return same_ignoring_case(name, other); };
    if (head.find(name) && std::ranges::any_of(rules.single, is_name))
      return fail("a header field stands there twice that may stand there once");
    if (head.fields_.size() == max_fields) return fail("there are more than 128 header fields");
    head.fields_.push_back({name, trimmed(value)});
  }
  return head;
}

void Head::unfold(std::string_view more) {
  std::string_view& value = fields_.back().value;
  const bool is_ours = !unfolded_.empty() && value.data() == unfolded_.back().data();
  std::string& whole = is_ours ? unfolded_.back() : unfolded_.emplace_back(value);
  if (!whole.empty() && !more.empty()) whole += ' ';
  value = whole += more;
}

const std::string_view* Head::find(std::string_view name) const {
  for (const Field& field : fields_)
    if (same_ignoring_case(field.name, name)) return &field.value;
  return nullptr;
}

std::string_view Head::value(std::string_view name) const {
  const std::string_view* const found = find(name);
  return found ? *found : std::string_view{};
}

HeadWriter::HeadWriter(std::initializer_list<std::string_view> start_line) {
  text_.reserve(usual_size);
  for (const std::string_view part : start_line) text_ += part;
  text_ += "\r\n";
}

HeadWriter& HeadWriter::field(std::string_view name, std::initializer_list<std::string_view> value) {
  text_ += name;
  text_ += ": ";
  for (const std::string_view part : value) append_field_value(text_, part);
  text_ += "\r\n";
  return *this;
}

HeadWriter& HeadWriter::field(std::string_view name, std::size_t value) { return field(name, Digits(value)); }

std::string HeadWriter::finish_with(std::string_view body) && {
  std::string text = std::move(field("Content-Length", body.size())).finish();
  return text += body;
}

}  // namespace ishaken::messages
