#include "models/messages/date.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "models/messages/text.h"

namespace ishaken::messages {
namespace {

constexpr std::array<std::string_view, 7> days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
constexpr std::array<std::string_view, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                  "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

}  // namespace

std::string imf_date(Instant instant) {
  using namespace std::chrono;
  const sys_days date = floor<std::chrono::days>(instant);
  const year_month_day parts{date};
  const hh_mm_ss clock{floor<std::chrono::seconds>(instant - date)};
  return fmt::format("{}, {:02} {} {:04} {:02}:{:02}:{:02} GMT", days[weekday{date}.c_encoding()],
                     static_cast<unsigned>(parts.day()), months[static_cast<unsigned>(parts.month()) - 1],
                     static_cast<int>(parts.year()), clock.hours().count(), clock.minutes().count(),
                     clock.seconds().count());
}

Result<Instant> parse_imf_date(std::string_view text) {
  using namespace std::chrono;
  const auto bad = fail("Date is not of the form 'Thu, 01 Jan 2026 00:00:12 GMT'");
  // Every field has a fixed width, so places can be read directly.
  constexpr std::string_view form = "Thu, 01 Jan 2026 00:00:12 GMT";
  if (text.size() != form.size()) return bad;
  for (const std::size_t place : {3u, 4u, 7u, 11u, 16u, 19u, 22u})
    if (text[place] != form[place]) return bad;
  if (!same_ignoring_case(text.substr(25), " GMT")) return bad;
  const auto named = [&](const auto& names, std::size_t place) {
    return std::ranges::find_if(names,
                                [&](auto name) { return same_ignoring_case(name, text.substr(place, 3)); });
  };
  const auto weekday_name = named(days, 0);
  const auto month_name = named(months, 8);
  const auto d = decimal(text.substr(5, 2), 31), y = decimal(text.substr(12, 4), 2200);
  const auto hour = decimal(text.substr(17, 2), 23), minute = decimal(text.substr(20, 2), 59),
             second = decimal(text.substr(23, 2), 59);
  if (weekday_name == days.end() || month_name == months.end() || !d || !y || *y < 1970 || !hour || !minute ||
      !second)
    return bad;
  const year_month_day date{year{static_cast<int>(*y)},
                            month{static_cast<unsigned>(month_name - months.begin()) + 1},
                            day{static_cast<unsigned>(*d)}};
  if (!date.ok()) return bad;
  const sys_days midnight{date};
  if (weekday{midnight}.c_encoding() != static_cast<unsigned>(weekday_name - days.begin()))
    return fail("Date names the wrong day of the week");
  return Instant(midnight) + hours{*hour} + minutes{*minute} + std::chrono::seconds{*second};
}

}  // namespace ishaken::messages
