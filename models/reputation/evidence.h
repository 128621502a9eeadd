// The counts that providers report of the calls that they terminate: how many, and how many were unwanted by
// their own judgement. The ground truth of a call is not used here.
#pragma once

#include <compare>
#include <string>

#include "models/base/members.h"
#include "models/base/names.h"

namespace ishaken::reputation {

// The number of calls in each class; a call counts in its worst class. Counts may be fractions, since they
// may represent several calls, and old ones fade.
struct Tally {
  double clean = 0;
  double suspicious = 0;  // by CVT (number_score.h)
  double complained = 0;  // the called user complained
  double trapped = 0;     // it rang at a honeypot

  double calls() const { return clean + suspicious + complained + trapped; }
  // Returns the calls that a user or honeypot, not merely a score, counts as unwanted.
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

// The source of calls, as the terminating provider saw it. The country whose anchor signed and the country of
// the calling number may differ: a country is responsible for calls under its own anchors.
struct Source {
  CountryCode anchor;  // country of the STI-CA; unknown if there is no valid signature
  std::string ca;      // subject of the anchor
  std::string spc;     // of the provider that signed (TNAuthList)
  std::string origid;  // of the last such call
  CountryCode number;  // country of the calling number; unknown if none has it
  std::string range;   // block of the calling number, as digits
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
