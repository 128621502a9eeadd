// The JSON members of the messages of tracebacks.
#pragma once

#include "models/messages/json_members.h"
#include "models/messages/traceback.h"

namespace ishaken::messages {

template <>
struct JsonMembers<TracedCall> {
  using T = TracedCall;
  static constexpr std::tuple list{json_member("call", &T::call),       json_member("calling", &T::calling),
                                   json_member("called", &T::called),   json_member("date", &T::date),
                                   json_member("contact", &T::contact), json_member("anchor", &T::anchor),
                                   json_member("spc", &T::spc),         json_member("origid", &T::origid)};
};
template <>
struct JsonMembers<TracebackRequest> {
  using T = TracebackRequest;
  static constexpr std::tuple list{json_member("call", &T::call), json_member("carriers", &T::carriers)};
};
template <>
struct JsonMembers<TracebackAnswer> {
  using T = TracebackAnswer;
  static constexpr std::tuple list{json_member("finding", &T::finding), json_member("upstream", &T::upstream),
                                   json_member("measure", &T::measure)};
};

}  // namespace ishaken::messages
