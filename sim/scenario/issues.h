// The errors found, with their places, while a scenario is read and checked.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "sim/scenario/diagnostic.h"

namespace ishaken::sim {

// A place in a source. Lines and columns count from 1, columns in bytes; line 0 is no particular place.
// Source 0 is the file, source n the n-th --set.
struct SourcePosition {
  int source = 0;
  int line = 0;
  int column = 0;
};

class Issues {
 public:
  static constexpr std::size_t most_shown = 100;
  static constexpr std::size_t most_kept = 1000;

  // Adds a source and returns its number. The text must outlive this object.
  int add_source(std::string name, std::string_view text);

  void add(SourcePosition place, std::string path, std::string message);
  // Adds an issue found after reading, at the place of `path`, or of the nearest path above it that was
  // written (a value may come from a template). Does nothing if the value itself, or an item of it, has an
  // issue already.
  void add(std::string_view path, std::string message);
  bool is_wrong(std::string_view path) const { return wrong_.contains(path); }

  void remember(std::string path, SourcePosition place) { places_.insert_or_assign(std::move(path), place); }
  SourcePosition place_of(std::string_view path) const;

  bool empty() const { return found_.empty(); }
  // Returns whether so many issues are found that reading should end: hostile text can have a million errors.
  bool full() const { return found_.size() >= most_kept; }
  // Returns the issues by place: those of the file first, then those of each --set. Equal ones appear once.
  std::vector<Diagnostic> sorted() const;

 private:
  struct Source {
    std::string name;
    std::string_view text;
    std::vector<std::size_t> line_starts;
  };
  struct Found {
    SourcePosition place;
    std::string path, message;
  };

  std::string_view line_of(SourcePosition place) const;

  std::vector<Source> sources_;
  std::vector<Found> found_;
  std::map<std::string, SourcePosition, std::less<>> places_;
  std::set<std::string, std::less<>> wrong_;  // paths
};

}  // namespace ishaken::sim
