// The columns of a table, one class for each type of member: each collects values, writes them as text, and
// hands them to Arrow. A row type describes only its columns(): the class follows from the member's type.
#pragma once

#include <fmt/format.h>

#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "models/base/time.h"
#include "sim/results/arrow.h"
#include "sim/results/names.h"

namespace ishaken::sim {

// Takes the values away, and reserves as much memory as they needed, since the next batch will be of about
// that size.
template <class T>
std::vector<T> take_values(std::vector<T>& values) {
  std::vector<T> next;
  next.reserve(values.size());
  return std::exchange(values, std::move(next));
}

// The format string of a type in the Arrow C data interface.
template <class T>
inline constexpr std::string_view arrow_format = "";
template <>
inline constexpr std::string_view arrow_format<std::uint64_t> = "L";
template <>
inline constexpr std::string_view arrow_format<std::int64_t> = "l";
template <>
inline constexpr std::string_view arrow_format<std::int32_t> = "i";
template <>
inline constexpr std::string_view arrow_format<double> = "g";

template <class T>
class Column {
  static_assert(!arrow_format<T>.empty(), "no column for this type of member");

 public:
  void append(T value) { values_.push_back(value); }
  void write(std::size_t row, const Names&, std::string& out) const {
    fmt::format_to(std::back_inserter(out), "{}", values_[row]);
  }
  void take(const Names&, ArrowColumn& out) {
    out.format = arrow_format<T>;
    out.buffers.push_back(arrow_buffer(take_values(values_)));
  }
  void clear() { values_.clear(); }

 private:
  std::vector<T> values_;
};

// A column of bits, eight to a byte, the first in the lowest bit.
template <>
class Column<bool> {
 public:
  void append(bool value) {
    const auto bit = count_++ % 8;
    if (bit == 0) bits_.push_back(0);
    bits_.back() = static_cast<std::uint8_t>(bits_.back() | (value ? 1u << bit : 0u));
  }
  void write(std::size_t row, const Names&, std::string& out) const {
    out += (bits_[row / 8] >> (row % 8) & 1) ? "true" : "false";
  }
  void take(const Names&, ArrowColumn& out) {
    out.format = "b";
    out.buffers.push_back(arrow_buffer(take_values(bits_)));
    count_ = 0;
  }
  void clear() { bits_.clear(), count_ = 0; }

 private:
  std::vector<std::uint8_t> bits_;
  std::size_t count_ = 0;
};

template <>
class Column<Instant> {
 public:
  void append(Instant value) { values_.push_back(value.time_since_epoch().count()); }
  void write(std::size_t row, const Names&, std::string& out) const {
    out += to_text(Instant{Duration{values_[row]}});
  }
  void take(const Names&, ArrowColumn& out) {
    out.format = "tsn:UTC";
    out.buffers.push_back(arrow_buffer(take_values(values_)));
  }
  void clear() { values_.clear(); }

 private:
  std::vector<std::int64_t> values_;
};

// A column of texts. Arrow's offsets are 32 bits wide, so a batch holds up to 2 GB of text in a column: the
// caller must take batches often enough, such as every ten thousand rows.
template <>
class Column<std::string> {
 public:
  void append(std::string_view value) {
    text_.insert(text_.end(), value.begin(), value.end());
    ends_.push_back(static_cast<std::int32_t>(text_.size()));
  }
  void write(std::size_t row, const Names&, std::string& out) const {
    out.append(text_.data() + ends_[row], text_.data() + ends_[row + 1]);
  }
  void take(const Names&, ArrowColumn& out) {
    out.format = "u";
    out.buffers.push_back(arrow_buffer(take_values(ends_)));
    out.buffers.push_back(arrow_buffer(take_values(text_)));
    ends_.push_back(0);
  }
  void clear() { text_.clear(), ends_.assign(1, 0); }

 private:
  std::vector<char> text_;
  std::vector<std::int32_t> ends_{0};
};

// A column of codes, with a dictionary of the texts that this column has used, in the order of first use. A
// reader who asks for the column's categories therefore sees kinds or providers only, and not every name that
// was interned. The dictionary grows over the run: a code means the same text in every batch.
template <>
class Column<Name> {
 public:
  void append(Name value) {
    const auto index = static_cast<std::uint32_t>(value);
    if (index >= code_of_.size()) code_of_.resize(index + 1, unused);
    if (code_of_[index] == unused) {
      code_of_[index] = static_cast<std::int32_t>(used_.size());
      used_.push_back(value);
    }
    codes_.push_back(code_of_[index]);
  }
  void write(std::size_t row, const Names& names, std::string& out) const {
    out += names.text(used_[static_cast<std::size_t>(codes_[row])]);
  }
  void take(const Names& names, ArrowColumn& out) {
    Column<std::string> texts;
    for (const auto name : used_) texts.append(names.text(name));
    out.format = arrow_format<std::int32_t>;
    out.buffers.push_back(arrow_buffer(take_values(codes_)));
    out.dictionary = std::make_unique<ArrowColumn>();
    out.dictionary->length = used_.size();
    texts.take(names, *out.dictionary);
  }
  void clear() { codes_.clear(); }

 private:
  static constexpr std::int32_t unused = -1;
  std::vector<std::int32_t> codes_;
  std::vector<std::int32_t> code_of_;  // by name
  std::vector<Name> used_;             // by code
};

}  // namespace ishaken::sim
