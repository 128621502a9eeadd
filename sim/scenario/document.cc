#include "sim/scenario/document.h"

#include <fmt/format.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <numeric>
#include <sstream>

#include "sim/scenario/utf8.h"

namespace ishaken::sim {
namespace {

// The exception that ends the reading of a document; parse_yaml catches it.
struct Refusal {
  YAML::Mark mark;
  std::string message;
};

// The builder of the tree from yaml-cpp's events. yaml-cpp's own nodes would keep both of two equal keys and
// expand aliases; with events these can be refused.
class Builder : public YAML::EventHandler {
 public:
  Builder(int source, Issues& issues) : source_(source), issues_(issues) {}

  Node root;

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (++documents_ > 1)
      throw Refusal{mark, "expected the end of the file here: a scenario is one YAML document"};
  }
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    check(mark, "?", anchor);
    place(mark, Node{});
  }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
    throw Refusal{mark, "aliases (*name) are not part of this format; use templates and 'like'"};
  }
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    check(mark, tag, anchor);
    if (value.size() > longest_scalar)
      throw Refusal{mark,
                    fmt::format("a value of {} characters; {} are the most", value.size(), longest_scalar)};
    place(mark, Node::scalar(value, tag == "!"));
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    open(mark, tag, anchor, Node::list());
  }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    open(mark, tag, anchor, Node::map());
  }
  void OnSequenceEnd() override { open_.pop_back(); }
  void OnMapEnd() override {
    report_duplicates(*open_.back());
    open_.pop_back();
  }

 private:
  void check(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor) const {
    if (anchor != 0)
      throw Refusal{mark, "anchors (&name) are not part of this format; use templates and 'like'"};
    if (!tag.empty() && tag != "?" && tag != "!")
      throw Refusal{mark, "tags (!name) are not part of this format; write the value alone"};
  }

  Node& place(const YAML::Mark& mark, Node node) {
    node.place = {source_, mark.line + 1, mark.column + 1};
    if (open_.empty()) return root = std::move(node);
    Node& parent = *open_.back();
    const bool is_key = parent.is(Node::Kind::map) && parent.keys.size() == parent.items.size();
    if (is_key && !node.is(Node::Kind::scalar))
      throw Refusal{mark, "expected a key: a word, then ': ' (or a bracket is not closed)"};
    auto& siblings = is_key ? parent.keys : parent.items;
    siblings.push_back(std::move(node));
    return siblings.back();
  }

  // Adds a list or map and opens it. Only the last child of an open node is open, so the pointers in open_
  // stay valid while siblings are added.
  void open(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, Node node) {
    check(mark, tag, anchor);
    if (open_.size() >= deepest_nesting)
      throw Refusal{mark, fmt::format("nested deeper than {} levels; no scenario is", deepest_nesting)};
    open_.push_back(&place(mark, std::move(node)));
  }

  void report_duplicates(const Node& map) const {
    std::vector<std::size_t> order(map.keys.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, {},
                             [&](std::size_t i) -> const std::string& { return map.keys[i].text; });
    for (std::size_t i = 1; i < order.size(); ++i) {
      const Node& first = map.keys[order[i - 1]];
      const Node& again = map.keys[order[i]];
      if (first.text == again.text)
        issues_.add(again.place, "",
                    fmt::format("'{}' occurs here a second time (first in line {}); keep one", again.text,
                                first.place.line));
    }
  }

  int source_;
  Issues& issues_;
  int documents_ = 0;
  std::vector<Node*> open_;
};

// Returns yaml-cpp's message, in plainer words for the most frequent errors.
std::string plainly(const std::string& message) {
  if (message == "end of sequence flow not found") return "'[' without its ']'";
  if (message == "end of map flow not found") return "'{' without its '}'";
  if (message == "illegal EOF in scalar") return "a quote is not closed";
  if (message == "illegal map value") return "a second ': ' in one line; quote the text";
  return message;
}

SourcePosition place_of_byte(std::string_view text, std::size_t at, int source) {
  const std::string_view before = text.substr(0, at);
  const std::size_t newline = before.rfind('\n');
  const std::size_t start = newline == std::string_view::npos ? 0 : newline + 1;
  return {source, static_cast<int>(std::ranges::count(before, '\n')) + 1, static_cast<int>(at - start) + 1};
}

// Returns whether yaml-cpp may read the text, and adds an issue if not. yaml-cpp keeps every open bracket of
// a document in memory, and reads encodings other than UTF-8.
bool is_readable(std::string_view text, int source, Issues& issues) {
  if (text.size() > largest_document) {
    issues.add(
        SourcePosition{source, 0, 0}, "",
        fmt::format("{} bytes are too many: a scenario has at most 4 MB; use templates for countries alike",
                    text.size()));
    return false;
  }
  if (const auto bad = first_bad_utf8(text); bad < text.size()) {
    issues.add(place_of_byte(text, bad, source), "",
               fmt::format("byte 0x{:02x} is no text: a scenario is UTF-8 without control characters",
                           static_cast<unsigned char>(text[bad])));
    return false;
  }
  if (std::ranges::count_if(text, [](char c) { return c == '[' || c == '{'; }) >
      static_cast<std::ptrdiff_t>(most_brackets)) {
    issues.add(SourcePosition{source, 1, 1}, "", fmt::format("more than {} opening brackets", most_brackets));
    return false;
  }
  return true;
}

}  // namespace

Node Node::scalar(std::string text, bool quoted) {
  return Node{.kind = Kind::scalar, .text = std::move(text), .quoted = quoted};
}

const Node* Node::find(std::string_view key) const {
  for (std::size_t i = 0; i < keys.size(); ++i)
    if (keys[i].text == key) return &items[i];
  return nullptr;
}

Node* Node::find(std::string_view key) { return const_cast<Node*>(std::as_const(*this).find(key)); }

Node& Node::add(std::string key, Node value) {
  keys.push_back(scalar(std::move(key), true));
  items.push_back(std::move(value));
  return items.back();
}

std::string shown(const Node& node) {
  switch (node.kind) {
    case Node::Kind::null:
      return "nothing";
    case Node::Kind::list:
      return "a list";
    case Node::Kind::map:
      return "a mapping";
    case Node::Kind::scalar:
      break;
  }
  constexpr std::size_t limit = 60;
  if (node.text.size() <= limit) return fmt::format("'{}'", node.text);
  std::size_t end = limit;
  while (end > 0 && (static_cast<unsigned char>(node.text[end]) & 0xC0) == 0x80) --end;
  return fmt::format("'{}...'", node.text.substr(0, end));
}

std::optional<Node> parse_yaml(std::string_view text, int source, Issues& issues) {
  if (!is_readable(text, source, issues)) return std::nullopt;
  // Line ends at the end are cut off, since yaml-cpp accepts a quote that is never closed if one follows.
  std::istringstream stream{std::string{text.substr(0, text.find_last_not_of(" \t\r\n") + 1)}};
  Builder builder(source, issues);
  try {
    YAML::Parser parser(stream);
    while (parser.HandleNextDocument(builder)) {
    }
  } catch (const Refusal& refusal) {
    issues.add(SourcePosition{source, refusal.mark.line + 1, refusal.mark.column + 1}, "", refusal.message);
    return std::nullopt;
  } catch (const YAML::Exception& error) {
    issues.add(SourcePosition{source, std::max(error.mark.line, 0) + 1, std::max(error.mark.column, 0) + 1},
               "", fmt::format("this is no YAML: {}", plainly(error.msg)));
    return std::nullopt;
  }
  return std::move(builder.root);
}

}  // namespace ishaken::sim
