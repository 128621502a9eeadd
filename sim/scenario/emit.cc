#include "sim/scenario/emit.h"

#include <fmt/format.h>

#include <algorithm>

#include "sim/scenario/scalars.h"

namespace ishaken::sim {
namespace {

constexpr std::size_t width = 110;

// Returns whether the text needs no quotes anywhere in YAML, even in brackets. A colon is safe only between
// other characters ("00:30").
bool is_safe(std::string_view text) {
  const auto is_word = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '/';
  };
  if (text.empty() || !is_word(text.back()) || !is_word(text.front()))
    return text.ends_with(')') && is_safe(text.substr(0, text.size() - 1));
  return std::ranges::all_of(text,
                             [&](char c) {
                               return is_word(c) || c == ' ' || c == '-' || c == '.' || c == '+' ||
                                      c == '(' || c == ')' || c == ':';
                             }) &&
         text.find(": ") == std::string_view::npos;
}

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    switch (c) {
      case '"':
        out += "\\\"";
        break;
      case '\\':
        out += "\\\\";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\r':
        out += "\\r";
        break;
      case '\t':
        out += "\\t";
        break;
      default:
        out += c;
    }
  }
  return out + '"';
}

std::string scalar_text(const Node& node) {
  const bool must_quote = node.quoted && is_taken_for_a_value(node.text);
  const bool plain_number = !node.quoted && parse_number(node.text).has_value();
  return !must_quote && (plain_number || is_safe(node.text)) ? node.text : quoted(node.text);
}

bool is_flow(const Node& node) {
  const auto is_leaf = [](const Node& item) { return item.items.empty(); };
  return node.items.empty() || (node.is(Node::Kind::list) && std::ranges::all_of(node.items, is_leaf));
}

std::string wrapped_list(const Node& list, std::size_t indent) {
  std::string out, line = "[";
  for (std::size_t i = 0; i < list.items.size(); ++i) {
    const std::string item = flow_text(list.items[i]) + (i + 1 < list.items.size() ? "," : "");
    if (line.size() + item.size() + indent + 2 > width) {
      out += line + "\n" + std::string(indent + 2, ' ');
      line.clear();
    }
    if (!line.empty() && line != "[") line += ' ';
    line += item;
  }
  return out + line + "]";
}

void write(std::string& out, const Node& map, std::size_t indent, bool on_same_line) {
  for (std::size_t i = 0; i < map.keys.size(); ++i) {
    if (!on_same_line || i > 0) out += std::string(indent, ' ');
    out += scalar_text(map.keys[i]) + ":";
    const Node& value = map.items[i];
    if (value.is(Node::Kind::list) && is_flow(value)) {
      out += " " + wrapped_list(value, indent) + "\n";
    } else if (is_flow(value)) {
      out += " " + flow_text(value) + "\n";
    } else if (value.is(Node::Kind::map)) {
      out += "\n";
      write(out, value, indent + 2, false);
    } else {
      out += "\n";
      for (const Node& item : value.items) {
        out += std::string(indent + 2, ' ') + "- ";
        if (item.is(Node::Kind::map) && !item.keys.empty())
          write(out, item, indent + 4, true);
        else
          out += flow_text(item) + "\n";
      }
    }
  }
}

}  // namespace

std::string flow_text(const Node& node) {
  switch (node.kind) {
    case Node::Kind::null:
      return "null";
    case Node::Kind::scalar:
      return scalar_text(node);
    case Node::Kind::list: {
      std::string out = "[";
      for (std::size_t i = 0; i < node.items.size(); ++i)
        out += (i > 0 ? ", " : "") + flow_text(node.items[i]);
      return out + "]";
    }
    case Node::Kind::map:
      break;
  }
  std::string out = "{";
  for (std::size_t i = 0; i < node.items.size(); ++i)
    out += (i > 0 ? ", " : "") + scalar_text(node.keys[i]) + ": " + flow_text(node.items[i]);
  return out + "}";
}

std::string block_text(const Node& map) {
  std::string out;
  write(out, map, 0, false);
  return out;
}

}  // namespace ishaken::sim
