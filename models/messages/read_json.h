// The reader of JSON bodies, by the description of their structs (models/base/members.h). Every member must
// be there and have the right type, unless it is optional; members without a description are skipped.
#pragma once

#include <fmt/format.h>

#include <cstdint>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/base/bytes.h"
#include "models/base/fields.h"
#include "models/base/members.h"
#include "models/base/names.h"
#include "models/base/result.h"
#include "models/base/time.h"
#include "models/numbering/telephone_number.h"
#include "models/pki/json.h"

namespace ishaken::messages {

using pki::find_string;
using pki::Json;
using pki::to_text;

// Reads a body that must be one JSON object.
Result<Json> json_object(std::string_view text);

// Returns the country with that code, CountryCode{} for "--", and nothing for any other text.
std::optional<CountryCode> country_of(std::string_view text);

// Reads a value; returns false if it is not of that type.
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
template <HasMembers T>
bool from_json(const Json& json, T& out);
template <class T>
bool from_json(const Json& json, std::vector<T>& out) {
  if (!json.is_array()) return false;
  out.clear();
  for (const Json& each : json)
    if (!from_json(each, out.emplace_back())) return false;
  return true;
}

// Returns the name of the first member that is missing or malformed; null if there is none. An optional
// member that is missing stays as it is.
template <HasMembers T>
const char* read_members(const Json& object, T& out) {
  check_members<T>();
  const char* wrong = nullptr;
  for_each_member<T>([&](const auto& member) {
    if (wrong) return;
    const auto found = object.find(member.name);
    if (found == object.end() ? !member.optional : !from_json(*found, out.*member.place)) wrong = member.name;
  });
  return wrong;
}
template <HasMembers T>
bool from_json(const Json& json, T& out) {
  return json.is_object() && !read_members(json, out);
}

template <HasMembers T>
Result<T> read_json(std::string_view text) {
  const auto object = json_object(text);
  if (!object) return tl::unexpected(object.error());
  T out{};
  if (const char* const wrong = read_members(*object, out))
    return fail(fmt::format("the member {} is missing or malformed", wrong));
  return out;
}

}  // namespace ishaken::messages
