// The JSON members of the messages of reputation.
#pragma once

#include "models/messages/json_members.h"
#include "models/messages/reputation.h"
#include "models/messages/traceback_json.h"

namespace ishaken::messages {

template <>
struct JsonMembers<reputation::Source> {
  using T = reputation::Source;
  static constexpr std::tuple list{json_member("anchor", &T::anchor), json_member("ca", &T::ca),
                                   json_member("spc", &T::spc),       json_member("origid", &T::origid),
                                   json_member("number", &T::number), json_member("range", &T::range)};
};
template <>
struct JsonMembers<reputation::Tally> {
  using T = reputation::Tally;
  static constexpr std::tuple list{json_member("clean", &T::clean), json_member("suspicious", &T::suspicious),
                                   json_member("complained", &T::complained),
                                   json_member("trapped", &T::trapped)};
};
template <>
struct JsonMembers<reputation::Row> {
  using T = reputation::Row;
  static constexpr std::tuple list{json_member("source", &T::source), json_member("tally", &T::tally)};
};
template <>
struct JsonMembers<EvidenceReport> {
  using T = EvidenceReport;
  static constexpr std::tuple list{json_member("country", &T::country), json_member("rows", &T::rows),
                                   json_optional("examples", &T::examples)};
};
template <>
struct JsonMembers<SharedEvidence> {
  using T = SharedEvidence;
  static constexpr std::tuple list{json_member("reporter", &T::reporter), json_member("rows", &T::rows)};
};

}  // namespace ishaken::messages
