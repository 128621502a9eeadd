// What parties report about themselves, for tables and metrics. Nothing in the simulation reads it back.
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

// STI-AS: what the originating provider, or a gateway, put on a call.
struct CallSigned {
  CallId call{};
  passport::Attestation attestation{};
  bool by_gateway = false;
};

// STI-VS and CVT of the terminating provider.
struct CallVerified {
  CallId call{};
  Outcome outcome = Outcome::passed;
  Verstat verstat = Verstat::no_validation;
  trust::Treatment treatment = trust::Treatment::allow;
  passport::Attestation attestation{};  // as claimed by the Identity, where there is one
  std::int64_t list_sequence = 0;       // of the list that the verdict was made under
  CountryCode anchor;                   // the country that vouches for the anchor
  CountryCode via;                      // the partner through whom it came
  trust::Mechanism mechanism = trust::Mechanism::national;
  Duration verification_delay{0};
  bool fetched = false;  // the certificate had to be fetched
};

// The originating provider: the final response came, or none.
struct CallEnded {
  CallId call{};
  int code = 0;          // 0: undelivered
  bool refused = false;  // there: it did not let the call out
};

// A transit leg took the Identity header away (TDM).
struct IdentityLost {
  CallId call{};
};

// One step of a followed call's story; `fields` are (name, value) in order.
struct CallStep {
  CallId call{};
  std::string_view step;
  std::vector<std::pair<std::string_view, std::string>> fields;
};

// The things of a followed call as they were at its verification, for export to files.
struct CallArtifacts {
  CallId call{};
  std::string identity;
  std::string chain;                        // PEM
  std::shared_ptr<const std::string> list;  // compact JWS
  std::shared_ptr<const Bytes> crl;         // DER; null where there is none
  std::string anchor;                       // PEM of the anchor; empty where there is none
  std::string crl_issuer;                   // PEM of the CRL issuer's certificate
};

// A trust decision or a change of a list: who, about whom, what, why.
struct TrustDecision {
  std::string_view action;  // "approve-ca", "exclude", "trust", "publish-list", "install-list", ...
  CountryCode subject;      // the country decided about
  std::string object;       // party path, or empty
  std::string reason;
  std::int64_t sequence = 0;  // of the list or CRL, where there is one
};

// A relying provider now accepts exactly these countries (sorted; its own included).
struct ListInstalled {
  std::int64_t sequence = 0;
  std::vector<CountryCode> trusted;
  std::size_t anchors = 0;
};

// A STI-PA published a list for one of its countries.
struct ListPublished {
  CountryCode country;
  std::int64_t sequence = 0;
  std::vector<trust::TrustedCountry> trusted;
  std::size_t anchors = 0;
};

// A relying provider now knows this CRL.
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

// The adversary made a call. It is told before the INVITE leaves.
struct CallSpoofed {
  CallId call{};
  CountryCode through, to;
  PartyId terminating = no_party;
  TelephoneNumber calling, called;
};

// How far the answer to an attack has come, told by whoever takes the step, about what it sees: `subject` is
// the country that it concerns, `object` the party, where there is one. The first step of each stage counts.
struct AttackAnswered {
  enum class Stage : std::uint8_t { detected, decided, published } stage = Stage::detected;
  CountryCode subject;
  std::string object;
  std::string how;  // "watchdog", "transparency log", "found", "exclude", "revoke", ...
};

// The adversary can now sign calls so that some would believe them: this chain under this address, for a
// calling number such as this one. As long as a relying provider accepts it, that provider is exposed.
struct ForgeryReady {
  unsigned attack = 0;  // the number that the timeline gave it
  std::string x5u;
  std::string chain;  // PEM
  TelephoneNumber calling;
};

// What an STI-GA thinks of somebody at a review.
struct Reviewed {
  reputation::Subject subject;
  reputation::Belief belief;                                   // of the share of unwanted calls
  double fresh_calls = 0;                                      // of the last period
  reputation::Standing standing = reputation::Standing::kept;  // of the country, after the review
};

// A trace came to its end: whose call it was, or nobody said so in time.
struct Traced {
  CountryCode country;  // that was asked last; none where it was lost among carriers
  CallId call{};
  bool answered = false;
  reputation::Measure measure = reputation::Measure::none;  // as the answer says
  std::uint64_t carriers = 0;                               // that answered on the way
  Duration took{0};
};

using Observation =
    std::variant<CallSigned, CallVerified, CallEnded, IdentityLost, CallStep, CallArtifacts, TrustDecision,
                 ListInstalled, ListPublished, CrlInstalled, AgreementMade, RegistrationMade, CallSpoofed,
                 AttackAnswered, ForgeryReady, Reviewed, Traced>;

}  // namespace ishaken::parties
