#include "sim/scenario/issues.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

namespace ishaken::sim {
namespace {

bool continues_character(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

int characters(std::string_view text) {
  return static_cast<int>(std::ranges::count_if(text, [](char c) { return !continues_character(c); }));
}

// Returns a part of the line around the byte `at`, and below it a caret. Control characters, which could
// disturb a terminal, are replaced; characters of several bytes are kept whole.
std::string excerpt_of(std::string_view line, std::size_t at) {
  constexpr std::size_t before = 60, after = 40;
  at = std::min(at, line.size());
  std::size_t first = at > before ? at - before : 0;
  while (first > 0 && first < line.size() && continues_character(line[first])) --first;
  std::size_t last = std::min(line.size(), at + after);
  while (last < line.size() && continues_character(line[last])) ++last;
  const auto clean = [](std::string_view part) {
    std::string text{part};
    for (char& c : text)
      if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = c == '\t' ? ' ' : '?';
    return text;
  };
  const std::string_view lead = first > 0 ? "..." : "";
  const int indent = static_cast<int>(lead.size()) + characters(line.substr(first, at - first));
  return fmt::format("{}{}{}\n{}^", lead, clean(line.substr(first, last - first)),
                     last < line.size() ? "..." : "", std::string(static_cast<std::size_t>(indent), ' '));
}

}  // namespace

int Issues::add_source(std::string name, std::string_view text) {
  Source source{std::move(name), text, {0}};
  for (std::size_t i = 0; i < text.size(); ++i)
    if (text[i] == '\n') source.line_starts.push_back(i + 1);
  sources_.push_back(std::move(source));
  return static_cast<int>(sources_.size()) - 1;
}

void Issues::add(SourcePosition place, std::string path, std::string message) {
  if (full()) return;
  wrong_.insert(path);
  found_.push_back({place, std::move(path), std::move(message)});
}

void Issues::add(std::string_view path, std::string message) {
  const auto first = wrong_.lower_bound(path);
  if (first != wrong_.end() && first->starts_with(path)) {
    const std::string_view rest = std::string_view{*first}.substr(path.size());
    if (rest.empty() || rest.front() == '[') return;
  }
  add(place_of(path), std::string{path}, std::move(message));
}

SourcePosition Issues::place_of(std::string_view path) const {
  while (!path.empty()) {
    if (const auto known = places_.find(path); known != places_.end()) return known->second;
    const std::size_t end = path.find_last_of(".[");
    path = path.substr(0, end == std::string_view::npos ? 0 : end);
  }
  const auto root = places_.find("");
  return root == places_.end() ? SourcePosition{} : root->second;
}

std::string_view Issues::line_of(SourcePosition place) const {
  const Source& source = sources_[static_cast<std::size_t>(place.source)];
  const auto index = static_cast<std::size_t>(place.line) - 1;
  if (place.line <= 0 || index >= source.line_starts.size()) return {};
  const std::size_t start = source.line_starts[index];
  std::string_view line = source.text.substr(start, source.text.find('\n', start) - start);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

std::vector<Diagnostic> Issues::sorted() const {
  std::vector<Found> ordered = found_;
  const auto key = [](const Found& f) { return std::tuple{f.place.source, f.place.line, f.place.column}; };
  std::ranges::stable_sort(ordered, {}, key);
  std::vector<Diagnostic> out;
  for (const Found& found : ordered) {
    if (out.size() == most_shown) {
      out.push_back({sources_[0].name, 0, 0, "", "and more errors; mend these first", ""});
      break;
    }
    const std::string_view line = line_of(found.place);
    const auto at = std::min(static_cast<std::size_t>(std::max(found.place.column, 1) - 1), line.size());
    const int column = found.place.line == 0 ? 0 : characters(line.substr(0, at)) + 1;
    Diagnostic next{sources_[static_cast<std::size_t>(found.place.source)].name,
                    found.place.line,
                    column,
                    found.path,
                    found.message,
                    found.place.line == 0 ? "" : excerpt_of(line, at)};
    if (out.empty() || out.back() != next) out.push_back(std::move(next));
  }
  return out;
}

std::string to_text(const Diagnostic& d) {
  std::string text = d.file;
  if (d.line > 0) text += fmt::format(":{}:{}", d.line, d.column);
  text += ": error: ";
  if (!d.path.empty()) text += d.path + ": ";
  text += d.message + "\n";
  std::string_view excerpt = d.excerpt;
  while (!excerpt.empty()) {
    const std::size_t end = std::min(excerpt.find('\n'), excerpt.size());
    text += fmt::format("    {}\n", excerpt.substr(0, end));
    excerpt.remove_prefix(std::min(end + 1, excerpt.size()));
  }
  return text;
}

std::string to_text(std::span<const Diagnostic> diagnostics) {
  std::string text;
  for (const Diagnostic& each : diagnostics) text += to_text(each);
  return text;
}

}  // namespace ishaken::sim
