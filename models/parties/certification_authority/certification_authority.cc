#include "models/parties/certification_authority/certification_authority.h"

#include "models/base/overloaded.h"
#include "models/messages/loot.h"
#include "models/parties/theft.h"
#include "models/pki/pem.h"

namespace ishaken::parties {

CertificationAuthority::CertificationAuthority(const Config& config, const Shared& shared)
    : path_(config.path),
      country_(config.country),
      shared_(shared),
      keys_({config.path, config.country, config.organization, config.rules}, config.born, shared),
      acme_(
          {config.path, config.country, config.host, config.repository_host, config.pa_root, config.lifetime},
          keys_, shared) {}

CertificationAuthority::~CertificationAuthority() = default;

const Handlers<CertificationAuthority>& CertificationAuthority::handlers() {
  using Ca = CertificationAuthority;
  static const auto table =
      Handlers<Ca>()
          .on<messages::AcmeNewAccount>(anyone, &Ca::acme_, &AcmeServer::open_account)
          .on<messages::AcmeNewOrder>(anyone, &Ca::acme_, &AcmeServer::open_order)
          .on<messages::AcmeChallengeAnswer>(anyone, &Ca::acme_, &AcmeServer::challenge_answered)
          .on<messages::AcmeFinalize>(anyone, &Ca::acme_, &AcmeServer::finalize)
          .on<messages::RevocationNotice>(own_administrator, &Ca::revoked);
  return table;
}

void CertificationAuthority::receive(const messages::Envelope& envelope, Act& act) {
  handlers().dispatch(*this, shared_.directory, envelope, act);
}

void CertificationAuthority::direct(const messages::Directive& directive, Act& act) {
  std::visit(Overloaded{
                 [&](const messages::Start&) { ask_for_approval(act); },
                 [&](const messages::ReplaceKey&) { replace_intermediate(act); },
                 [](const auto&) {},  // for other parties
             },
             directive);
}

void CertificationAuthority::revoked(const messages::RevocationNotice& notice, Act& act) {
  if (notice.holder == path_) replace_intermediate(act);
}

void CertificationAuthority::replace_intermediate(Act& act) {
  keys_.renew(act.now());
  act.record(TrustDecision{"rotate-key", country_, path_, "new intermediate"});
  ask_for_approval(act);
}

void CertificationAuthority::ask_for_approval(Act& act) {
  courier_.send(shared_.directory.governance(country_),
                messages::ApprovalRequest{messages::ApprovalRequest::Role::certification_authority, path_, "",
                                          pki::to_pem(*keys_.root()), pki::to_pem(*keys_.intermediate())},
                act);
}

std::shared_ptr<const messages::Loot> CertificationAuthority::steal(const Theft& theft) const {
  const std::string spc = shared_.directory.first_spc(country_);
  const std::string root = pki::to_pem(*keys_.root());
  switch (theft.what) {
    case Theft::What::signing_key:
      return std::make_shared<const messages::Loot>(messages::StolenCaKey{
          keys_.intermediate_key(), pki::to_pem(*keys_.intermediate()) + root, false, keys_.rules(), spc});
    case Theft::What::root_key:
      return std::make_shared<const messages::Loot>(
          messages::StolenCaKey{keys_.root_key(), root, true, keys_.rules(), spc});
    case Theft::What::operator_accounts:
      break;
  }
  return nullptr;
}

}  // namespace ishaken::parties
