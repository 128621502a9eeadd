// Interned texts: a column holds a small number for each text that repeats in a table (parties, countries,
// enumerations).
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>

namespace ishaken::sim {

enum class Name : std::uint32_t {};

// The interned texts, numbered in the order of first use, so that the same run gives the same numbers.
class Names {
 public:
  Names() { intern(""); }  // so that the text of Name{}, an unset name, is empty
  Name intern(std::string_view text);
  std::string_view text(Name name) const { return texts_[static_cast<std::uint32_t>(name)]; }
  std::size_t size() const { return texts_.size(); }

 private:
  std::deque<std::string> texts_;
  std::unordered_map<std::string_view, Name> index_;  // views into texts_; looked up, never iterated
};

}  // namespace ishaken::sim
