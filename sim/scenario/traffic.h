// A source of calls. Kinds are the ground truth of a call, which no party of the simulation sees.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "models/base/fields.h"
#include "models/base/names.h"
#include "models/base/time.h"
#include "sim/scenario/answers.h"
#include "sim/scenario/country_selector.h"

namespace ishaken::sim {

enum class CallKind { legitimate, roaming, call_centre, spoofed, robocall };

// Returns whether the called person does not want such calls.
constexpr bool is_unwanted(CallKind kind) { return kind == CallKind::spoofed || kind == CallKind::robocall; }

enum class Reach { all, domestic, international };
enum class Spread { even, population };
enum class ClaimedAttestation { honest, A, B, C, none };

// The number that a call shows: "own", "numbers-of(FR)", "numbers-of(+336)", "unallocated", or one number
// such as
// "+33123456789".
struct CallingNumber {
  enum class Form { own, numbers_of, numbers_under, unallocated, one } form = Form::own;
  CountryCode country;  // numbers_of
  std::string number;   // one: canonical digits; numbers_under: a prefix
  bool operator==(const CallingNumber&) const = default;
};

struct Traffic {
  CallKind kind = CallKind::legitimate;
  CountrySelector from;
  CountrySelector to;
  Reach reach = Reach::all;
  Spread spread = Spread::even;
  CallingNumber calling;
  Rate rate{1.0 / 60};
  Duration starts{0};
  std::optional<Duration> ends;
  ClaimedAttestation attestation = ClaimedAttestation::honest;
  std::vector<unsigned> providers;
  unsigned callers = 0;
  Answer answer = Stay{};

  static constexpr std::string_view help = "a source of calls with Poisson arrivals";
  static constexpr void fields(auto&& field) {
    field("kind", &Traffic::kind, "the ground truth of these calls", {.required = true});
    field("from", &Traffic::from, "countries in which the calls enter the network", {.refers_to = "country"});
    field("to", &Traffic::to, "countries of the called numbers", {.refers_to = "country"});
    field("reach", &Traffic::reach, "which pairs of from and to are called");
    field("spread", &Traffic::spread, "how calls are spread over the pairs");
    field("calling", &Traffic::calling,
          "the number shown: own, numbers-of(COUNTRY), numbers-of(+336) under a prefix, unallocated, or one "
          "+number");
    field("rate", &Traffic::rate, "mean rate of the source over all its pairs: '4 per min'",
          {.min = 0, .unit = "calls/s"});
    field("starts", &Traffic::starts, "from when, after start", {.min = 0});
    field("ends", &Traffic::ends, "until when, after start; by default to the end", {.min = 0});
    field("attestation", &Traffic::attestation,
          "the attestation that the originating provider asserts; honest: by its knowledge of its customer "
          "and the number; none: it does not sign");
    field("providers", &Traffic::providers,
          "which providers of a country place these calls, counted from 1; by default all of them",
          {.min = 1, .max = 99});
    field("callers", &Traffic::callers,
          "how many customers place these calls at each provider; 0: each number is a customer of its own",
          {.max = 10'000});
    field("answer", &Traffic::answer,
          "how these callers answer when their calls no longer get through: each for itself, or all as one "
          "if 'callers' is 0");
  }
};

}  // namespace ishaken::sim

template <>
struct ishaken::EnumNames<ishaken::sim::CallKind> {
  using enum sim::CallKind;
  static constexpr std::array values{
      EnumValue{legitimate, "legitimate", "a subscriber calls with a number of its provider"},
      EnumValue{roaming, "roaming",
                "a subscriber abroad calls with its home number through the visited country"},
      EnumValue{call_centre, "call_centre",
                "a call centre shows its client's number, with the client's consent"},
      EnumValue{spoofed, "spoofed", "the caller has no right to the number shown"},
      EnumValue{robocall, "robocall", "an unwanted mass call from a number of its own"}};
};
template <>
struct ishaken::EnumNames<ishaken::sim::Reach> {
  using enum sim::Reach;
  static constexpr std::array values{EnumValue{all, "all", "within and across borders"},
                                     EnumValue{domestic, "domestic", "within each country"},
                                     EnumValue{international, "international", "across borders"}};
};
template <>
struct ishaken::EnumNames<ishaken::sim::Spread> {
  using enum sim::Spread;
  static constexpr std::array values{
      EnumValue{even, "even", "every pair alike"},
      EnumValue{population, "population", "by the product of both populations, square roots taken"}};
};
template <>
struct ishaken::EnumNames<ishaken::sim::ClaimedAttestation> {
  using enum sim::ClaimedAttestation;
  static constexpr std::array values{
      EnumValue{honest, "honest", "as the provider knows its customer and the number"},
      EnumValue{A, "A", "always A, whatever is known"}, EnumValue{B, "B", "always B"},
      EnumValue{C, "C", "always C"},
      EnumValue{none, "none", "the provider does not sign, or strips the Identity header"}};
};
