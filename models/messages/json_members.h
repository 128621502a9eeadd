// JSON bodies by description: which member of a struct has which name. Reader and writer both come from it,
// so that they cannot disagree.
//
//   template <> struct JsonMembers<AgreementEnd> {
//     static constexpr std::tuple list{json_member("from", &AgreementEnd::from)};
//   };
//
// Readers ask for every member, of the right type; members that they do not know are skipped. One that came
// later is a `json_optional`: it is written only where it differs from its default, so that a message without
// it has the octets that it always had.
#pragma once

#include <fmt/format.h>

#include <concepts>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <vector>

#include "models/base/bytes.h"
#include "models/base/fields.h"
#include "models/base/names.h"
#include "models/base/result.h"
#include "models/base/time.h"
#include "models/messages/json_reader.h"
#include "models/numbering/telephone_number.h"

namespace ishaken::messages {

template <class Owner, class T, bool may_be_left_out = false>
struct JsonMember {
  const char* name;
  T Owner::* place;
  static constexpr bool optional = may_be_left_out;
};
template <class Owner, class T>
constexpr JsonMember<Owner, T> json_member(const char* name, T Owner::* place) {
  return {name, place};
}
template <class Owner, class T>
constexpr JsonMember<Owner, T, true> json_optional(const char* name, T Owner::* place) {
  return {name, place};
}

template <class T>
struct JsonMembers;

// How many members an aggregate has, so that one which is added to a struct cannot be forgotten here.
struct AnyValue {
  template <class T>
  operator T() const;
};
template <class T, class... Values>
constexpr std::size_t count_members() {
  if constexpr (requires { T{Values{}..., AnyValue{}}; })
    return count_members<T, Values..., AnyValue>();
  else
    return sizeof...(Values);
}

template <class T>
concept HasJsonMembers = requires { JsonMembers<T>::list; };

// Where the text is not UTF-8 (JSON is), the offending octets become U+FFFD.
std::string json_text(const Json& json);
// A string member of an object; empty where there is none, or where it is something else.
const std::string* find_string(const Json& object, const char* name);

// "FR", or "--" for none.
std::optional<CountryCode> country_of(std::string_view text);

inline Json to_json(const std::string& value) { return value; }
inline Json to_json(const std::shared_ptr<const std::string>& value) {
  return value ? *value : std::string();
}
inline Json to_json(bool value) { return value; }
inline Json to_json(std::uint64_t value) { return value; }
inline Json to_json(double value) { return value; }
inline Json to_json(const Bytes& value) { return base64url(value); }
inline Json to_json(CountryCode value) { return value.text(); }
inline Json to_json(Duration value) { return value.count(); }  // nanoseconds
inline Json to_json(Instant value) { return value.time_since_epoch().count(); }
inline Json to_json(CallId value) { return number(value); }
inline Json to_json(const TelephoneNumber& value) { return std::string(value.text()); }
template <NamedEnum E>
Json to_json(E value) {
  return std::string(name_of(value));
}
template <HasJsonMembers T>
Json to_json(const T& value);
template <class T>
Json to_json(const std::vector<T>& values) {
  Json array = Json::array();
  for (const T& each : values) array.push_back(to_json(each));
  return array;
}
template <HasJsonMembers T>
Json to_json(const T& value) {
  static_assert(std::tuple_size_v<decltype(JsonMembers<T>::list)> == count_members<T>(),
                "a member is not described");
  Json object = Json::object();
  const auto write = [&](const auto& member) {
    if constexpr (std::remove_cvref_t<decltype(member)>::optional)
      if (value.*member.place == T{}.*member.place) return;
    object[member.name] = to_json(value.*member.place);
  };
  std::apply([&](const auto&... each) { (write(each), ...); }, JsonMembers<T>::list);
  return object;
}

// False where the value is not of that type.
bool from_json(const Json& json, std::string& out);
bool from_json(const Json& json, std::shared_ptr<const std::string>& out);
bool from_json(const Json& json, bool& out);
bool from_json(const Json& json, std::uint64_t& out);
bool from_json(const Json& json, double& out);  // a count: finite, not negative
bool from_json(const Json& json, Bytes& out);
bool from_json(const Json& json, CountryCode& out);
bool from_json(const Json& json, Duration& out);
bool from_json(const Json& json, Instant& out);
bool from_json(const Json& json, CallId& out);
bool from_json(const Json& json, TelephoneNumber& out);
template <NamedEnum E>
bool from_json(const Json& json, E& out) {
  const auto* const text = json.get_ptr<const std::string*>();
  const auto value = text ? named<E>(*text) : std::nullopt;
  if (value) out = *value;
  return value.has_value();
}
template <HasJsonMembers T>
bool from_json(const Json& json, T& out);
template <class T>
bool from_json(const Json& json, std::vector<T>& out) {
  if (!json.is_array()) return false;
  out.clear();
  for (const Json& each : json)
    if (!from_json(each, out.emplace_back())) return false;
  return true;
}
// The name of the first member that is missing or wrong; null where all are right. An optional member that is
// missing stays as it is.
template <HasJsonMembers T>
const char* wrong_member(const Json& object, T& out) {
  const char* wrong = nullptr;
  const auto read = [&](const auto& member) {
    if (wrong) return;
    const auto found = object.find(member.name);
    if (found == object.end() ? !member.optional : !from_json(*found, out.*member.place)) wrong = member.name;
  };
  std::apply([&](const auto&... each) { (read(each), ...); }, JsonMembers<T>::list);
  return wrong;
}
template <HasJsonMembers T>
bool from_json(const Json& json, T& out) {
  return json.is_object() && !wrong_member(json, out);
}

template <HasJsonMembers T>
Result<T> read_json(std::string_view text) {
  const auto object = json_object(text);
  if (!object) return tl::unexpected(object.error());
  T out{};
  if (const char* const wrong = wrong_member(*object, out))
    return fail(fmt::format("the member {} is missing or malformed", wrong));
  return out;
}

}  // namespace ishaken::messages
