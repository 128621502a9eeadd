// The answers of callers whose calls no longer get through. Callers decide by what they can see: whether each
// of their own calls rang without a label. To add an answer, write a struct here, add it to the variant
// below, and implement it in sim/world/callers_answer.cc.
#pragma once

#include <string_view>
#include <variant>
#include <vector>

#include "models/base/fields.h"
#include "models/base/names.h"
#include "models/base/time.h"

namespace ishaken::sim {

// The condition under which callers answer. After each answer they start counting again.
struct Patience {
  unsigned judged_by = 50;
  double gives_up_below = 0.5;
  static constexpr void patience(auto&& field) {
    field("judged_by", &Patience::judged_by, "by how many of their last calls they judge",
          {.min = 1, .max = 10'000, .unit = "calls"});
    field("gives_up_below", &Patience::gives_up_below,
          "they answer when a smaller share of these rang without a label", {.min = 0, .max = 1});
  }
};

// The assumed time and cost of an answer that changes something.
struct Effort : Patience {
  Duration after = std::chrono::hours(24);
  double cost = 0;
  static constexpr void effort(auto&& field) {
    field("after", &Effort::after, "how long it takes; until then they go on as before", {.min = 0});
    field("cost", &Effort::cost, "its cost each time, in a unit of your own; shown with each answer",
          {.min = 0});
    patience(field);
  }
};

struct Stay {
  static constexpr std::string_view name = "stay";
  static constexpr std::string_view help = "goes on as before, even if no calls get through";
  static constexpr void fields(auto&&) {}
};

struct FreshIdentity : Effort {
  static constexpr std::string_view name = "fresh_identity";
  static constexpr std::string_view help =
      "whitewashing: becomes a new customer of the same provider, with another origid; needs 'callers'";
  static constexpr void fields(auto&& field) { effort(field); }
};

struct NextProvider : Effort {
  std::vector<unsigned> providers;
  static constexpr std::string_view name = "next_provider";
  static constexpr std::string_view help =
      "signs up with, or founds, another provider of the same country, whose certificates name another SPC";
  static constexpr void fields(auto&& field) {
    field("providers", &NextProvider::providers,
          "one after another, after the last the first again; by default the country's next",
          {.min = 1, .max = 99});
    effort(field);
  }
};

struct NextCountry : Effort {
  std::vector<CountryCode> to;
  static constexpr std::string_view name = "next_country";
  static constexpr std::string_view help =
      "jurisdiction shopping: the calls enter through another country; 'calling: own' shows its numbers then";
  static constexpr void fields(auto&& field) {
    field("to", &NextCountry::to, "one after another, after the last the first again",
          {.required = true, .refers_to = "country"});
    effort(field);
  }
};

struct LieLow : Patience {
  Duration lasts = std::chrono::hours(24 * 14);
  static constexpr std::string_view name = "lie_low";
  static constexpr std::string_view help = "stops calling for a time, and then begins again as before";
  static constexpr void fields(auto&& field) {
    field("lasts", &LieLow::lasts, "for how long", {.min = 60});
    patience(field);
  }
};

using Answer = std::variant<Stay, FreshIdentity, NextProvider, NextCountry, LieLow>;

// Returns the patience of the callers; null if they never answer.
inline const Patience* patience_of(const Answer& answer) {
  return std::visit(
      []<class A>(const A& each) -> const Patience* {
        if constexpr (std::is_base_of_v<Patience, A>)
          return &each;
        else
          return nullptr;
      },
      answer);
}

}  // namespace ishaken::sim
