// What providers count of the calls that they terminate: how many, and how many of them gave offence. The
// ground truth of a call is nowhere here.
#pragma once

#include <compare>
#include <string>

#include "models/base/members.h"
#include "models/base/names.h"

namespace ishaken::reputation {

// How many calls, each in the worst class that it falls into. Counts may be fractions: they may stand for
// several calls, and old ones fade.
struct Tally {
  double clean = 0;
  double suspicious = 0;  // CVT thinks so (number_score.h)
  double complained = 0;  // the called user complained
  double trapped = 0;     // it rang at a honeypot

  double calls() const { return clean + suspicious + complained + trapped; }
  // Those that somebody, not merely a score, held against it.
  double marked() const { return complained + trapped; }

  Tally& operator+=(const Tally& other) {
    clean += other.clean;
    suspicious += other.suspicious;
    complained += other.complained;
    trapped += other.trapped;
    return *this;
  }
  friend Tally operator*(double factor, const Tally& tally) {
    return {factor * tally.clean, factor * tally.suspicious, factor * tally.complained,
            factor * tally.trapped};
  }
  bool operator==(const Tally&) const = default;

  static constexpr auto members() {
    return std::tuple{member("clean", &Tally::clean), member("suspicious", &Tally::suspicious),
                      member("complained", &Tally::complained), member("trapped", &Tally::trapped)};
  }
};

// Where calls came from, as the terminating provider saw it. Who vouched for a call and whose number it shows
// are not the same thing: a country answers for calls under its own anchors.
struct Source {
  CountryCode anchor;  // whose STI-CA vouched; none where nobody did
  std::string ca;      // subject of the anchor
  std::string spc;     // of the provider that signed (TNAuthList)
  std::string origid;  // as it was on the last such call
  CountryCode number;  // whose number was shown; none where nobody has it
  std::string range;   // the number block of the number shown, as digits
  auto operator<=>(const Source&) const = default;

  static constexpr auto members() {
    return std::tuple{member("anchor", &Source::anchor), member("ca", &Source::ca),
                      member("spc", &Source::spc),       member("origid", &Source::origid),
                      member("number", &Source::number), member("range", &Source::range)};
  }
};

struct Row {
  Source source;
  Tally tally;
  bool operator==(const Row&) const = default;

  static constexpr auto members() {
    return std::tuple{member("source", &Row::source), member("tally", &Row::tally)};
  }
};

}  // namespace ishaken::reputation
