#include "sim/results/tables.h"

#include <gmock/gmock.h>

#include <cstring>

namespace ishaken::sim {
namespace {

using testing::ElementsAre;

// One member of every type that a column can have.
struct EveryRow {
  std::uint64_t count = 0;
  std::int64_t signed_count = 0;
  std::int32_t code = 0;
  double share = 0;
  bool flag = false;
  Instant at{};
  Name name{};
  std::string text;
  static constexpr std::string_view help = "every type";
  static constexpr auto columns() {
    return std::tuple{
        column("count", &EveryRow::count, "a count"), column("signed_count", &EveryRow::signed_count, ""),
        column("code", &EveryRow::code, ""),          column("share", &EveryRow::share, ""),
        column("flag", &EveryRow::flag, ""),          column("at", &EveryRow::at, ""),
        column("name", &EveryRow::name, ""),          column("text", &EveryRow::text, "")};
  }
};

template <class T>
std::vector<T> values(const ArrowArray& array) {
  const auto* data = static_cast<const T*>(array.buffers[1]);
  return {data, data + array.length};
}

std::vector<std::string> texts(const ArrowArray& array) {
  const auto* ends = static_cast<const std::int32_t*>(array.buffers[1]);
  const auto* data = static_cast<const char*>(array.buffers[2]);
  std::vector<std::string> out;
  for (std::int64_t i = 0; i < array.length; ++i) out.emplace_back(data + ends[i], data + ends[i + 1]);
  return out;
}

const ArrowArray& child(const ArrowBatch& batch, int index) { return *batch.array.children[index]; }

// Row i, with values that differ from row to row in every column.
EveryRow row(Names& names, int i) {
  return {.count = static_cast<std::uint64_t>(i) + (1ull << 63),
          .signed_count = -i,
          .code = i * 3,
          .share = i / 4.0,
          .flag = i % 3 == 0,
          .at = Instant{Duration{i}},
          .name = names.intern(i % 2 ? "odd" : "even"),
          .text = std::string(static_cast<std::size_t>(i), 'x')};
}

TEST(Table, ExportsEveryTypeOfColumn) {
  Names names;
  names.intern("a name that this column never uses");
  Table<EveryRow> table;
  for (int i = 0; i < 10; ++i) table.append(row(names, i));
  EXPECT_EQ(table.rows(), 10u);
  const auto batch = table.take(names);
  EXPECT_EQ(table.rows(), 0u);

  EXPECT_STREQ(batch.schema.format, "+s");
  ASSERT_EQ(batch.schema.n_children, 8);
  ASSERT_EQ(batch.array.n_children, 8);
  EXPECT_EQ(batch.array.length, 10);
  std::vector<std::string> formats, columns;
  for (int i = 0; i < 8; ++i) {
    formats.emplace_back(batch.schema.children[i]->format);
    columns.emplace_back(batch.schema.children[i]->name);
    EXPECT_EQ(child(batch, i).null_count, 0);
    EXPECT_EQ(child(batch, i).length, 10);
  }
  EXPECT_THAT(formats, ElementsAre("L", "l", "i", "g", "b", "tsn:UTC", "i", "u"));
  EXPECT_THAT(columns, ElementsAre("count", "signed_count", "code", "share", "flag", "at", "name", "text"));

  EXPECT_EQ(values<std::uint64_t>(child(batch, 0))[9], (1ull << 63) + 9);
  EXPECT_EQ(values<std::int64_t>(child(batch, 1))[9], -9);
  EXPECT_EQ(values<std::int32_t>(child(batch, 2))[9], 27);
  EXPECT_EQ(values<double>(child(batch, 3))[3], 0.75);
  const auto* bits = static_cast<const std::uint8_t*>(child(batch, 4).buffers[1]);
  EXPECT_EQ(bits[0], 0b01001001);
  EXPECT_EQ(bits[1], 0b00000010);
  EXPECT_EQ(values<std::int64_t>(child(batch, 5))[9], 9);
  EXPECT_THAT(values<std::int32_t>(child(batch, 6)), ElementsAre(0, 1, 0, 1, 0, 1, 0, 1, 0, 1));
  ASSERT_NE(child(batch, 6).dictionary, nullptr);
  EXPECT_STREQ(batch.schema.children[6]->dictionary->format, "u");
  EXPECT_THAT(texts(*child(batch, 6).dictionary), ElementsAre("even", "odd"));
  EXPECT_EQ(texts(child(batch, 7))[9], "xxxxxxxxx");
}

TEST(Table, BatchesOutliveTheTableAndKeepTheirCodes) {
  Names names;
  std::optional<ArrowBatch> first, second;
  {
    Table<EveryRow> table;
    table.append(row(names, 1));
    first = table.take(names);
    table.append(row(names, 2));
    table.append(row(names, 3));
    second = table.take(names);
  }
  EXPECT_THAT(texts(*child(*first, 6).dictionary), ElementsAre("odd"));
  EXPECT_THAT(texts(*child(*second, 6).dictionary), ElementsAre("odd", "even"));
  EXPECT_THAT(values<std::int32_t>(child(*second, 6)), ElementsAre(1, 0));
  EXPECT_THAT(texts(child(*second, 7)), ElementsAre("xx", "xxx"));
}

TEST(Table, AnEmptyBatchStillHasItsColumns) {
  Names names;
  Table<EveryRow> table;
  const auto batch = table.take(names);
  EXPECT_EQ(batch.array.length, 0);
  EXPECT_EQ(batch.schema.n_children, 8);
  EXPECT_EQ(static_cast<const std::int32_t*>(child(batch, 7).buffers[1])[0], 0);
}

TEST(Table, AConsumerMayMoveAChildOutAndReleaseItLater) {
  Names names;
  Table<EveryRow> table;
  table.append(row(names, 5));
  ArrowArray moved{};
  {
    const auto batch = table.take(names);
    moved = *batch.array.children[7];
    batch.array.children[7]->release = nullptr;
  }
  EXPECT_THAT(texts(moved), ElementsAre("xxxxx"));
  moved.release(&moved);
  EXPECT_EQ(moved.release, nullptr);
}

TEST(Table, AMovedBatchIsReleasedOnce) {
  Names names;
  Table<EveryRow> table;
  auto batch = table.take(names);
  ArrowBatch other = std::move(batch);
  EXPECT_EQ(batch.array.release, nullptr);
  EXPECT_EQ(batch.schema.release, nullptr);
  batch = std::move(other);
  EXPECT_NE(batch.array.release, nullptr);
}

TEST(Table, ColumnsCarryTheirHelp) {
  Names names;
  Table<EveryRow> table;
  const auto batch = table.take(names);
  const char* metadata = batch.schema.children[0]->metadata;
  std::int32_t pairs = 0, key = 0, value = 0;
  std::memcpy(&pairs, metadata, 4);
  std::memcpy(&key, metadata + 4, 4);
  EXPECT_EQ(pairs, 1);
  EXPECT_EQ(std::string(metadata + 8, metadata + 8 + key), "help");
  std::memcpy(&value, metadata + 8 + key, 4);
  EXPECT_EQ(std::string(metadata + 12 + key, metadata + 12 + key + value), "a count");
}

TEST(Table, WritesARowAsTextWhateverTheBatch) {
  Names names;
  Table<EveryRow> table;
  table.append(row(names, 0));
  table.take(names);
  table.append(row(names, 1));
  table.append(row(names, 3));
  std::string out;
  table.write(0, names, out);
  table.write(1, names, out);
  EXPECT_EQ(out,
            "9223372036854775809\t-1\t3\t0.25\tfalse\t1970-01-01T00:00:00.000000001Z\todd\tx\n"
            "9223372036854775811\t-3\t9\t0.75\ttrue\t1970-01-01T00:00:00.000000003Z\todd\txxx\n");
  table.clear();
  EXPECT_EQ(table.rows(), 0u);
  table.append(row(names, 2));
  out.clear();
  table.write(0, names, out);
  EXPECT_EQ(out, "9223372036854775810\t-2\t6\t0.5\tfalse\t1970-01-01T00:00:00.000000002Z\teven\txx\n");
}

TEST(Tables, ANameThatNobodySetIsTheEmptyText) {
  Tables tables;
  tables.names.intern("something");
  tables.calls.append(CallRow{});
  const auto batch = tables.take("calls");
  EXPECT_THAT(texts(*child(*batch, 2).dictionary), ElementsAre(""));
}

TEST(Tables, AreKnownByName) {
  Tables tables;
  tables.calls.append(CallRow{});
  EXPECT_EQ(tables.take("calls")->array.length, 1);
  EXPECT_EQ(tables.take("calls")->array.length, 0);
  EXPECT_TRUE(tables.take("faults"));
  EXPECT_FALSE(tables.take("no such table"));
  std::vector<std::string> seen;
  tables.for_each([&](std::string_view name, auto&) { seen.emplace_back(name); });
  EXPECT_THAT(seen, ElementsAre("calls", "decisions", "control", "reputation", "faults", "links"));
}

}  // namespace
}  // namespace ishaken::sim
