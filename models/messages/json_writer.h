// The JSON text of described values, written at once: octet by octet what json_text(to_json(value)) is,
// without the tree in between. Every message is measured, and reports of evidence are long.
#pragma once

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "models/messages/json_members.h"

namespace ishaken::messages {

template <class T>
void append_json(std::string& out, const T& value);
template <class T>
void append_json(std::string& out, const std::vector<T>& values);
template <HasJsonMembers T>
void append_json(std::string& out, const T& value);

inline void append_json(std::string& out, const std::string& value) {
  const bool plain = std::ranges::all_of(
      value, [](char each) { return each >= ' ' && each < '\x7f' && each != '"' && each != '\\'; });
  if (plain)
    out.append(1, '"').append(value).append(1, '"');
  else
    out += json_text(value);
}
inline void append_json(std::string& out, const Bytes& value) { out += json_text(to_json(value)); }
inline void append_json(std::string& out, CountryCode value) {
  out.append(1, '"').append(value.text()).append(1, '"');
}
inline void append_json(std::string& out, std::uint64_t value) {
  std::array<char, 20> digits;
  out.append(digits.data(), std::to_chars(digits.begin(), digits.end(), value).ptr);
}
// Counts are whole numbers, most of the time.
inline void append_json(std::string& out, double value) {
  if (value >= 0 && value < 1e9 && value == std::floor(value) && !std::signbit(value)) {
    append_json(out, static_cast<std::uint64_t>(value));
    out += ".0";
  } else {
    out += json_text(value);
  }
}
template <class T>
void append_json(std::string& out, const T& value) {
  out += json_text(to_json(value));
}
template <class T>
void append_json(std::string& out, const std::vector<T>& values) {
  out += '[';
  for (const T& each : values) {
    if (&each != values.data()) out += ',';
    append_json(out, each);
  }
  out += ']';
}

// Members in the order of their names, as they stand in every object.
template <HasJsonMembers T>
consteval auto members_by_name() {
  const auto names = std::apply(
      [](const auto&... each) { return std::array<std::string_view, sizeof...(each)>{each.name...}; },
      JsonMembers<T>::list);
  std::array<std::size_t, names.size()> order{};
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::ranges::sort(order, [&](std::size_t a, std::size_t b) { return names[a] < names[b]; });
  return order;
}
template <HasJsonMembers T>
void append_json(std::string& out, const T& value) {
  static_assert(std::tuple_size_v<decltype(JsonMembers<T>::list)> == count_members<T>(),
                "a member is not described");
  bool first = true;
  const auto write = [&](const auto& member) {
    if constexpr (std::remove_cvref_t<decltype(member)>::optional)
      if (value.*member.place == T{}.*member.place) return;
    out.append(first ? "\"" : ",\"").append(member.name).append("\":");
    append_json(out, value.*member.place);
    first = false;
  };
  out += '{';
  [&]<std::size_t... i>(std::index_sequence<i...>) {
    static constexpr auto order = members_by_name<T>();
    (write(std::get<order[i]>(JsonMembers<T>::list)), ...);
  }(std::make_index_sequence<members_by_name<T>().size()>());
  out += '}';
}

template <HasJsonMembers T>
std::string write_json(const T& value) {
  std::string out;
  append_json(out, value);
  return out;
}

}  // namespace ishaken::messages
