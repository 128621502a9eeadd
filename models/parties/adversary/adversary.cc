#include "models/parties/adversary/adversary.h"

#include "models/base/overloaded.h"
#include "models/messages/loot.h"

namespace ishaken::parties {

Adversary::Adversary(const Config& config, const Shared& shared)
    : path_(config.path),
      host_(config.host),
      shared_(shared),
      pa_(config.path, config.through, config.host, config.born, shared),
      keys_(config.path, config.host, shared),
      entries_({config.path, config.host, config.registry_root}, pa_, keys_, shared),
      calls_({config.self, config.through, config.first_call}, shared),
      campaigns_(config.origid_seed, keys_, calls_, shared),
      old_lists_(config.through, shared),
      equivocation_(entries_, keys_, shared),
      call_replay_(calls_, shared),
      interception_(old_lists_, equivocation_, call_replay_) {}

Adversary::~Adversary() = default;

const Handlers<Adversary>& Adversary::handlers() {
  static const auto table =
      Handlers<Adversary>()
          .on<messages::CertificateRequest>(anyone, &Adversary::serve)
          .on<messages::CrlRequest>(anyone, &Adversary::pa_, &RoguePa::crl)
          .on<messages::FinalResponse>(anyone, &Adversary::campaigns_, &Campaigns::answered);
  return table;
}

void Adversary::receive(const messages::Envelope& envelope, Act& act) {
  handlers().dispatch(*this, shared_.directory, envelope, act);
}

void Adversary::direct(const messages::Directive& directive, Act& act) {
  std::visit(Overloaded{
                 [&](const messages::CallLost& m) { campaigns_.lost(m, act); },
                 [&](const messages::HandOver& m) { take(m, act); },
                 [&](const messages::InsertRogueCa& m) { entries_.insert(m, act); },
                 [&](const messages::RemoveEntry& m) { entries_.remove(m, act); },
                 [&](const messages::StandOnLink& m) { interception_.stand(m, act); },
                 [&](const messages::LeaveLink& m) { interception_.leave(m); },
                 [&](const messages::Intercepted& m) { interception_.intercepted(m, act); },
                 [&](const messages::Capture& m) { old_lists_.capture(m, act); },
                 [&](const messages::Campaign& m) { campaigns_.begin(m, act); },
                 [](const auto&) {},  // for other parties
             },
             directive);
}

void Adversary::take(const messages::HandOver& order, Act& act) {
  if (!order.loot) return;
  if (const auto* approval = std::get_if<messages::MistakenApproval>(order.loot.get()))
    return enrol(order.attack, *approval, act);
  keys_.take(order.attack, *order.loot, act);
}

void Adversary::enrol(unsigned attack, const messages::MistakenApproval& approval, Act& act) {
  if (shared_.directory.administrator(approval.country) == no_party) return;
  Enrolment::Config config;
  config.path = path_;
  config.country = approval.country;
  config.organization = "Provider " + approval.spc;
  config.spc = approval.spc;
  config.renewal = std::chrono::hours(1);
  config.own_repository_host = host_;
  enrolment_.emplace(std::move(config), shared_, [this, attack](const Credentials& fresh, Act& later) {
    keys_.add({attack, country_of(*fresh.leaf), fresh}, later);
  });
  enrolment_->begin_approved(act);
}

}  // namespace ishaken::parties
