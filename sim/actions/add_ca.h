// A further STI-CA starts, and asks the STI-GA of its country for approval. It is in the directory from the
// beginning.
#pragma once

#include <algorithm>

#include "sim/actions/stage.h"
#include "sim/scenario/action_check.h"

namespace ishaken::sim {

struct AddCa {
  static constexpr std::string_view name = "add_ca";
  static constexpr std::string_view help = "a further STI-CA asks the country's STI-GA for approval";
  CountryCode country;
  static constexpr void fields(auto&& field) {
    field("country", &AddCa::country, "the country", {.required = true, .refers_to = "country"});
  }

  void check(const ActionCheck& check) const { check.shaken({country}); }
  CountryCode adds_ca_to() const { return country; }
  About about() const { return {.subject = country.text(), .countries = {country}}; }
  void begin(Stage& stage) const {
    // The STI-CAs that the timeline adds follow the others in the directory, in the order of the timeline.
    const auto& timeline = stage.scenario().timeline;
    const auto earlier =
        std::count_if(timeline.begin(), timeline.begin() + (stage.number() - 1),
                      [&](const TimedAction& entry) { return entry.action->adds_ca_to() == country; });
    const std::size_t place = stage.scenario().countries.at(country).cas + static_cast<std::size_t>(earlier);
    stage.tell(stage.directory().authorities(country).at(place), messages::Start{});
  }
};

}  // namespace ishaken::sim
