// Evidence in few words, for these tests.
#pragma once

#include <string>

#include "models/reputation/dossier.h"

namespace ishaken::reputation {

inline const CountryCode FR("FR"), DE("DE"), US("US"), XA("XA"), XB("XB");

// `marked` of `calls`, by complaint.
inline Tally marked(double marked, double calls) { return {calls - marked, 0, marked, 0}; }

// About an anchor's country alone, or about its parts too.
inline Row about(CountryCode anchor, const Tally& tally, std::string ca = "", std::string spc = "",
                 std::string range = "") {
  return {{anchor, std::move(ca), std::move(spc), "", CountryCode(), std::move(range)}, tally};
}

inline Subject country(CountryCode code) { return {Subject::Level::country, code}; }
inline Subject ca(CountryCode code, std::string name) { return {Subject::Level::ca, code, std::move(name)}; }
inline Subject provider(CountryCode code, std::string spc) {
  return {Subject::Level::provider, code, std::move(spc)};
}
inline Subject range(CountryCode code, std::string block) {
  return {Subject::Level::range, code, std::move(block)};
}

// What FR says of XA in each period, the first one first, all closed.
inline Dossier periods(std::initializer_list<Tally> tallies) {
  Dossier dossier;
  for (const Tally& each : tallies) {
    if (each.calls() > 0) dossier.add(FR, about(XA, each));
    dossier.close_period();
  }
  return dossier;
}

}  // namespace ishaken::reputation
