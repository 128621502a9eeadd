#include "sim/scenario/scalars.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>

#include "models/numbering/number_plan.h"

namespace ishaken::sim {
namespace {

struct Unit {
  std::string_view name;
  double seconds;
};
constexpr std::array units{Unit{"s", 1}, Unit{"min", 60}, Unit{"h", 3600}, Unit{"d", 86400},
                           Unit{"w", 604800}};

std::string_view trimmed(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

// Takes a number from the front of `text`. std::from_chars also reads "inf" and "nan", which are not numbers
// here.
std::optional<double> take_number(std::string_view& text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || !std::isfinite(value)) return std::nullopt;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return value;
}

}  // namespace

Result<bool> parse_bool(std::string_view text) {
  if (text == "true") return true;
  if (text == "false") return false;
  return fail("expected true or false");
}

Result<double> parse_number(std::string_view text) {
  const auto value = take_number(text);
  if (!value || !text.empty()) return fail("expected a number");
  return *value;
}

Result<double> parse_share(std::string_view text) {
  const auto value = take_number(text);
  if (value && text.empty()) return *value;
  if (value && trimmed(text) == "%") return *value / 100;
  return fail("expected a share such as 0.05 or 5 %");
}

Result<std::uint64_t> parse_count(std::string_view text) {
  std::uint64_t value = 0;
  const char* const end = text.data() + text.size();
  const auto [last, error] = std::from_chars(text.data(), end, value);
  if (error == std::errc::result_out_of_range) return fail("expected a whole number below 2^64");
  if (error != std::errc{} || last != end) return fail("expected a whole number");
  return value;
}

Result<Rate> parse_rate(std::string_view text) {
  text = trimmed(text);
  const auto count = take_number(text);
  text = trimmed(text);
  if (!count) return fail("expected a rate such as '4 per min'");
  if (text.empty()) return fail("a rate needs a unit, such as '4 per min'");
  if (!text.starts_with("per ")) return fail("expected a rate such as '4 per min'");
  text = trimmed(text.substr(4));
  for (const Unit& unit : units)
    if (unit.name == text) return Rate{*count / unit.seconds};
  return fail("a rate is per s, min, h, d or w");
}

Result<CountryCode> parse_country(std::string_view text) {
  if (const auto code = CountryCode::parse(text)) return *code;
  return fail("expected a country code: two upper-case letters");
}

Result<CallingNumber> parse_calling(std::string_view text) {
  using Form = CallingNumber::Form;
  if (text == "own") return CallingNumber{};
  if (text == "unallocated") return CallingNumber{Form::unallocated, {}, {}};
  constexpr std::string_view opening = "numbers-of(";
  if (text.starts_with(opening) && text.ends_with(')')) {
    const std::string_view of = trimmed(text.substr(opening.size(), text.size() - opening.size() - 1));
    if (of.starts_with('+') && NumberPlan::is_prefix(of.substr(1)))
      return CallingNumber{Form::numbers_under, {}, std::string(of.substr(1))};
    const auto country = parse_country(of);
    if (!country) return fail("expected one country or prefix, such as numbers-of(FR) or numbers-of(+336)");
    return CallingNumber{Form::numbers_of, *country, {}};
  }
  if (text.starts_with('+')) {
    const auto number = TelephoneNumber::parse(text);
    if (!number) return tl::unexpected(number.error());
    return CallingNumber{Form::one, {}, std::string{number->text()}};
  }
  return fail(
      "expected own, unallocated, numbers-of(FR), numbers-of(+336) or a number such as \"+33123456789\"");
}

std::string print(double value) { return fmt::format("{}", value == 0 ? 0.0 : value); }

// Returns the rate in the unit that gives the shortest number from which the same double is read.
std::string print(Rate rate) {
  std::string best;
  for (const Unit& unit : units) {
    const std::string text = fmt::format("{} per {}", print(rate.per_second * unit.seconds), unit.name);
    const auto again = parse_rate(text);
    if (again && *again == rate && (best.empty() || text.find(' ') < best.find(' '))) best = text;
  }
  return best;
}

std::string print(const CallingNumber& calling) {
  switch (calling.form) {
    case CallingNumber::Form::own:
      return "own";
    case CallingNumber::Form::unallocated:
      return "unallocated";
    case CallingNumber::Form::numbers_of:
      return fmt::format("numbers-of({})", calling.country.text());
    case CallingNumber::Form::numbers_under:
      return fmt::format("numbers-of(+{})", calling.number);
    case CallingNumber::Form::one:
      break;
  }
  return "+" + calling.number;
}

bool is_taken_for_a_value(std::string_view text) {
  static constexpr std::array<std::string_view, 12> words{"",     "~",   "null", "true", "false", ".inf",
                                                          ".nan", "yes", "no",   "on",   "off",   "-.inf"};
  std::string lower{text};
  std::ranges::transform(lower, lower.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  if (std::ranges::find(words, lower) != words.end()) return true;
  std::string_view number{lower};
  if (number.starts_with('+')) number.remove_prefix(1);
  return parse_number(number).has_value() || number.starts_with("0x") || number.starts_with("0o");
}

bool is_user_assigned(CountryCode code) {
  const auto [first, second] = code.letters;
  return code.text() == "AA" || code.text() == "ZZ" || first == 'X' || (first == 'Q' && second >= 'M');
}

}  // namespace ishaken::sim
