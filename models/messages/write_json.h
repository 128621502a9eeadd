// The writer of JSON bodies, by the description of their structs (models/base/members.h). The text is the
// same, octet by octet, as that of an equal nlohmann::json, but no tree is built: every message is measured,
// and reports of evidence are long.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "models/base/bytes.h"
#include "models/base/fields.h"
#include "models/base/members.h"
#include "models/base/names.h"
#include "models/base/time.h"
#include "models/numbering/telephone_number.h"

namespace ishaken::messages {

void append_json(std::string& out, const std::string& value);
void append_json(std::string& out, const std::shared_ptr<const std::string>& value);  // null: ""
void append_json(std::string& out, bool value);
void append_json(std::string& out, std::uint64_t value);
void append_json(std::string& out, double value);
void append_json(std::string& out, const Bytes& value);  // base64url
void append_json(std::string& out, CountryCode value);
void append_json(std::string& out, Duration value);  // nanoseconds
void append_json(std::string& out, Instant value);   // nanoseconds since 1970
void append_json(std::string& out, CallId value);
void append_json(std::string& out, const TelephoneNumber& value);
template <NamedEnum E>
void append_json(std::string& out, E value) {
  out.append(1, '"').append(ishaken::name_of(value)).append(1, '"');
}
template <HasMembers T>
void append_json(std::string& out, const T& value);
template <class T>
void append_json(std::string& out, const std::vector<T>& values) {
  out += '[';
  for (const T& each : values) {
    if (&each != values.data()) out += ',';
    append_json(out, each);
  }
  out += ']';
}

// Returns the indices of the members in the order of their names, which is their order in every object.
template <HasMembers T>
consteval auto members_by_name() {
  const auto names = std::apply(
      [](const auto&... each) { return std::array<std::string_view, sizeof...(each)>{each.name...}; },
      T::members());
  std::array<std::size_t, names.size()> order{};
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::ranges::sort(order, [&](std::size_t a, std::size_t b) { return names[a] < names[b]; });
  return order;
}
template <HasMembers T>
void append_json(std::string& out, const T& value) {
  check_members<T>();
  bool first = true;
  const auto write = [&](const auto& member) {
    if (member.optional && value.*member.place == T{}.*member.place) return;
    out.append(first ? "\"" : ",\"").append(member.name).append("\":");
    append_json(out, value.*member.place);
    first = false;
  };
  out += '{';
  [&]<std::size_t... i>(std::index_sequence<i...>) {
    static constexpr auto order = members_by_name<T>();
    static constexpr auto members = T::members();
    (write(std::get<order[i]>(members)), ...);
  }(std::make_index_sequence<members_by_name<T>().size()>());
  out += '}';
}

template <HasMembers T>
std::string write_json(const T& value) {
  std::string out;
  append_json(out, value);
  return out;
}

}  // namespace ishaken::messages
