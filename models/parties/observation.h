// The observations that parties report for tables and metrics. Nothing in the simulation reads them.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "models/base/bytes.h"
#include "models/base/names.h"
#include "models/base/time.h"
#include "models/parties/outcome.h"
#include "models/passport/passport.h"
#include "models/reputation/dossier.h"
#include "models/reputation/standing.h"
#include "models/trust/decision.h"

namespace ishaken::parties {

// The signature that the originating provider's STI-AS, or a gateway, put on a call.
struct CallSigned {
  CallId call{};
  passport::Attestation attestation{};
  bool by_gateway = false;
};

// The verdict of the terminating provider's STI-VS and CVT on a call.
struct CallVerified {
  CallId call{};
  Outcome outcome = Outcome::passed;
  Verstat verstat = Verstat::no_validation;
  trust::Treatment treatment = trust::Treatment::allow;
  passport::Attestation attestation{};  // as the Identity header claims, if there is one
  std::int64_t list_sequence = 0;       // of the list that the verdict was made under
  CountryCode anchor;                   // the country of the anchor
  CountryCode via;                      // the country through which the anchor was learnt
  trust::Mechanism mechanism = trust::Mechanism::national;
  Duration verification_delay{0};
  bool fetched = false;  // the certificate had to be fetched
};

// The end of a call, as its originating provider sees it.
struct CallEnded {
  CallId call{};
  int code = 0;          // 0: undelivered
  bool refused = false;  // by the originating provider itself
};

// The loss of a call's Identity header on a transit leg (TDM).
struct IdentityLost {
  CallId call{};
};

// One step of a followed call; `fields` are (name, value) in order.
struct CallStep {
  CallId call{};
  std::string_view step;
  std::vector<std::pair<std::string_view, std::string>> fields;
};

// The artifacts of a followed call at its verification, for export to files.
struct CallArtifacts {
  CallId call{};
  std::string identity;
  std::string chain;                        // PEM
  std::shared_ptr<const std::string> list;  // compact JWS
  std::shared_ptr<const Bytes> crl;         // DER; null if there is none
  std::string anchor;                       // PEM of the anchor; empty if there is none
  std::string crl_issuer;                   // PEM of the CRL issuer's certificate
};

// A trust decision or a change of a list: the action, the country and object that it is about, and the
// reason.
struct TrustDecision {
  std::string_view action;  // "approve-ca", "exclude", "trust", "publish-list", "install-list", ...
  CountryCode subject;      // the country decided about
  std::string object;       // party path, or empty
  std::string reason;
  std::int64_t sequence = 0;  // of the list or CRL, if there is one
};

// The list that a relying provider uses from now on, with the countries that it trusts (sorted; its own
// included).
struct ListInstalled {
  std::int64_t sequence = 0;
  std::vector<CountryCode> trusted;
  std::size_t anchors = 0;
};

// The list that an STI-PA published for one of its countries.
struct ListPublished {
  CountryCode country;
  std::int64_t sequence = 0;
  std::vector<trust::TrustedCountry> trusted;
  std::size_t anchors = 0;
};

// The CRL that a relying provider uses from now on.
struct CrlInstalled {
  CountryCode issuer;
  std::size_t entries = 0;
};

struct AgreementMade {
  CountryCode partner;
  bool in_force = true;
};
struct RegistrationMade {
  CountryCode country;
  bool registered = true;
};

// A call that the adversary makes, recorded before the INVITE is sent.
struct CallSpoofed {
  CallId call{};
  CountryCode through, to;
  PartyId terminating = no_party;
  TelephoneNumber calling, called;
};

// A step in the answer to an attack, recorded by the party that takes it. `subject` is the country that the
// step concerns, `object` the party, if there is one. Of each milestone the first step counts.
struct AttackAnswered {
  enum class Milestone : std::uint8_t { detected, decided, published } milestone = Milestone::detected;
  CountryCode subject;
  std::string object;
  std::string how;  // "watchdog", "transparency log", "found", "exclude", "revoke", ...
};

// The adversary's ability to sign calls that some providers would accept: with this chain at this x5u, for a
// calling number such as this one. A relying provider is exposed as long as it accepts the chain.
struct ForgeryReady {
  unsigned attack = 0;  // the number that the timeline gave it
  std::string x5u;
  std::string chain;  // PEM
  TelephoneNumber calling;
};

// An STI-GA's assessment of a country, STI-CA or provider at a review.
struct Reviewed {
  reputation::Subject subject;
  reputation::Belief belief;                                   // of the share of unwanted calls
  double fresh_calls = 0;                                      // of the last period
  reputation::Standing standing = reputation::Standing::kept;  // of the country, after the review
};

// The end of a trace, answered or out of time.
struct Traced {
  CountryCode country;  // that was asked last; none if only carriers were asked
  CallId call{};
  bool answered = false;
  reputation::Measure measure = reputation::Measure::none;  // as the answer says
  std::uint64_t carriers = 0;                               // the number of carriers traced back
  Duration took{0};
};

using Observation =
    std::variant<CallSigned, CallVerified, CallEnded, IdentityLost, CallStep, CallArtifacts, TrustDecision,
                 ListInstalled, ListPublished, CrlInstalled, AgreementMade, RegistrationMade, CallSpoofed,
                 AttackAnswered, ForgeryReady, Reviewed, Traced>;

}  // namespace ishaken::parties
