#include "models/messages/read_json.h"

#include <cmath>

namespace ishaken::messages {

Result<Json> json_object(std::string_view text) {
  auto json = pki::parse_json(text);
  if (!json) return fail("the body is " + json.error().what);
  if (!json->is_object()) return fail("the body is no JSON object");
  return json;
}

bool from_json(const Json& json, std::string& out) {
  const auto* const text = json.get_ptr<const std::string*>();
  if (text) out = *text;
  return text;
}

bool from_json(const Json& json, std::shared_ptr<const std::string>& out) {
  const auto* const text = json.get_ptr<const std::string*>();
  if (text) out = std::make_shared<const std::string>(*text);
  return text;
}

bool from_json(const Json& json, std::uint64_t& out) {
  if (!json.is_number_unsigned()) return false;
  out = json.get<std::uint64_t>();
  return true;
}

bool from_json(const Json& json, double& out) {
  if (!json.is_number()) return false;
  out = json.get<double>();
  return std::isfinite(out) && out >= 0;
}

bool from_json(const Json& json, bool& out) {
  const auto* const value = json.get_ptr<const bool*>();
  if (value) out = *value;
  return value;
}

bool from_json(const Json& json, Bytes& out) {
  const auto* const text = json.get_ptr<const std::string*>();
  auto bytes = text ? from_base64url(*text) : std::nullopt;
  if (!bytes) return false;
  out = *std::move(bytes);
  return true;
}

bool from_json(const Json& json, CountryCode& out) {
  const auto* const text = json.get_ptr<const std::string*>();
  const auto country = text ? country_of(*text) : std::nullopt;
  if (country) out = *country;
  return country.has_value();
}

bool from_json(const Json& json, Duration& out) {
  if (!json.is_number_integer()) return false;
  if (json.is_number_unsigned() && json.get<std::uint64_t>() > std::uint64_t{INT64_MAX}) return false;
  out = Duration(json.get<std::int64_t>());
  return true;
}

bool from_json(const Json& json, Instant& out) {
  Duration since_epoch{0};
  if (!from_json(json, since_epoch)) return false;
  out = Instant(since_epoch);
  return true;
}

bool from_json(const Json& json, CallId& out) {
  std::uint64_t value = 0;
  if (!from_json(json, value)) return false;
  out = CallId{value};
  return true;
}

bool from_json(const Json& json, TelephoneNumber& out) {
  const auto* const text = json.get_ptr<const std::string*>();
  const auto number = text ? TelephoneNumber::canonical(*text) : std::nullopt;
  if (number) out = *number;
  return number.has_value();
}

std::optional<CountryCode> country_of(std::string_view text) {
  if (text == "--") return CountryCode{};
  return CountryCode::parse(text);
}

}  // namespace ishaken::messages
