// An adversary acts as operators of the registry.
#pragma once

#include <fmt/format.h>

#include "sim/actions/stage.h"
#include "sim/scenario/action_check.h"

namespace ishaken::sim {

struct TakeAccounts {
  static constexpr std::string_view name = "take_accounts";
  static constexpr std::string_view help = "an adversary takes over accounts of the registry's operators";
  static constexpr bool attack = true;
  unsigned accounts = 1;
  std::string by;
  static constexpr void fields(auto&& field) {
    field("accounts", &TakeAccounts::accounts, "how many", {.min = 1, .max = 20, .required = true});
    field("by", &TakeAccounts::by, "which adversary", {.required = true, .refers_to = "adversary"});
  }

  void check(const ActionCheck& check) const {
    const unsigned operators = check.scenario().registry.operators;
    if (accounts > operators)
      check.fail(fmt::format("the registry has {} operators (registry.operators)", operators));
  }
  About about() const { return {.subject = "registry"}; }
  void begin(Stage& stage) const {
    const parties::Theft theft{parties::Theft::What::operator_accounts, accounts};
    if (auto loot = stage.steal(stage.directory().registry(), theft))
      stage.tell(stage.adversary(by), messages::HandOver{stage.number(), std::move(loot)});
  }
};

}  // namespace ishaken::sim
