// Who attacks, and from where; and hosts that many rely upon. What they do, and what befalls them, stands on
// the timeline.
#pragma once

#include "models/base/fields.h"
#include "models/base/names.h"
#include "models/base/time.h"

namespace ishaken::sim {

struct Adversary {
  CountryCode through;
  static constexpr std::string_view help = "an adversary: a party that attacks by messages alone";
  static constexpr auto fields() {
    return std::tuple{field("through", &Adversary::through,
                            "the country in which its calls enter the network",
                            {.required = true, .refers_to = "country"})};
  }
};

// A host of certificate repositories for STI-CAs of many countries.
struct Repository {
  double share = 0;
  CountryCode country;
  static constexpr std::string_view help = "a host that serves certificates for STI-CAs of any country";
  static constexpr auto fields() {
    return std::tuple{
        field("share", &Repository::share,
              "of all STI-CAs whose country says repository: ca; the others have their country's own",
              {.min = 0, .max = 1, .required = true}),
        field("country", &Repository::country, "where it stands",
              {.required = true, .refers_to = "country"})};
  }
};

// When an attack comes to light by itself: complaints, audits, chance. Defences may find it sooner.
struct Discovery {
  Duration after{0};
  double spread = 0.5;
  static constexpr std::string_view help = "when an attack comes to light by itself";
  static constexpr auto fields() {
    return std::tuple{field("after", &Discovery::after, "median time from the attack; lognormal", {.min = 0}),
                      field("spread", &Discovery::spread,
                            "sigma of the logarithm of that time; 0: exactly then", {.min = 0, .max = 3})};
  }
};

}  // namespace ishaken::sim
