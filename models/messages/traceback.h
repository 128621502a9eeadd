// The messages of a traceback, which finds the customer that made a call. Without a valid PASSporT, the
// carriers on the call's path are asked one after the other. With one, the STI-GA of the country whose STI-CA
// issued the certificate is asked at once, and asks the provider that signed.
#pragma once

#include <string>

#include "models/base/fields.h"
#include "models/base/names.h"
#include "models/base/time.h"
#include "models/messages/kind.h"
#include "models/numbering/telephone_number.h"
#include "models/reputation/tracing.h"

namespace ishaken::messages {

// A call with a complaint, as its terminating provider can describe it.
struct TracedCall {
  CallId call{};  // Call-ID
  TelephoneNumber calling, called;
  Instant date{};
  std::string contact;  // the host that the INVITE names as Contact
  CountryCode anchor;   // of the STI-CA under which the PASSporT verified; none if nothing verified
  std::string spc;      // of the provider that signed
  std::string origid;   // of the PASSporT: that provider's name for the customer
  bool operator==(const TracedCall&) const = default;

  static constexpr auto members() {
    return std::tuple{member("call", &TracedCall::call),       member("calling", &TracedCall::calling),
                      member("called", &TracedCall::called),   member("date", &TracedCall::date),
                      member("contact", &TracedCall::contact), member("anchor", &TracedCall::anchor),
                      member("spc", &TracedCall::spc),         member("origid", &TracedCall::origid)};
  }
};

// A question by an STI-GA to a carrier, another STI-GA or a provider: who made this call?
struct TracebackRequest {
  TracedCall call;
  std::uint64_t carriers = 0;  // the number of carriers that were asked before
  bool operator==(const TracebackRequest&) const = default;

  static constexpr Kind kind{"TracebackRequest", "traceback", 75,
                             Route::governance("/governance/traceback-requests")};
  static constexpr auto members() {
    return std::tuple{member("call", &TracebackRequest::call),
                      member("carriers", &TracebackRequest::carriers)};
  }
};

// The answer. A party that does not want to answer sends nothing.
struct TracebackAnswer {
  enum class Origin : std::uint8_t { carrier, country, customer, nobody } origin = Origin::carrier;
  CountryCode upstream;  // for `country`: the country that the call came from
  reputation::Measure measure = reputation::Measure::none;
  bool operator==(const TracebackAnswer&) const = default;

  static constexpr Kind kind{"TracebackAnswer", "traceback", 76,
                             Route::governance("/governance/traceback-answers")};
  static constexpr auto members() {
    return std::tuple{member("finding", &TracebackAnswer::origin),
                      member("upstream", &TracebackAnswer::upstream),
                      member("measure", &TracebackAnswer::measure)};
  }
};

}  // namespace ishaken::messages

template <>
struct ishaken::EnumNames<ishaken::messages::TracebackAnswer::Origin> {
  using enum messages::TracebackAnswer::Origin;
  static constexpr std::array values{
      EnumValue{carrier, "carrier", "it came from another carrier"},
      EnumValue{country, "country", "it came from a provider of that country"},
      EnumValue{customer, "customer", "it is a customer's of the one that was asked"},
      EnumValue{nobody, "nobody", "no customer of the one that was asked made it"}};
};
