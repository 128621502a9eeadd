#include "tests/unit/sim/world/rows.h"

namespace ishaken::sim {

Cells cells_of(std::string_view line) {
  Cells out(1);
  for (const char c : line)
    if (c == '\t')
      out.emplace_back();
    else
      out.back() += c;
  return out;
}

Told told(sim::Run& run) {
  Told out;
  std::string line;
  for (bool more = true; more;) {
    more = run.advance(100'000);
    Tables& tables = run.tables();
    tables.for_each([&](std::string_view name, auto& table) {
      std::vector<std::string>& lines = out[std::string(name)];
      for (std::size_t row = 0; row < table.rows(); ++row) {
        line.clear();
        table.write(row, tables.names, line);
        line.pop_back();
        lines.push_back(line);
      }
      table.clear();
    });
  }
  return out;
}

Told told(Scenario what) {
  sim::Run run(std::move(what), {});
  return told(run);
}

}  // namespace ishaken::sim
