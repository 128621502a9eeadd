// A table that is filled row by row and taken in batches of columns. The row type's columns() is its only
// description.
//
//   Table<CallRow> calls;
//   calls.append(row);
//   ArrowBatch batch = calls.take(names);   // calls is empty again
#pragma once

#include <string>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include "sim/results/columns.h"
#include "sim/results/row.h"

namespace ishaken::sim {

template <DescribedRow Row>
class Table {
  static constexpr std::size_t width = std::tuple_size_v<decltype(Row::columns())>;
  using Indices = std::make_index_sequence<width>;

 public:
  void append(const Row& row) {
    each([&](const auto& field, auto& column) { column.append(row.*field.member); });
    ++rows_;
  }

  std::size_t rows() const { return rows_; }

  // Takes the rows so far; the table is empty afterwards.
  ArrowBatch take(const Names& names) {
    std::vector<ArrowColumn> out;
    out.reserve(width);
    each([&](const auto& field, auto& column) {
      auto& exported = out.emplace_back();
      exported.name = field.name;
      exported.help = field.help;
      exported.length = rows_;
      column.take(names, exported);
    });
    return ArrowBatch(std::move(out), Row::help, std::exchange(rows_, 0));
  }

  // Appends one row as text, its values separated by tabs. The text does not depend on how rows are batched.
  void write(std::size_t row, const Names& names, std::string& out) {
    each([&](const auto&, auto& column) {
      column.write(row, names, out);
      out += '\t';
    });
    out.back() = '\n';
  }

  void clear() {
    each([](const auto&, auto& column) { column.clear(); });
    rows_ = 0;
  }

 private:
  template <class Sequence>
  struct ColumnsOf;
  template <std::size_t... I>
  struct ColumnsOf<std::index_sequence<I...>> {
    using type = std::tuple<Column<typename std::tuple_element_t<I, decltype(Row::columns())>::Value>...>;
  };

  template <class Visit>
  void each(Visit&& visit) {
    constexpr auto described = Row::columns();
    [&]<std::size_t... I>(std::index_sequence<I...>) {
      (visit(std::get<I>(described), std::get<I>(columns_)), ...);
    }(Indices{});
  }

  typename ColumnsOf<Indices>::type columns_;
  std::size_t rows_ = 0;
};

}  // namespace ishaken::sim
