#include "sim/world/story.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

namespace ishaken::sim {

void Story::begin(CallId call, std::vector<std::pair<std::string_view, std::string>> facts, Instant at) {
  if (follows(call)) open_[call].steps.push_back({at, "outside", {call, "place", std::move(facts)}});
}

void Story::tell(Instant at, const std::string& who, const parties::Observation& observation) {
  if (const auto* step = std::get_if<parties::CallStep>(&observation)) {
    if (follows(step->call)) open_[step->call].steps.push_back({at, who, *step});
  } else if (const auto* artifacts = std::get_if<parties::CallArtifacts>(&observation)) {
    if (follows(artifacts->call)) open_[artifacts->call].artifacts = *artifacts;
  } else if (const auto* verified = std::get_if<parties::CallVerified>(&observation)) {
    if (follows(verified->call)) open_[verified->call].outcome = verified->outcome;
  } else if (const auto* ended = std::get_if<parties::CallEnded>(&observation)) {
    if (!follows(ended->call)) return;
    const std::string code = ended->code == 0 ? "none" : fmt::format("{}", ended->code);
    open_[ended->call].steps.push_back({at, who, {ended->call, "end", {{"final_response", code}}}});
    end(ended->call);
  }
}

void Story::end(CallId call) {
  Chapter chapter = std::move(open_[call]);
  open_.erase(call);
  const parties::Outcome outcome = chapter.outcome.value_or(parties::Outcome::undelivered);
  if (!call_ && parties::info(outcome).name != outcome_) return;
  chapter.outcome = outcome;
  told_.emplace(call, std::move(chapter));
  complete_ = true;
  open_.clear();
}

std::string Story::json() const {
  if (!told_) return "";
  using nlohmann::ordered_json;
  const auto& [call, chapter] = *told_;
  ordered_json out{{"call", number(call)}, {"outcome", parties::info(*chapter.outcome).name}};
  ordered_json steps = ordered_json::array();
  for (const Step& each : chapter.steps) {
    ordered_json fields = ordered_json::object();
    for (const auto& [name, value] : each.step.fields) {
      // A repeated name (findings) becomes an array.
      ordered_json& field = fields[std::string(name)];
      if (field.is_null()) {
        field = value;
      } else if (field.is_array()) {
        field.push_back(value);
      } else {
        field = ordered_json::array({field, value});
      }
    }
    steps.push_back({{"at", to_text(each.at)},
                     {"party", each.who},
                     {"step", each.step.step},
                     {"fields", std::move(fields)}});
  }
  out["steps"] = std::move(steps);
  ordered_json artifacts = ordered_json::object();
  if (const auto& things = chapter.artifacts) {
    artifacts = {{"identity", things->identity},
                 {"chain", things->chain},
                 {"anchor", things->anchor},
                 {"crl_issuer", things->crl_issuer}};
    artifacts["list"] = things->list ? *things->list : "";
    artifacts["crl"] = things->crl ? base64(*things->crl) : "";
  }
  out["artifacts"] = std::move(artifacts);
  return out.dump();
}

}  // namespace ishaken::sim
