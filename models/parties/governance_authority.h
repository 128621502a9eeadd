// The STI-GA of a country: approves its STI-CAs and providers, decides about other countries by its policy,
// and instructs its STI-PA (ATIS-1000080 clause 5, ATIS-1000091 clauses 4.2 to 4.6). Bodies differ in how
// long they take to decide (figure 4-4); what is settled before `unhurried_from` was decided long ago and
// takes no time.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "models/parties/courier.h"
#include "models/parties/party.h"
#include "models/parties/reviewer.h"
#include "models/parties/shared.h"
#include "models/parties/tracer.h"

namespace ishaken::parties {

class GovernanceAuthority final : public Party {
 public:
  struct Config {
    CountryCode country;
    trust::Policy policy;
    Duration decision_delay{0};    // median; lognormal
    double decision_spread = 0.5;  // sigma of the logarithm
    Instant unhurried_from{};
    bool registers = true;
    std::string pa_certificate;                          // root of its STI-PA, PEM: what partners pin
    std::shared_ptr<const reputation::Review> review{};  // how it judges others; null: it does not
    // Countries that it speaks ill of when it shares evidence, and the share of clean calls it then denies.
    std::vector<CountryCode> bad_mouths{};
    double bad_mouth_share = 0;
    // What is done about its own providers' customers, and after how many traces about the provider itself.
    reputation::Enforcement enforcement = reputation::Enforcement::none;
    unsigned strikes = 1;
  };
  GovernanceAuthority(Config config, const Shared& shared);

  void receive(const messages::Envelope& envelope, Act& act) override;
  void direct(const messages::Directive& directive, Act& act) override;
  void wake(Tag tag, Act& act) override;

 private:
  struct Vetting {
    CountryCode partner;
    bool trusts = true;  // whether this side will trust the other at the end
    std::string pa_certificate;
    bool answered = false;
    bool vetted = false;
    bool proposed_here = false;
    messages::Envelope proposal;
  };
  // A request for a trace, and the provider that was asked in turn.
  struct PassedOn {
    messages::Envelope request;
    PartyId provider = no_party;
  };
  using Approval = std::pair<messages::Envelope, messages::ApprovalRequest>;

  void start(Act& act);
  void on(const messages::ApprovalRequest& request, const messages::Envelope& envelope, Act& act);
  void on(const messages::RegistryNews& news, Act& act);
  void on(const messages::AgreementProposal& proposal, const messages::Envelope& envelope, Act& act);
  void on(const messages::AgreementAnswer& answer, Act& act);
  void on(const messages::AgreementEnd& end, Act& act);
  void on(const messages::ProposeAgreement& directive, Act& act);
  void on(const messages::EndAgreementWith& directive, Act& act);
  void on(const messages::DecideExclusion& directive, Act& act);
  void on(const messages::DecideRegistration& directive, Act& act);
  void on(const messages::WithdrawApproval& directive, Act& act);
  void on(const messages::AdoptPolicy& directive, Act& act);
  void on(const messages::EvidenceReport& report, PartyId from, Act& act);
  void on(const messages::SharedEvidence& evidence);
  void on(const messages::TracebackRequest& request, const messages::Envelope& envelope, Act& act);
  void on(const messages::TracebackAnswer& answer, const messages::Envelope& envelope, Act& act);

  // Whether the sender is the one who has that to say.
  bool may_say(const messages::Envelope& envelope) const;
  // Why an applicant cannot be approved; empty where it can.
  std::string objection(const messages::ApprovalRequest& request, PartyId from) const;
  void approve(const Approval& approval, Act& act);
  void confirm_roots(Act& act);
  using Remedy = messages::AttackFound::Remedy;
  // Decides in its own time what to do about an attack on that party, and then does it.
  void investigate(Remedy remedy, const std::string& object, std::string how, Act& act);
  void answer(std::uint64_t number, Act& act);
  void conclude(CountryCode partner, Act& act);
  void end_with(CountryCode partner, std::string reason, Act& act);
  // Decides anew and tells the STI-PA, if anything changed; `soon` gathers what comes within a second.
  void instruct(const std::string& reason, Act& act);
  void instruct_soon(std::string reason, Act& act);
  // Reputation (governance_authority_reviews.cc): evidence is shared, then reviewed, once a period.
  void begin_reviews(Act& act);
  void share_evidence(Act& act);
  void review(Act& act);
  void put_in_force(std::uint64_t number, Act& act);
  // True where it was excluded by a review.
  bool forgive(CountryCode country, Act& act);
  trust::Reservations reservations() const;
  // Tracebacks (governance_authority_traces.cc).
  void trace(const messages::TracedCall& call, Act& act);
  void ask_next(Tracer::Trace& trace, Act& act);
  void conclude(std::uint64_t number, bool answered, reputation::Measure measure, Act& act);
  void pass_back(messages::TracebackAnswer answer, const PassedOn& asked, Act& act);
  void sanction(std::uint64_t number, Act& act);
  Duration time_to_decide(Act& act);

  Config config_;
  const Shared& shared_;
  Courier courier_;
  std::vector<trust::Candidate> registry_;
  std::map<CountryCode, std::string> partners_;  // pinned roots, PEM
  std::map<CountryCode, Vetting> vetting_;
  std::set<CountryCode> excluded_;  // by decree
  std::optional<Reviewer> reviewer_;
  std::optional<Tracer> tracer_;  // as long as it reviews
  std::map<RequestId, PassedOn> passed_on_;
  std::map<std::string, unsigned> strikes_;         // traces that ended at a provider, by its path
  std::map<std::uint64_t, std::string> sanctions_;  // being decided, by wake number: against which provider
  std::uint64_t reviewing_ = 0;  // the number of its chain of reviews: older wakes mean nothing
  std::vector<reputation::Row> unshared_;
  // Decided at a review and not yet in force, by wake number: all that it then holds against others, and why.
  std::map<std::uint64_t, std::pair<trust::Reservations, std::string>> rulings_;
  trust::Reservations in_force_;
  std::map<std::uint64_t, Approval> approvals_;                      // being decided, by wake number
  std::map<std::uint64_t, std::pair<Remedy, std::string>> answers_;  // being decided, by wake number
  std::set<CountryCode> asked_;                                      // for the root of their STI-PA
  std::map<std::string, messages::ApproveCa> cas_;
  std::map<std::string, std::string> spcs_;  // service provider code -> provider that has it
  trust::Instruction instruction_;
  bool instructed_ = false;
  std::string reasons_;  // of the instruction that will go out soon; empty where none will
  std::uint64_t decisions_ = 0;
};

}  // namespace ishaken::parties
