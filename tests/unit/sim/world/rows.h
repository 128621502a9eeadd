// The rows of one table of a whole run, as text.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "tests/unit/sim/world/sample.h"

namespace ishaken::sim {

using Cells = std::vector<std::string>;

inline Cells cells_of(std::string_view line) {
  Cells out(1);
  for (const char c : line)
    if (c == '\t')
      out.emplace_back();
    else
      out.back() += c;
  return out;
}

// What one run told, by table: each row a line, without its end.
using Told = std::map<std::string, std::vector<std::string>, std::less<>>;

// Plays it to its end.
inline Told told(sim::Run& run) {
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

inline Told told(Scenario what) {
  sim::Run run(std::move(what), {});
  return told(run);
}

}  // namespace ishaken::sim
