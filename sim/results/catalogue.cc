#include "sim/results/catalogue.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "sim/results/dimensions.h"

namespace ishaken::sim {
using Json = nlohmann::ordered_json;

std::string metrics_json() {
  Json out = Json::array();
  for (const Metric* metric : metrics()) {
    Json row{{"name", metric->name},
             {"help", metric->help},
             {"unit", metric->unit},
             {"dimensions", keys_of(*metric)}};
    if (!metric->stats.empty()) row["stats"] = stats_text(*metric);
    out.push_back(std::move(row));
  }
  return out.dump(1);
}

std::string dimensions_json() {
  Json out = Json::array();
  for (const DimensionInfo& each : dimensions()) out.push_back({{"name", each.key}, {"help", each.help}});
  return out.dump(1);
}

std::string metrics_section() {
  std::string out =
      "## Metrics\n\nAn expectation names one metric, says for which calls or parties it is meant, and "
      "compares it: "
      "`verified_share[from=XA, to=FR, after=4 d] == 0`. A dimension that is left out covers everything. "
      "`after` and "
      "`before` count from the start, and take calls or messages of that time alone. Seconds are compared "
      "with a "
      "duration (`<= 25 h`), shares with a number or per cent (`>= 90 %`). A metric with `stat` needs it: "
      "`setup_delay_s[stat=p95] < 2 s`. A value that the run cannot have, such as a country or an action "
      "that "
      "is not in the scenario, is an error.\n\n| metric | unit | dimensions | meaning |\n|---|---|---|---|\n";
  for (const Metric* metric : metrics()) {
    std::string by;
    for (const DimensionInfo& each : dimensions())
      if (metric->by.has(each.dimension)) by += fmt::format("{}`{}`", by.empty() ? "" : ", ", each.key);
    if (!metric->stats.empty()) by += fmt::format(" ({})", stats_text(*metric));
    if (metric->windowed) by += ", `after`, `before`";
    out += fmt::format("| `{}` | {} | {} | {} |\n", metric->name, metric->unit, by, metric->help);
  }
  out += "\n| dimension | meaning |\n|---|---|\n";
  for (const DimensionInfo& each : dimensions()) out += fmt::format("| `{}` | {} |\n", each.key, each.help);
  return out + '\n';
}

}  // namespace ishaken::sim
