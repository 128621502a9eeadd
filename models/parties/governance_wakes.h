// What an STI-GA asks to be woken for.
#pragma once

#include <cstdint>

namespace ishaken::parties::governance_wakes {

enum Wake : std::uint32_t {
  decide_approval,
  decide_registry,
  instruct_now,
  vetting_done,
  answer_attack,
  share_now,
  review_now,
  rulings_in_force,
  trace_due,
  sanction_now
};

}  // namespace ishaken::parties::governance_wakes
