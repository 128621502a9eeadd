// The reader from a tree of YAML to structs, by their descriptions. It reports every error; a wrong value
// keeps its default, so that one error does not cause others.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "sim/scenario/document.h"
#include "sim/scenario/issues.h"
#include "sim/scenario/kinds.h"
#include "sim/scenario/names.h"
#include "sim/scenario/nearest.h"
#include "sim/scenario/scalars.h"
#include "sim/scenario/scenario.h"
#include "sim/scenario/shape.h"

namespace ishaken::sim {

// Returns the path of a key: "countries.FR" for "countries" and "FR".
std::string below(const std::string& path, std::string_view key);

// The limit on durations. With it, no sum of a date and a few durations leaves the range of Instant, which
// ends in 2262.
inline constexpr Duration longest_duration = std::chrono::hours(24 * 14600);

// Returns the words separated by commas: "a, b, c".
std::string joined(const std::vector<std::string>& words);
// Returns "; did you mean 'NAME'?" with the nearest known name; empty if none is near.
std::string hint(std::string_view written, const std::vector<std::string>& known);

class Reader {
 public:
  Reader(Issues& issues, const KnownNames& names) : issues_(issues), names_(names) {}

  Instant start{};  // dates on the timeline count from here; read before it

  // Read a value into `out`, one overload for each type. FieldOptions give the range and the kind of name
  // that the value refers to.
  void read(const Node& node, bool& out, const std::string& path, const FieldOptions& options);
  void read(const Node& node, int& out, const std::string& path, const FieldOptions& options);
  void read(const Node& node, unsigned& out, const std::string& path, const FieldOptions& options);
  void read(const Node& node, std::uint64_t& out, const std::string& path, const FieldOptions& options);
  void read(const Node& node, double& out, const std::string& path, const FieldOptions& options);
  void read(const Node& node, std::string& out, const std::string& path, const FieldOptions& options);
  void read(const Node& node, Duration& out, const std::string& path, const FieldOptions& options);
  void read(const Node& node, Rate& out, const std::string& path, const FieldOptions& options);
  void read(const Node& node, Instant& out, const std::string& path, const FieldOptions& options);
  void read(const Node& node, CountryCode& out, const std::string& path, const FieldOptions& options);
  void read(const Node& node, CountrySelector& out, const std::string& path, const FieldOptions& options);
  void read(const Node& node, CallingNumber& out, const std::string& path, const FieldOptions& options);
  void read(const Node& node, PartyPath& out, const std::string& path, const FieldOptions& options);
  void read(const Node& node, ExpectationText& out, const std::string& path, const FieldOptions& options);
  void read(const Node& node, TimedAction& out, const std::string& path, const FieldOptions& options);
  // Reads shares by name, which must sum to 1. They replace the previous ones.
  void read(const Node& node, std::map<std::string, double>& out, const std::string& path,
            const FieldOptions& options);
  void read(const Node& node, std::vector<Setting>& out, const std::string& path,
            const FieldOptions& options);

  // Read a value of any other type, by its description.
  template <class T>
  void read(const Node& node, T& out, const std::string& path, const FieldOptions& options) {
    read(shape_of<T>(), node, &out, path, options);
  }
  void read(const Shape& shape, const Node& node, void* out, const std::string& path,
            const FieldOptions& options);
  // Reads a field of the struct at `out`, if `node` has its key.
  void read_field(const Node& node, void* out, const std::string& path, const FieldShape& field);

  // Reads the fields of an action of the timeline. The first is the value behind the action's name.
  void read_action(const Node& entry, const std::string& name, const StructShape& shape, void* out,
                   const std::string& path);

  // Reads the values of a plug-in, each of the type of its default. The plug-in then says whether they are
  // consistent.
  template <PluggedKind T, class PlugIn>
  void read_plugged(const Node& node, T& out, const PlugIn& plug_in, const std::string& path) {
    out.plug_in = plug_in;
    out.values = read_plugged_values(node, plug_in->fields, path);
    if (!issues_.empty()) return;
    if (auto answer = plug_in->with(out.values))
      out.answer = std::move(*answer);
    else
      error(node, path, answer.error().what);
  }

  // Calls visit(key, value) for each key of a map, and remembers its place.
  template <class Visit>
  void each_key(const Node& node, const std::string& path, Visit&& visit) {
    if (!is_map(node, path)) return;
    for (std::size_t i = 0; i < node.keys.size() && !issues_.full(); ++i) {
      issues_.remember(below(path, node.keys[i].text), node.keys[i].place);
      visit(node.keys[i], node.items[i]);
    }
  }

  void error(const Node& node, const std::string& path, std::string message) {
    issues_.add(node.place, path, std::move(message));
  }
  void missing(const Node& node, const std::string& path, std::string_view key, std::string_view help);
  const KnownNames& names() const { return names_; }
  Issues& issues() { return issues_; }

  // Returns whether the node is a mapping, and reports an error if not. A null counts as an empty mapping:
  // "FR:" is a country with every default.
  bool is_map(const Node& node, const std::string& path);
  void check_keys(const Node& node, const std::string& path, const std::vector<std::string>& known);

 private:
  void read_choice(const Shape& shape, const Node& node, void* out, const std::string& path);
  void read_list(const Shape& shape, const Node& node, void* out, const std::string& path,
                 const FieldOptions& options);
  void read_map(const Shape& shape, const Node& node, void* out, const std::string& path,
                const FieldOptions& options);
  void read_object(const StructShape& shape, const Node& node, void* out, const std::string& path);
  void read_one_of(const Shape& shape, const Node& node, void* out, const std::string& path);
  std::vector<reputation::PlugInValue> read_plugged_values(const Node& node,
                                                           const std::vector<reputation::PlugInField>& fields,
                                                           const std::string& path);

  bool is_scalar(const Node& node, const std::string& path, const std::string& expected);
  bool is_plain(const Node& node, const std::string& path, const std::string& expected);
  // Returns the node with the name of a kind; null, with an error reported, if it is none of the known ones.
  const Node* find_kind(const Node& node, const std::string& path, const std::vector<std::string>& known);
  void report_repeated(const Node& list, const std::string& path);
  bool in_range(const Node& node, double value, const std::string& path, const FieldOptions& options,
                bool time);
  template <class T>
  void read_count(const Node& node, T& out, const std::string& path, const FieldOptions& options);

  Issues& issues_;
  const KnownNames& names_;
};

}  // namespace ishaken::sim
