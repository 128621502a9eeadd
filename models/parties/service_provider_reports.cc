// What a provider tells of the calls that rang at its customers, and of its customers when a call of theirs
// is traced.
#include "models/parties/service_provider.h"
#include "models/parties/service_provider_wakes.h"

namespace ishaken::parties {

using namespace service_provider_wakes;

void ServiceProvider::rings(const Arrival& call, const ChainCache::Entry* vouching, CountryCode shown,
                            bool suspicious, Instant now) {
  CallRecords::Vouched by;
  if (vouching != nullptr)
    by = {vouching->chain.front(), vouching->verdict.anchor, identity_.passport.origid};
  const PartyId origin = call.invite.origin;
  const std::string_view contact =
      shared_.directory.knows(origin) ? std::string_view(shared_.directory.at(origin).host) : "";
  records_.rings(call.invite, contact, by, shown, suspicious, now);
}

void ServiceProvider::begin_reports(std::shared_ptr<const reputation::Review> review, Act& act) {
  config_.review = std::move(review);
  if (!config_.review) return;
  records_.adopt(*config_.review);
  if (reporting_) return;
  reporting_ = true;
  act.wake_after(config_.review->every, {report_now, 0});
}

void ServiceProvider::report(Act& act) {
  reporting_ = config_.review != nullptr;
  if (reporting_) act.wake_after(config_.review->every, {report_now, 0});
  reported_ = records_.report();
  reported_.rows.insert(reported_.rows.end(), unreported_.begin(), unreported_.end());
  unreported_.clear();
  const PartyId governance = shared_.directory.governance(config_.enrolment.country);
  if (!reported_.rows.empty() && governance != no_party)
    report_request_ = act.send(
        governance, messages::EvidenceReport{config_.enrolment.country, reported_.rows, reported_.examples});
}

// The call decides, not the order in which questions come.
void ServiceProvider::on(const messages::TracebackRequest& request, const messages::Envelope& envelope,
                         Act& act) {
  if (envelope.from != shared_.directory.governance(config_.enrolment.country)) return;
  const std::uint64_t number = ++tracebacks_;
  Stream draws = act.draw("tracebacks").at(ishaken::number(request.call.call));
  if (!draws.chance(config_.answers_tracebacks)) return;
  open_tracebacks_.emplace(number, envelope);
  act.wake_after(seconds(draws.lognormal(in_seconds(config_.traceback_time), config_.traceback_spread)),
                 {answer_trace, number});
}

void ServiceProvider::answer_traceback(std::uint64_t number, Act& act) {
  const auto found = open_tracebacks_.extract(number);
  if (found.empty()) return;
  using messages::TracebackAnswer, reputation::Enforcement, reputation::Measure;
  const auto& request = std::get<messages::TracebackRequest>(found.mapped().message);
  const std::string customer = customers_.who_made(request.call);
  if (customer.empty())
    return act.reply(found.mapped(), TracebackAnswer{TracebackAnswer::Finding::nobody, {}, {}});
  const Measure measure = customers_.enforce(customer, config_.enforcement);
  if (measure != Measure::none && config_.enforcement != Enforcement::pretend)
    act.record(TrustDecision{measure == Measure::warned ? "warn-customer" : "cut-off-customer",
                             config_.enrolment.country, config_.enrolment.path, "a call of its was traced"});
  act.reply(found.mapped(), TracebackAnswer{TracebackAnswer::Finding::customer, {}, measure});
}

}  // namespace ishaken::parties
