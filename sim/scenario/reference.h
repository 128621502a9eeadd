// The reference page of scenarios, in Markdown.
#pragma once

#include <span>
#include <string>

namespace ishaken::sim {

// A named outcome of verification. Outcomes are defined in models/parties, above this room.
struct OutcomeRow {
  std::string name, sip_code, reason, verstat, help;
};

std::string reference_page(std::span<const OutcomeRow> outcomes);

}  // namespace ishaken::sim
