// A service provider: originates calls for its customers (STI-AS) and terminates calls to its numbers
// (STI-VS, CVT). Guarantees:
//  1. A call that it originates leaves at once, signed if it holds credentials and unsigned if not.
//  2. A call that it terminates is answered exactly once, at the latest `fetch_timeout` after it arrived.
//  3. Its verdict rests on the list and CRLs held at that moment, and says which list that was.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "models/parties/authentication_service.h"
#include "models/parties/call_records.h"
#include "models/parties/call_validation_treatment.h"
#include "models/parties/certificate_repository.h"
#include "models/parties/chain_cache.h"
#include "models/parties/customers.h"
#include "models/parties/enrolment.h"
#include "models/parties/party.h"
#include "models/parties/relying_party.h"
#include "models/parties/replay_cache.h"

namespace ishaken::parties {

class ServiceProvider final : public Party {
 public:
  struct Config {
    PartyId self = no_party;
    bool shaken = true;  // false: neither signs nor verifies
    Enrolment::Config enrolment;
    RelyingParty::Config relying;
    std::uint64_t origid_seed = 0;
    std::shared_ptr<const reputation::Review> review{};  // what its STI-GA wants to know; null: nothing
    reputation::Enforcement enforcement = reputation::Enforcement::none;  // against its own customers
    double answers_tracebacks = 0;                                        // chance that it does
    Duration traceback_time{0};                                           // until it does; median, lognormal
    double traceback_spread = 0;                                          // sigma of its logarithm
  };
  ServiceProvider(Config config, const Shared& shared);

  void receive(const messages::Envelope& envelope, Act& act) override;
  void direct(const messages::Directive& directive, Act& act) override;
  void wake(Tag tag, Act& act) override;
  std::shared_ptr<const messages::Loot> steal(const Theft& theft) const override;

  // What it would sign for a call placed at that moment by its clock, if nothing changes until then: lets
  // signatures be computed ahead. Empty where it would not sign.
  std::string foresee(const messages::CallAttempt& attempt, Instant now) const;

  // Whether it would pass a call from abroad now, by its clock, that shows this number and is well signed
  // with the key of this chain (leaf first) under that address, and until when, if neither its list nor a CRL
  // nor its policy is replaced. What it keeps of earlier calls counts as it would at a call; nothing is
  // fetched or kept.
  struct Acceptance {
    bool accepts = false;
    Instant until = Instant::max();
  };
  Acceptance would_accept(const std::string& x5u, const std::vector<pki::CertificatePtr>& chain,
                          const TelephoneNumber& calling, Instant now) const;
  const std::optional<Credentials>& credentials() const { return enrolment_.credentials(); }

 private:
  // A call at its verification.
  struct Arrival {
    const messages::Invite& invite;
    bool from_abroad = false;
    Instant at{};
  };
  // The same while its certificate is being fetched.
  struct Waiting {
    messages::Invite invite;
    bool from_abroad = false;
    Instant at{};
  };
  struct Fetch {
    std::string url;
    Instant begun{};
    std::vector<Waiting> calls;
  };

  // What it asserts of a call: what it knows of the caller, unless somebody makes it assert otherwise.
  passport::Attestation claim(const messages::CallAttempt& attempt) const {
    return assert_always_.value_or(attest(attempt));
  }
  void originate(const messages::CallAttempt& attempt, Act& act);
  void terminate(const messages::Invite& invite, PartyId from, Act& act);
  void fetch(const std::string& url, const Arrival& call, Act& act);
  void patience_ends(RequestId request, Act& act);
  void fetched(RequestId request, const messages::CertificateReply* reply, Act& act);
  // With that outcome, or by verification with the chain that came.
  void conclude_waiting(const std::vector<Waiting>& calls, std::optional<Outcome> outcome,
                        ChainCache::Entry* entry, Act& act);
  // Verifies a call whose chain is at hand.
  void verify(const Arrival& call, ChainCache::Entry& entry, bool was_fetched, Act& act);
  // Whether its PASSporT, which holds, came before; never where nobody looks.
  bool is_replay(const Arrival& call);
  // Treats it and answers it. `entry` is null where no chain was judged.
  void finish(const Arrival& call, Outcome outcome, const ChainCache::Entry* entry, bool was_fetched,
              Act& act);
  void tell(const Arrival& call, const ChainCache::Entry* entry, Outcome outcome, Act& act) const;
  void new_credentials(Act& act);
  void check_own_anchor(Act& act);
  // Reports to its STI-GA, and tracebacks (service_provider_reports.cc).
  void rings(const Arrival& call, const ChainCache::Entry* vouching, CountryCode shown, bool suspicious,
             Instant now);
  void begin_reports(std::shared_ptr<const reputation::Review> review, Act& act);
  void report(Act& act);
  void on(const messages::TracebackRequest& request, const messages::Envelope& envelope, Act& act);
  void answer_traceback(std::uint64_t number, Act& act);

  Config config_;
  const Shared& shared_;
  std::optional<passport::Attestation> assert_always_;
  Enrolment enrolment_;
  RelyingParty relying_;
  ChainCache chains_;
  ReplayCache replays_;
  CallRecords records_;
  bool reporting_ = false;                   // there is a wake for the next report
  RequestId report_request_{};               // of the last report
  CallRecords::Report reported_;             // what it said
  std::vector<reputation::Row> unreported_;  // a report that was lost: the next one says it too
  Customers customers_;
  std::uint64_t tracebacks_ = 0;
  std::map<std::uint64_t, messages::Envelope> open_tracebacks_;  // being looked into, by number
  CertificateRepository repository_;
  std::map<RequestId, Fetch> fetches_;
  std::map<std::string, RequestId> fetching_;  // by URL
  passport::Identity identity_;                // of the call at hand; its memory is reused
  passport::ParserScratch scratch_;
  std::string detail_;
};

}  // namespace ishaken::parties
