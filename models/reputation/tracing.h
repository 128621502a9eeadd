// Traceback: which complaints are traced to their caller, and how countries treat callers that are found.
// ATIS-1000091 clause 4.5 names participation and enforcement as reasons to trust a country, and leaves the
// procedure open.
#pragma once

#include "models/base/fields.h"
#include "models/base/names.h"
#include "models/base/time.h"

namespace ishaken::reputation {

// The tracebacks that an STI-GA requests for calls that its providers' customers complained about.
struct Tracing {
  unsigned per_period = 0;
  Duration answer_within = std::chrono::hours(24 * 7);

  static constexpr std::string_view help = "which of the calls complained of are traced back to their caller";
  static constexpr void fields(auto&& field) {
    field("per_period", &Tracing::per_period,
          "how many, of each country that vouches for calls, in each period; 0: none", {.max = 1000});
    field("answer_within", &Tracing::answer_within,
          "a request that is not answered by then counts as not answered", {.min = 3600});
  }
};

// The action against a caller who was found. `pretend` answers `cut_off` and does nothing.
enum class Enforcement : std::uint8_t { none, warn, cut_off, revoke, pretend };
// The action that an answer claims.
enum class Measure : std::uint8_t { none, warned, cut_off, revoked };

// The answers of a country to traceback requests.
struct Conduct {
  double asked = 0;     // requests whose time to answer is over
  double answered = 0;  // named the caller
  double acted = 0;     // claimed an action, and was not seen to break its word

  Conduct& operator+=(const Conduct& other) {
    asked += other.asked;
    answered += other.answered;
    acted += other.acted;
    return *this;
  }
  bool operator==(const Conduct&) const = default;
};

}  // namespace ishaken::reputation

template <>
struct ishaken::EnumNames<ishaken::reputation::Enforcement> {
  using enum reputation::Enforcement;
  static constexpr std::array values{
      EnumValue{none, "none", "nothing is done about a caller who was found"},
      EnumValue{warn, "warn", "the provider warns its customer, and the second time cuts it off"},
      EnumValue{cut_off, "cut-off", "the provider cuts its customer off"},
      EnumValue{revoke, "revoke",
                "the provider cuts its customer off, and after some traces its STI-GA takes its SPC token"},
      EnumValue{pretend, "pretend", "the provider says that it cut its customer off, and does not"}};
};
template <>
struct ishaken::EnumNames<ishaken::reputation::Measure> {
  using enum reputation::Measure;
  static constexpr std::array values{EnumValue{none, "none", "nothing was done"},
                                     EnumValue{warned, "warned", "the customer was warned"},
                                     EnumValue{cut_off, "cut-off", "the customer was cut off"},
                                     EnumValue{revoked, "revoked", "the provider lost its SPC token"}};
};
