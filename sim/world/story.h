// The story of a followed call: the steps that parties recorded, and the artifacts at the moment of
// verification.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "models/parties/observation.h"

namespace ishaken::sim {

class Story {
 public:
  // Follows one call, or else the first that ends with `outcome`; none if both are empty.
  Story(std::optional<CallId> call, std::string outcome) : call_(call), outcome_(std::move(outcome)) {}

  bool follows(CallId call) const { return !complete_ && (call_ ? *call_ == call : !outcome_.empty()); }
  void begin(CallId call, std::vector<std::pair<std::string_view, std::string>> facts, Instant at);
  void tell(Instant at, const std::string& who, const parties::Observation& observation);
  bool complete() const { return complete_; }
  std::string json() const;  // empty until it is complete

 private:
  struct Step {
    Instant at;
    std::string who;
    parties::CallStep step;
  };
  struct Chapter {
    std::vector<Step> steps;
    std::optional<parties::CallArtifacts> artifacts;
    std::optional<parties::Outcome> outcome;
  };
  void end(CallId call);

  std::optional<CallId> call_;
  std::string outcome_;
  std::map<CallId, Chapter> open_;
  std::optional<std::pair<CallId, Chapter>> told_;
  bool complete_ = false;
};

}  // namespace ishaken::sim
