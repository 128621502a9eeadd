#include "models/parties/certification_authority.h"

#include <fmt/format.h>

#include "models/base/overloaded.h"
#include "models/messages/loot.h"
#include "models/parties/serials.h"
#include "models/parties/theft.h"
#include "models/pki/pem.h"
#include "models/pki/profile_check.h"
#include "models/pki/spc_token.h"
#include "models/trust/pa_signature.h"
#include "models/trust/signed_claims.h"

namespace ishaken::parties {
namespace {

constexpr auto years(int count) { return std::chrono::hours(24 * 365 * count); }
// A clock that runs a little behind must not find a fresh certificate invalid.
constexpr Duration backdating = std::chrono::minutes(5);

}  // namespace

CertificationAuthority::CertificationAuthority(Config config, const Shared& shared)
    : config_(std::move(config)),
      shared_(shared),
      root_key_(pki::PrivateKey::derive(shared.seed, config_.path + "/root")),
      intermediate_key_(root_key_) {
  const auto wanted = pki::root_template(
      pki::root_name(config_.country.text(), config_.organization), root_key_.public_key(),
      serial_of(shared.seed, config_.path + "/root"), {config_.born, config_.born + years(20)});
  root_ = *pki::decode_certificate(pki::issue_certificate(wanted, root_key_, shared.crypto));
  issue_intermediate(config_.born);
}

void CertificationAuthority::issue_intermediate(Instant now) {
  const std::string path = fmt::format("{}/intermediate/{}", config_.path, ++generation_);
  intermediate_key_ = pki::PrivateKey::derive(shared_.seed, path);
  auto name = pki::intermediate_name(config_.country.text(), config_.organization);
  name.common_name += fmt::format(" {}", generation_);
  const auto wanted =
      pki::intermediate_template(*root_, name, intermediate_key_.public_key(), serial_of(shared_.seed, path),
                                 {generation_ == 1 ? now : now - backdating, now + years(10)}, config_.rules);
  intermediate_ = *pki::decode_certificate(pki::issue_certificate(wanted, root_key_, shared_.crypto));
}

void CertificationAuthority::receive(const messages::Envelope& envelope, Act& act) {
  std::visit(Overloaded{
                 [&](const messages::AcmeNewAccount& m) { on(m, envelope, act); },
                 [&](const messages::AcmeNewOrder& m) { on(m, envelope, act); },
                 [&](const messages::AcmeChallengeAnswer& m) { on(m, envelope, act); },
                 [&](const messages::AcmeFinalize& m) { on(m, envelope, act); },
                 [&](const messages::PublishResult&) { published(envelope, act); },
                 [&](const messages::Undelivered&) { publishing_.erase(envelope.request); },
                 [&](const messages::RevocationNotice& m) {
                   const bool ours = envelope.from == shared_.directory.administrator(config_.country);
                   if (ours && m.holder == config_.path) replace_intermediate(act);
                 },
                 [](const auto&) {},  // not for an STI-CA
             },
             envelope.message);
}

void CertificationAuthority::direct(const messages::Directive& directive, Act& act) {
  std::visit(
      Overloaded{
          [&](const messages::Start&) { ask_for_approval(act); },
          [&](const messages::ReplaceKey&) { replace_intermediate(act); }, [](const auto&) {},  // not for it
      },
      directive);
}

void CertificationAuthority::replace_intermediate(Act& act) {
  issue_intermediate(act.now());
  act.record(TrustDecision{"rotate-key", config_.country, config_.path, "new intermediate"});
  ask_for_approval(act);
}

void CertificationAuthority::ask_for_approval(Act& act) {
  courier_.send(shared_.directory.governance(config_.country),
                messages::ApprovalRequest{messages::ApprovalRequest::Role::certification_authority,
                                          config_.path, "", pki::to_pem(*root_), pki::to_pem(*intermediate_)},
                act);
}

void CertificationAuthority::on(const messages::AcmeNewAccount& request, const messages::Envelope& envelope,
                                Act& act) {
  if (request.account_key.size() != pki::PublicKey::point_size)
    return act.reply(envelope, messages::AcmeAccount{400, ""});
  auto key = pki::PublicKey::from_point(std::span<const std::uint8_t, 64>(request.account_key.data(), 64));
  if (!key) return act.reply(envelope, messages::AcmeAccount{400, ""});
  // A key that has an account gets that one (RFC 8555 section 7.3).
  for (const auto& [url, account] : accounts_)
    if (account.owner == envelope.from && account.key == *key)
      return act.reply(envelope, messages::AcmeAccount{200, url});
  const std::string url = fmt::format("https://{}/acme/account/{}", config_.host, ++count_);
  accounts_.emplace(url, Account{std::move(*key), envelope.from});
  act.reply(envelope, messages::AcmeAccount{201, url});
}

bool CertificationAuthority::speaks_for(const messages::Envelope& envelope,
                                        const std::string& account) const {
  const auto found = accounts_.find(account);
  return found != accounts_.end() && found->second.owner == envelope.from;
}

void CertificationAuthority::on(const messages::AcmeNewOrder& request, const messages::Envelope& envelope,
                                Act& act) {
  const auto list = pki::decode_tn_auth_list(request.tn_auth_list);
  if (!speaks_for(envelope, request.account) || !list || list->single_spc().empty())
    return act.reply(envelope, messages::AcmeOrder{403, "", ""});
  const std::string url = fmt::format("https://{}/acme/order/{}", config_.host, ++count_);
  orders_.emplace(url, Order{request.account, request.tn_auth_list, false});
  act.reply(envelope, messages::AcmeOrder{201, url, url + "/tkauth-01"});
}

std::string CertificationAuthority::refusal(const Order& order, const std::string& token, Instant now) {
  const auto opened = trust::open_signed(token, config_.pa_root, shared_.crypto);
  if (!opened) return opened.error().what;
  if (!trust::valid_at(*opened->signer, now)) return "the STI-PA's signing certificate is not valid now";
  if (!pa_signer_.accept(*opened->signer)) return "signed with a key that was replaced";
  const auto list = pki::decode_tn_auth_list(order.tn_auth_list);
  const auto checked =
      pki::check_spc_token(token, opened->signer->public_key, list->single_spc(),
                           pki::account_fingerprint(accounts_.at(order.account).key), now, shared_.crypto);
  return checked ? std::string() : std::string(name_of(checked.error()));
}

void CertificationAuthority::on(const messages::AcmeChallengeAnswer& request,
                                const messages::Envelope& envelope, Act& act) {
  const auto order = orders_.find(request.challenge.substr(0, request.challenge.rfind('/')));
  if (order == orders_.end() || order->second.account != request.account ||
      !speaks_for(envelope, request.account))
    return act.reply(envelope, messages::AcmeChallengeResult{403, "no such challenge of this account"});
  std::string problem = refusal(order->second, request.token, act.now());
  order->second.authorized = problem.empty();
  act.reply(envelope, messages::AcmeChallengeResult{problem.empty() ? 200 : 403, std::move(problem)});
}

std::string CertificationAuthority::refusal(const Order& order,
                                            const Result<pki::CertificateRequest>& csr) const {
  if (!order.authorized) return "the challenge is not answered";
  if (!csr) return csr.error().what;
  if (!pki::proves_possession(*csr, shared_.crypto)) return "the CSR is not signed by its key";
  if (csr->asks_for_ca) return "the CSR asks for a CA certificate";
  if (!csr->tn_auth_list || csr->tn_auth_list->to_der() != order.tn_auth_list)
    return "the CSR asks for another TNAuthList than the order";
  return "";
}

void CertificationAuthority::on(const messages::AcmeFinalize& request, const messages::Envelope& envelope,
                                Act& act) {
  const auto found = orders_.find(request.order);
  if (found == orders_.end() || found->second.account != request.account ||
      !speaks_for(envelope, request.account))
    return act.reply(envelope, messages::AcmeCertificate{403, "", "", "no such order of this account"});
  const auto csr = pki::decode_csr(request.csr);
  if (std::string problem = refusal(found->second, csr); !problem.empty())
    return act.reply(envelope, messages::AcmeCertificate{403, "", "", std::move(problem)});

  const Instant now = act.now();
  const std::string spc = csr->tn_auth_list->single_spc();
  const std::string serial_path = fmt::format("{}/leaf/{}", config_.path, ++count_);
  const auto wanted = pki::leaf_template(*intermediate_, *csr, serial_of(shared_.seed, serial_path),
                                         {now - backdating, now + config_.lifetime}, config_.rules);
  const auto leaf =
      pki::decode_certificate(pki::issue_certificate(wanted, intermediate_key_, shared_.crypto));
  // The names in it are the applicant's: what no verifier would accept is not handed out.
  if (!leaf || !pki::check_profile(**leaf, pki::CertificateRole::leaf, 0).empty())
    return act.reply(envelope, messages::AcmeCertificate{403, "", "", "the CSR does not fit the profile"});
  orders_.erase(found);
  messages::AcmeCertificate reply{200, pki::to_pem(**leaf) + pki::to_pem(*intermediate_), "", ""};
  courier_.send(shared_.directory.administrator(config_.country),
                messages::IssuanceReport{spc, pki::to_pem(**leaf)}, act);
  if (config_.repository_host.empty()) return act.reply(envelope, std::move(reply));
  const std::string file = fmt::format("/{}/{}.pem", spc, hex((*leaf)->serial));
  reply.url = "https://" + config_.repository_host + file;
  const RequestId publication = act.send(shared_.directory.host(config_.repository_host),
                                         messages::PublishCertificate{file, reply.chain});
  publishing_.emplace(publication, Issued{envelope, std::move(reply)});
}

// A lost publication leaves the order unanswered; the provider then starts anew.
void CertificationAuthority::published(const messages::Envelope& envelope, Act& act) {
  const auto issued = publishing_.extract(envelope.request);
  if (!issued.empty()) act.reply(issued.mapped().finalize, std::move(issued.mapped().certificate));
}

std::shared_ptr<const messages::Loot> CertificationAuthority::steal(const Theft& theft) const {
  const std::string spc = config_.country.text() + "01";  // of the country's first provider
  switch (theft.what) {
    case Theft::What::signing_key:
      return std::make_shared<const messages::Loot>(messages::StolenCaKey{
          intermediate_key_, pki::to_pem(*intermediate_) + pki::to_pem(*root_), false, config_.rules, spc});
    case Theft::What::root_key:
      return std::make_shared<const messages::Loot>(
          messages::StolenCaKey{root_key_, pki::to_pem(*root_), true, config_.rules, spc});
    case Theft::What::operator_accounts:
      break;
  }
  return nullptr;
}

}  // namespace ishaken::parties
