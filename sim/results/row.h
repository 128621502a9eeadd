// The description of a table's columns by its row type: a tuple, since the table's own type follows from it.
//
//   struct FaultRow {
//     Instant at{};
//     static constexpr std::string_view help = "one row per fault";
//     static constexpr auto columns() { return std::tuple{column("at", &FaultRow::at, "simulated date")}; }
//   };
#pragma once

#include <concepts>
#include <string_view>
#include <tuple>

namespace ishaken::sim {

template <class Row, class T>
struct RowColumn {
  using Value = T;
  std::string_view name;
  T Row::* member;
  std::string_view help;
};

template <class Row, class T>
constexpr RowColumn<Row, T> column(std::string_view name, T Row::* member, std::string_view help) {
  return {name, member, help};
}

template <class T>
concept DescribedRow = requires {
  T::columns();
  { T::help } -> std::convertible_to<std::string_view>;
};

}  // namespace ishaken::sim
