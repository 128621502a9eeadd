// The tables of one run, by the names that the run directory gives them.
#pragma once

#include <optional>
#include <string_view>

#include "sim/results/rows.h"
#include "sim/results/table.h"

namespace ishaken::sim {

struct Tables {
  Names names;
  Table<CallRow> calls;
  Table<DecisionRow> decisions;
  Table<ControlRow> control;
  Table<ReputationRow> reputation;
  Table<FaultRow> faults;
  Table<LinkRow> links;

  // Calls visit(name, table) for each.
  template <class Visit>
  void for_each(Visit&& visit) {
    visit(std::string_view("calls"), calls);
    visit(std::string_view("decisions"), decisions);
    visit(std::string_view("control"), control);
    visit(std::string_view("reputation"), reputation);
    visit(std::string_view("faults"), faults);
    visit(std::string_view("links"), links);
  }

  // Takes the rows so far of the table of that name; nothing if there is no such table.
  std::optional<ArrowBatch> take(std::string_view name) {
    std::optional<ArrowBatch> batch;
    for_each([&](std::string_view each, auto& table) {
      if (each == name) batch.emplace(table.take(names));
    });
    return batch;
  }
};

}  // namespace ishaken::sim
