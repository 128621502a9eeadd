// A rule or an estimator from outside the core, such as a class in Python. It is found by its name, its
// values are described as those of ours are, and it answers the same question.
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

// `options` hold the range alone.
struct PlugInField {
  std::string name, help;
  PlugInValue standard;
  FieldOptions options;
};

template <class Function>
struct PlugIn {
  std::string name, help;
  std::vector<PlugInField> fields;
  // The answer under these values, one for each field; or why they make no sense together. What it gives must
  // depend on the question alone: it is asked for many countries, and again in the next run.
  std::function<Result<std::function<Function>>(const std::vector<PlugInValue>&)> with;
};

// The choice of one of them in a review. Without a plug-in it is never asked.
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

// Those that a scenario may name beside the core's own.
struct PlugIns {
  std::vector<std::shared_ptr<const RulePlugIn>> rules;
  std::vector<std::shared_ptr<const EstimatorPlugIn>> estimators;

  const auto& of(const PluggedRule&) const { return rules; }
  const auto& of(const PluggedEstimator&) const { return estimators; }
};

}  // namespace ishaken::reputation
