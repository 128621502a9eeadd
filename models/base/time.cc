#include "models/base/time.h"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <cmath>

namespace ishaken {
namespace {

struct Unit {
  std::string_view name;
  std::int64_t nanoseconds;
};
constexpr std::int64_t second = 1'000'000'000;
// The units, largest first, since to_text uses the first that divides.
constexpr std::array units{Unit{"w", 604'800 * second}, Unit{"d", 86'400 * second},
                           Unit{"h", 3'600 * second},   Unit{"min", 60 * second},
                           Unit{"s", second},           Unit{"ms", 1'000'000},
                           Unit{"us", 1'000},           Unit{"ns", 1}};

std::string_view trimmed(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

// Reads exactly `digits` decimal digits from the front of `text`, and removes them.
bool take_number(std::string_view& text, std::size_t digits, int& out) {
  if (text.size() < digits) return false;
  const char* const end = text.data() + digits;
  if (std::from_chars(text.data(), end, out).ptr != end || text[0] == '-') return false;
  text.remove_prefix(digits);
  return true;
}

bool take(std::string_view& text, char expected) {
  if (!text.starts_with(expected)) return false;
  text.remove_prefix(1);
  return true;
}

}  // namespace

Result<Duration> parse_duration(std::string_view whole) {
  const std::string_view text = trimmed(whole);
  double count = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
  if (error != std::errc{} || !std::isfinite(count))
    return fail(fmt::format("'{}' is not a duration such as '30 d' or '150 ms'", whole));
  const std::string_view name = trimmed(text.substr(static_cast<std::size_t>(end - text.data())));
  if (name.empty()) return fail(fmt::format("'{}' needs a unit: ns, us, ms, s, min, h, d or w", whole));
  for (const Unit& unit : units) {
    if (unit.name != name) continue;
    const double total = count * static_cast<double>(unit.nanoseconds);
    if (std::abs(total) > 9e18) return fail(fmt::format("'{}' is longer than 285 years", whole));
    return Duration(std::llround(total));
  }
  return fail(fmt::format("'{}' is no unit of time; use ns, us, ms, s, min, h, d or w", name));
}

Result<Instant> parse_instant(std::string_view whole) {
  using namespace std::chrono;
  std::string_view text = trimmed(whole);
  const auto bad = fail(fmt::format("'{}' is not a date such as 2026-01-01 or 2026-01-01T12:30:00Z", whole));
  int y = 0, m = 0, d = 0;
  if (!take_number(text, 4, y) || !take(text, '-') || !take_number(text, 2, m) || !take(text, '-') ||
      !take_number(text, 2, d))
    return bad;
  const year_month_day date{year{y}, month{static_cast<unsigned>(m)}, day{static_cast<unsigned>(d)}};
  if (!date.ok() || y < 1970 || y > 2200) return bad;
  const Instant midnight = sys_days{date};
  if (text.empty()) return midnight;
  int hour = 0, minute = 0, sec = 0;
  if (!take(text, 'T') || !take_number(text, 2, hour) || !take(text, ':') || !take_number(text, 2, minute) ||
      !take(text, ':') || !take_number(text, 2, sec) || !take(text, 'Z') || !text.empty() || hour > 23 ||
      minute > 59 || sec > 59)
    return bad;
  return midnight + hours{hour} + minutes{minute} + std::chrono::seconds{sec};
}

std::string to_text(Duration duration) {
  for (const Unit& unit : units)
    if (unit.name != "w" && duration.count() != 0 && duration.count() % unit.nanoseconds == 0)
      return fmt::format("{} {}", duration.count() / unit.nanoseconds, unit.name);
  return "0 s";
}

std::string to_text(Instant instant) {
  using namespace std::chrono;
  const sys_days date = floor<days>(instant);
  const year_month_day parts{date};
  const hh_mm_ss clock{instant - date};
  std::string fraction;
  if (clock.subseconds().count() != 0) {
    fraction = fmt::format(".{:09}", clock.subseconds().count());
    while (fraction.ends_with('0')) fraction.pop_back();
  }
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}{}Z", static_cast<int>(parts.year()),
                     static_cast<unsigned>(parts.month()), static_cast<unsigned>(parts.day()),
                     clock.hours().count(), clock.minutes().count(), clock.seconds().count(), fraction);
}

std::int64_t numeric_date(Instant instant) {
  return std::chrono::floor<std::chrono::seconds>(instant).time_since_epoch().count();
}

Instant from_numeric_date(std::int64_t count) {
  // Clamped, so that a hostile claim cannot overflow: 9.2e9 s is the year 2261.
  constexpr std::int64_t limit = 9'200'000'000;
  return Instant(std::chrono::seconds(std::min(std::max(count, -limit), limit)));
}

double in_seconds(Duration duration) { return static_cast<double>(duration.count()) / 1e9; }

Duration seconds(double count) { return Duration(std::llround(count * 1e9)); }

}  // namespace ishaken
