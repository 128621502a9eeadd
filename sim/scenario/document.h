// YAML text as a plain tree in which every node has its place in the text. YAML that no scenario needs is
// refused here, before any value is read: anchors, aliases, tags, several documents, keys that are not
// scalars, and excessive depth or size.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/scenario/issues.h"

namespace ishaken::sim {

struct Node {
  enum class Kind { null, scalar, list, map };
  Kind kind = Kind::null;
  std::string text = {};  // the text of a scalar
  bool quoted = false;    // "5" is text, 5 is a number
  SourcePosition place = {};
  std::vector<Node> keys = {};   // keys of a map; items[i] is the value of keys[i]
  std::vector<Node> items = {};  // items of a list, or values of a map

  static Node scalar(std::string text, bool quoted = false);
  static Node list() { return Node{.kind = Kind::list}; }
  static Node map() { return Node{.kind = Kind::map}; }

  bool is(Kind other) const { return kind == other; }
  // Return the value of a key of a map; null if it has no such key.
  const Node* find(std::string_view key) const;
  Node* find(std::string_view key);
  Node& add(std::string key, Node value);
};

// Returns the node as a message names it: "a list", "a mapping", "'12'", "nothing".
std::string shown(const Node& node);

inline constexpr std::size_t largest_document = 4u << 20;  // bytes
inline constexpr int deepest_nesting = 24;
inline constexpr std::size_t most_brackets = 200'000;
inline constexpr std::size_t longest_scalar = 4096;

// Returns the tree; nothing if the text is refused or is not YAML. If its only errors are duplicate keys,
// they are reported and the tree is returned.
std::optional<Node> parse_yaml(std::string_view text, int source, Issues& issues);

}  // namespace ishaken::sim
