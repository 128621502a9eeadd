// The interface of an action of the timeline, by which a scenario reads, checks, writes and describes it. The
// actions themselves, and their effects on the simulated world, are in sim/actions.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "models/base/names.h"
#include "models/base/time.h"
#include "sim/scenario/country_selector.h"

namespace ishaken::sim {

class Action;
class ActionCheck;
class Reader;
class Stage;  // sim/actions/stage.h
struct Node;
struct StructShape;

// One changed value: its path, such as "policies.careful.merge", and the value as YAML text.
struct Setting {
  std::string path;
  std::string value;
  bool operator==(const Setting&) const = default;
};

// The change that an action makes to whether countries accept one another's calls.
enum class TrustChange {
  none,
  exclusion,
  readmission,
  registration,
  withdrawal,
  end_of_agreement,
  retirement_of_ca,
  revocation
};

// The facts about an action that tables and measures show.
struct About {
  std::string subject;
  std::vector<CountryCode> countries = {};  // those acted upon: the excluded one, both of an agreement
  CountrySelector by = {};                  // those who act, if the action says so
  std::string object = {};                  // the party that an attack befalls, if that is not the subject
  TrustChange change = TrustChange::none;
};

// The description of one kind of action.
struct ActionKind {
  std::string_view name, help;
  bool attack = false;  // something that goes wrong, on purpose or not
  const StructShape& (*shape)() = nullptr;
  // Reads the action of an entry, whose first field is the value behind the action's name.
  std::shared_ptr<const Action> (*read)(Reader& reader, const Node& entry, const std::string& path) = nullptr;
};
using ActionKinds = std::span<const ActionKind* const>;

std::vector<std::string> action_names(ActionKinds kinds);

class Action {
 public:
  virtual ~Action() = default;
  virtual const ActionKind& kind() const = 0;
  virtual Node fields() const = 0;  // every value written
  virtual void check(const ActionCheck& check) const = 0;

  // Effects that other parts of a scenario depend on.
  virtual CountryCode adds_ca_to() const = 0;             // not known() if it adds none
  virtual std::span<const Setting> settings() const = 0;  // values of policies that it changes

  virtual About about() const = 0;
  virtual std::optional<Duration> lasts() const = 0;        // empty: it has no end
  virtual std::optional<Duration> prepared_at() const = 0;  // after the start; empty: it needs no preparation
  // Returns the time from the action until it comes to light by itself, drawn for the action with that index
  // on the timeline; empty if it never does.
  virtual std::optional<Duration> found_after(std::uint64_t seed, std::size_t index) const = 0;

  virtual void prepare(Stage& stage) const = 0;
  virtual void begin(Stage& stage) const = 0;
  virtual void end(Stage& stage) const = 0;
  virtual void when_found(Stage& stage) const = 0;
};

}  // namespace ishaken::sim
