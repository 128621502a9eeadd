// Turns the struct of an action into the Action that a scenario holds. A struct has `name`, `help`,
// `fields()` (the first field's value follows the action's name in YAML), `about()`, `begin(stage)`, and
// those of the following that it needs:
//   static constexpr bool attack = true;           counts as an attack or a failure
//   void check(const ActionCheck&) const;          checks what it requires of the scenario
//   Duration lasts; void end(Stage&) const;        ends it after that time
//   std::optional<Discovery> found;                the time until it comes to light by itself
//   void when_found(Stage&) const;                 reacts to its discovery
//   std::optional<Duration> prepared_at() const;   the time of a step before it
//   void prepare(Stage&) const;                    that step
//   CountryCode adds_ca_to() const;                see Action
//   std::span<const Setting> settings() const;     see Action
#pragma once

#include "sim/actions/discovery.h"
#include "sim/scenario/action.h"
#include "sim/scenario/describe.h"

namespace ishaken::sim {

template <class A>
class ActionOf final : public Action {
 public:
  explicit ActionOf(A body) : body_(std::move(body)) {}
  static const ActionKind description;

  const A& body() const { return body_; }
  const ActionKind& kind() const override { return description; }
  Node fields() const override { return to_node(description_of<A>(), &body_); }
  void check(const ActionCheck& check) const override {
    if constexpr (requires { body_.check(check); }) body_.check(check);
  }
  CountryCode adds_ca_to() const override {
    if constexpr (requires { body_.adds_ca_to(); }) return body_.adds_ca_to();
    return {};
  }
  std::span<const Setting> settings() const override {
    if constexpr (requires { body_.settings(); }) return body_.settings();
    return {};
  }
  About about() const override { return body_.about(); }
  std::optional<Duration> lasts() const override {
    if constexpr (requires { body_.lasts; }) return body_.lasts;
    return std::nullopt;
  }
  std::optional<Duration> prepared_at() const override {
    if constexpr (requires { body_.prepared_at(); }) return body_.prepared_at();
    return std::nullopt;
  }
  std::optional<Duration> found_after(std::uint64_t seed, std::size_t index) const override {
    if constexpr (requires { body_.found; })
      if (body_.found) return body_.found->draw(seed, index);
    return std::nullopt;
  }
  void prepare(Stage& stage) const override {
    if constexpr (requires { body_.prepare(stage); }) body_.prepare(stage);
  }
  void begin(Stage& stage) const override { body_.begin(stage); }
  void end(Stage& stage) const override {
    if constexpr (requires { body_.end(stage); }) body_.end(stage);
  }
  void when_found(Stage& stage) const override {
    if constexpr (requires { body_.when_found(stage); }) body_.when_found(stage);
  }

 private:
  A body_;
};

// Returns the struct of an action if it is one of them, else null.
template <class A>
const A* as(const Action& action) {
  return &action.kind() == &ActionOf<A>::description ? &static_cast<const ActionOf<A>&>(action).body()
                                                     : nullptr;
}

template <class A>
std::shared_ptr<const Action> read_action(Reader& reader, const Node& entry, const std::string& path) {
  A body;
  reader.read_action(entry, std::string(A::name), description_of<A>(), &body, path);
  return std::make_shared<const ActionOf<A>>(std::move(body));
}

template <class A>
constexpr bool is_attack() {
  if constexpr (requires { A::attack; }) return A::attack;
  return false;
}

template <class A>
const ActionKind ActionOf<A>::description{A::name, A::help, is_attack<A>(), description_of<A>,
                                          read_action<A>};

}  // namespace ishaken::sim
