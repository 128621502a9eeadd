// The list of rules, which decide about a country from beliefs. They are interchangeable; each is a struct of
// described parameters in a file of its own under rules/, with some ten lines of logic.
#pragma once

#include <variant>

#include "models/reputation/plug_in.h"
#include "models/reputation/rules/coalition.h"
#include "models/reputation/rules/graduated.h"
#include "models/reputation/rules/hysteresis.h"
#include "models/reputation/rules/never.h"
#include "models/reputation/rules/probation.h"
#include "models/reputation/rules/scalpel.h"
#include "models/reputation/rules/threshold.h"
#include "models/reputation/rules/traceback_credit.h"

namespace ishaken::reputation {

using Rule = std::variant<Never, Threshold, Hysteresis, Probation, Graduated, Scalpel, Coalition,
                          TracebackCredit, PluggedRule>;

inline Decision decide(const Rule& rule, const Case& subject) {
  return std::visit([&](const auto& each) { return each.decide(subject); }, rule);
}

}  // namespace ishaken::reputation
