#include "sim/world/vocabulary.h"

#include <fmt/format.h>

#include <array>
#include <nlohmann/json.hpp>

#include "models/parties/outcome.h"
#include "sim/actions/actions.h"
#include "sim/results/catalogue.h"
#include "sim/results/expectation.h"
#include "sim/scenario/listing.h"
#include "sim/scenario/reference.h"
#include "sim/scenario/schema.h"

namespace ishaken::sim {
namespace {

using Json = nlohmann::ordered_json;

std::string outcomes_json() {
  Json out = Json::array();
  for (const auto& each : parties::outcomes())
    out.push_back({{"name", each.name},
                   {"help", each.help},
                   {"sip_code", each.sip_code},
                   {"reason", each.reason},
                   {"grade", name_of(each.grade)},
                   {"verstat", parties::text_of(each.verstat())}});
  return out.dump(1);
}

std::string outcomes_section() {
  std::string out =
      "## Outcomes\n\nThe named outcomes of verification, for `calls[outcome=...]` and the tables.\n\n"
      "| outcome | SIP code | reason | grade | verstat | meaning |\n|---|---|---|---|---|---|\n";
  for (const auto& each : parties::outcomes())
    out += fmt::format("| `{}` | {} | {} | {} | {} | {} |\n", each.name,
                       each.sip_code ? std::to_string(each.sip_code) : "", each.reason, name_of(each.grade),
                       parties::text_of(each.verstat()), each.help);
  return out;
}

constexpr std::array topics{FurtherTopic{"metrics", "what a run measures", metrics_json},
                            FurtherTopic{"dimensions", "by what a metric can be divided", dimensions_json},
                            FurtherTopic{"outcomes", "the named outcomes of verification", outcomes_json}};

}  // namespace

Vocabulary vocabulary() { return {.check_expectation = check_expectation, .actions = actions()}; }

std::string json_schema() { return json_schema(actions()); }

std::string reference_page() { return reference_page(actions(), metrics_section() + outcomes_section()); }

Result<std::string> list_topic(std::string_view what) { return listing(what, actions(), topics); }

}  // namespace ishaken::sim
