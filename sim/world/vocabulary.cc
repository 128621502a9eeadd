#include "sim/world/vocabulary.h"

#include <nlohmann/json.hpp>

#include "models/parties/outcome.h"
#include "sim/scenario/listing.h"
#include "sim/scenario/reference.h"

namespace ishaken::sim {
namespace {

using Json = nlohmann::ordered_json;
constexpr std::string_view outcomes_topic = "outcomes";

Json outcome_rows() {
  Json out = Json::array();
  for (const auto& each : parties::outcomes())
    out.push_back({{"name", each.name},
                   {"help", each.help},
                   {"sip_code", each.sip_code},
                   {"reason", each.reason},
                   {"verstat", parties::text_of(each.verstat)}});
  return out;
}

}  // namespace

Vocabulary vocabulary() {
  Vocabulary out{.outcomes = {"failed", "unverified"}, .interfaces = {}};
  for (const auto& each : parties::outcomes()) out.outcomes.emplace_back(each.name);
  return out;
}

std::string reference_page() {
  std::vector<OutcomeRow> rows;
  for (const auto& each : parties::outcomes())
    rows.push_back({std::string(each.name), each.sip_code ? std::to_string(each.sip_code) : "",
                    std::string(each.reason), std::string(parties::text_of(each.verstat)),
                    std::string(each.help)});
  return reference_page(rows);
}

Result<std::string> list_topic(std::string_view what) {
  if (what == outcomes_topic) return outcome_rows().dump(1);
  auto listed = listing(what);
  if (!listed || !what.empty()) return listed;
  Json topics = Json::parse(*listed);
  topics.push_back({{"name", outcomes_topic}, {"help", "the named outcomes of verification"}});
  return topics.dump(1);
}

}  // namespace ishaken::sim
