// Conversion of a scenario's values from and to text: parse(print(x)) == x.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "models/base/fields.h"
#include "models/base/names.h"
#include "models/base/result.h"
#include "models/base/time.h"
#include "sim/scenario/traffic.h"

namespace ishaken::sim {

Result<bool> parse_bool(std::string_view text);              // true, false
Result<double> parse_number(std::string_view text);          // finite
Result<double> parse_share(std::string_view text);           // 0.05 or 5 %
Result<std::uint64_t> parse_count(std::string_view text);    // 0, 1, 2, ...
Result<Rate> parse_rate(std::string_view text);              // 4 per min
Result<CountryCode> parse_country(std::string_view text);    // FR
Result<CallingNumber> parse_calling(std::string_view text);  // own, unallocated, numbers-of(FR), +33...

std::string print(double value);
std::string print(Rate rate);
std::string print(const CallingNumber& calling);

// Returns whether YAML reads this plain text as something other than a string: 5, true, null, ~, 1e3.
bool is_taken_for_a_value(std::string_view text);

// Returns whether the code is a user-assigned code of ISO 3166-1: AA, QM to QZ, XA to XZ, ZZ.
bool is_user_assigned(CountryCode code);

}  // namespace ishaken::sim
