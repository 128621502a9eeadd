// Rules and estimators from outside the core, such as a class in Python. A plug-in is found by its name,
// describes its values like a built-in one, and is called in the same way.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "models/base/fields.h"
#include "models/base/result.h"
#include "models/base/time.h"
#include "models/reputation/belief.h"
#include "models/reputation/dossier.h"
#include "models/reputation/standing.h"

namespace ishaken::reputation {

using PlugInValue = std::variant<bool, int, double, Duration, std::string>;

// A described value; of `options`, only the range is used.
struct PlugInField {
  std::string name, help;
  PlugInValue standard;
  FieldOptions options;
};

template <class Function>
struct PlugIn {
  std::string name, help;
  std::vector<PlugInField> fields;
  // Returns a function for these values, one per field; or an error if they are inconsistent. The function's
  // result must depend on its arguments only: it is called for many countries, and again in the next run.
  std::function<Result<std::function<Function>>(const std::vector<PlugInValue>&)> with;
};

// The use of a plug-in in a review. Without `plug_in` it is never called.
template <class Function>
struct PluggedIn {
  std::shared_ptr<const PlugIn<Function>> plug_in;
  std::vector<PlugInValue> values;
  std::function<Function> answer;
};

using RulePlugIn = PlugIn<Decision(const Case&)>;
using EstimatorPlugIn = PlugIn<Belief(const Dossier&, const Subject&)>;

struct PluggedRule : PluggedIn<Decision(const Case&)> {
  Decision decide(const Case& subject) const { return answer(subject); }
};
struct PluggedEstimator : PluggedIn<Belief(const Dossier&, const Subject&)> {
  Belief estimate(const Dossier& dossier, const Subject& subject) const { return answer(dossier, subject); }
};

// The plug-ins that a scenario may name in addition to the built-in rules and estimators.
struct PlugIns {
  std::vector<std::shared_ptr<const RulePlugIn>> rules;
  std::vector<std::shared_ptr<const EstimatorPlugIn>> estimators;

  const auto& of(const PluggedRule&) const { return rules; }
  const auto& of(const PluggedEstimator&) const { return estimators; }
};

}  // namespace ishaken::reputation
