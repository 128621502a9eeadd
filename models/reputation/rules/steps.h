// Helpers of several rules.
#pragma once

#include <string>

#include "models/reputation/standing.h"

namespace ishaken::reputation {

inline Decision unchanged(const Case& subject) { return {subject.standing, {}, {}, {}}; }
inline Decision change_to(Standing standing, std::string why) { return {standing, {}, {}, std::move(why)}; }

// Excludes when `share`, the mean or the lower bound of the belief, is above one limit; readmits when the
// mean is below another.
Decision between(const Case& subject, double share, double exclude_above, double readmit_below);

// Returns whether an excluded country has served its sentence, which is multiplied by the factor for each
// further exclusion.
bool has_served(const Case& subject, Duration sentence, double factor = 1);
// Returns the figures of that as text.
std::string served_text(const Case& subject, Duration sentence, double factor = 1);

}  // namespace ishaken::reputation
