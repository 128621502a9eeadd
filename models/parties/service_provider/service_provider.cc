#include "models/parties/service_provider/service_provider.h"

#include <utility>

#include "models/base/overloaded.h"
#include "models/messages/loot.h"
#include "models/parties/theft.h"

namespace ishaken::parties {

ServiceProvider::ServiceProvider(Config config, const Shared& shared)
    : config_(std::move(config)),
      shared_(shared),
      enrolment_(config_.enrolment, shared,
                 [this](const Credentials& fresh, Act& act) { new_credentials(fresh, act); }),
      relying_(config_.relying, shared, [this](Act& act) { check_own_anchor(act); }),
      customers_(config_.origid_seed),
      originating_({config_.self, config_.enrolment.country, config_.shaken, config_.origid_seed},
                   enrolment_.credentials(), customers_, shared),
      verifier_(config_.shaken, relying_, shared),
      reports_(config_.enrolment.country, config_.review, shared),
      terminating_(config_.enrolment.country, verifier_, reports_, relying_, shared),
      tracebacks_({config_.enrolment.country, config_.enrolment.path, config_.enforcement,
                   config_.answers_tracebacks, config_.traceback_time},
                  customers_) {}

ServiceProvider::~ServiceProvider() = default;

const Handlers<ServiceProvider>& ServiceProvider::handlers() {
  using P = ServiceProvider;
  static const auto table =
      Handlers<P>()
          .on<messages::Invite>(anyone, &P::terminating_, &TerminatingSide::arrived)
          .on<messages::FinalResponse>(anyone, &P::originating_, &OriginatingSide::ended)
          .on<messages::CertificateRequest>(anyone, &P::chains_served_, &PublishedChains::serve)
          .on<messages::TrustedListPush>(own_administrator, &P::relying_, &RelyingParty::pushed)
          .on<messages::RevocationNotice>(own_administrator, &P::key_revoked)
          .on<messages::TracebackRequest>(own_governance, &P::tracebacks_, &TracebackDesk::asked);
  return table;
}

void ServiceProvider::direct(const messages::Directive& directive, Act& act) {
  std::visit(Overloaded{
                 [&](const messages::CallAttempt& m) { originating_.originate(m, act); },
                 [&](const messages::CallOver& m) { reports_.over(m.call, m.feedback, act.now()); },
                 [&](const messages::CallLost& m) { originating_.lost(m, act); },
                 [&](const messages::Start&) { start(act); },
                 [&](const messages::AdoptPolicy& m) {
                   relying_.adopt(*m.policy, act);
                   reports_.adopt(m.review, act);
                 },
                 [&](const messages::ReplaceKey&) { enrolment_.renew(act); },
                 [&](const messages::AssertAlways& m) { originating_.assert_always(m.attestation); },
                 [](const auto&) {},  // for other parties
             },
             directive);
}

void ServiceProvider::start(Act& act) {
  if (!config_.shaken) return;
  enrolment_.start(act);
  relying_.start(act);
  reports_.start(act);
}

void ServiceProvider::new_credentials(const Credentials& fresh, Act& act) {
  const std::string& host = config_.enrolment.own_repository_host;
  if (!host.empty())
    chains_served_.publish(fresh.x5u.substr(fresh.x5u.find(host) + host.size()), fresh.chain);
  act.record(TrustDecision{"new-certificate", config_.enrolment.country, config_.enrolment.path,
                           "valid until " + to_text(fresh.leaf->not_after)});
}

// Changes to the next STI-CA if the current one is no longer on the list of the provider's own country.
void ServiceProvider::check_own_anchor(Act& act) {
  const auto& credentials = enrolment_.credentials();
  if (!credentials) return;
  const auto chain = shared_.certificates.chain_from_pem(credentials->chain);
  if (chain && judge_chain(*chain, relying_, act.now(), shared_.crypto).outcome == Outcome::anchor_untrusted)
    enrolment_.change_authority(act);
}

std::shared_ptr<const messages::Loot> ServiceProvider::steal(const Theft& theft) const {
  const std::optional<Credentials>& held = credentials();
  if (theft.what != Theft::What::signing_key || !held) return nullptr;
  return std::make_shared<const messages::Loot>(
      messages::StolenProviderKey{held->key, held->chain, held->x5u});
}

}  // namespace ishaken::parties
