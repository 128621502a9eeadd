// From a tree of YAML to the structs, by their descriptions. Everything wrong is reported, and what is wrong
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

// "countries" and "FR" make "countries.FR".
std::string below(const std::string& path, std::string_view key);

// So that no sum of a date and a few durations leaves the range of Instant, which ends in 2262.
inline constexpr Duration longest_duration = std::chrono::hours(24 * 14600);

// "a, b, c".
std::string joined(const std::vector<std::string>& words);
// "; did you mean 'known'?", or nothing.
std::string hint(std::string_view written, const std::vector<std::string>& known);

class Reader {
 public:
  Reader(Issues& issues, const KnownNames& names) : issues_(issues), names_(names) {}

  Instant start{};  // dates on the timeline count from here; read before it

  // One overload per kind of value; FieldOptions carry the range and what the value refers to.
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
  // Shares by name, which sum to 1. What is written replaces what stood there.
  void read(const Node& node, std::map<std::string, double>& out, const std::string& path,
            const FieldOptions& options);
  void read(const Node& node, std::vector<Setting>& out, const std::string& path,
            const FieldOptions& options);

  // Any other, by the description of its type.
  template <class T>
  void read(const Node& node, T& out, const std::string& path, const FieldOptions& options) {
    read(shape_of<T>(), node, &out, path, options);
  }
  void read(const Shape& shape, const Node& node, void* out, const std::string& path,
            const FieldOptions& options);
  // A field of the struct at `out`, if `node` has it.
  void read_field(const Node& node, void* out, const std::string& path, const FieldShape& field);

  // The fields of an action of the timeline, of which the first is the value behind the action's name.
  void read_action(const Node& entry, const std::string& name, const StructShape& shape, void* out,
                   const std::string& path);

  // The values of a kind from outside, each as its standard is; then the kind itself says whether they make
  // sense.
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

  // Nothing written counts as an empty mapping: "FR:" is a country with every default.
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
  // Where the name of a kind is written, if it is one of those known.
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
