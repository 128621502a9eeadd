#include "models/parties/certification_authority/acme_server.h"

#include <fmt/format.h>

#include "models/pki/pem.h"

namespace ishaken::parties {

messages::AcmeAccount AcmeServer::open_account(const messages::AcmeNewAccount& request, PartyId from, Act&) {
  if (request.account_key.size() != pki::PublicKey::point_size) return {400, ""};
  auto key = pki::PublicKey::from_point(std::span<const std::uint8_t, 64>(request.account_key.data(), 64));
  if (!key) return {400, ""};
  // A key that already has an account gets the same one (RFC 8555 section 7.3).
  for (const auto& [url, account] : accounts_)
    if (account.owner == from && account.key == *key) return {200, url};
  const std::string url = fmt::format("https://{}/acme/account/{}", config_.host, ++count_);
  accounts_.emplace(url, Account{std::move(*key), from});
  return {201, url};
}

bool AcmeServer::owns_account(PartyId from, const std::string& account) const {
  const auto found = accounts_.find(account);
  return found != accounts_.end() && found->second.owner == from;
}

messages::AcmeOrder AcmeServer::open_order(const messages::AcmeNewOrder& request, PartyId from, Act&) {
  const auto list = pki::decode_tn_auth_list(request.tn_auth_list);
  if (!owns_account(from, request.account) || !list || list->single_spc().empty()) return {403, "", ""};
  const std::string url = fmt::format("https://{}/acme/order/{}", config_.host, ++count_);
  orders_.emplace(url, Order{request.account, request.tn_auth_list, false});
  return {201, url, url + "/tkauth-01"};
}

AcmeServer::Orders::iterator AcmeServer::find(const std::string& order, const std::string& account,
                                              PartyId from) {
  const auto found = orders_.find(order);
  const bool is_theirs =
      found != orders_.end() && found->second.account == account && owns_account(from, account);
  return is_theirs ? found : orders_.end();
}

messages::AcmeChallengeResult AcmeServer::challenge_answered(const messages::AcmeChallengeAnswer& request,
                                                             PartyId from, Act& act) {
  const auto found = find(request.challenge.substr(0, request.challenge.rfind('/')), request.account, from);
  if (found == orders_.end()) return {403, "no such challenge of this account"};
  Order& order = found->second;
  std::string problem =
      tokens_.refusal(request.token, pki::decode_tn_auth_list(order.tn_auth_list)->single_spc(),
                      accounts_.at(order.account).key, act.now());
  order.authorized = problem.empty();
  return {problem.empty() ? 200 : 403, std::move(problem)};
}

std::string AcmeServer::refusal(const Order& order, const Result<pki::CertificateRequest>& csr) const {
  if (!order.authorized) return "the challenge is not answered";
  if (!csr) return csr.error().what;
  if (!pki::proves_possession(*csr, shared_.crypto)) return "the CSR is not signed by its key";
  if (csr->asks_for_ca) return "the CSR asks for a CA certificate";
  if (!csr->tn_auth_list || csr->tn_auth_list->to_der() != order.tn_auth_list)
    return "the CSR asks for another TNAuthList than the order";
  return "";
}

void AcmeServer::finalize(const messages::AcmeFinalize& request, const messages::Envelope& envelope,
                          Act& act) {
  const auto refuse = [&](std::string problem) {
    act.reply(envelope, messages::AcmeCertificate{403, "", "", std::move(problem)});
  };
  const auto order = find(request.order, request.account, envelope.from);
  if (order == orders_.end()) return refuse("no such order of this account");
  const auto csr = pki::decode_csr(request.csr);
  if (std::string problem = refusal(order->second, csr); !problem.empty()) return refuse(std::move(problem));
  const auto leaf =
      keys_.issue(*csr, fmt::format("{}/leaf/{}", config_.path, ++count_), config_.lifetime, act.now());
  if (leaf == nullptr) return refuse("the CSR does not fit the profile");
  orders_.erase(order);
  hand_out(*leaf, csr->tn_auth_list->single_spc(), envelope, act);
}

// Reports the certificate to the STI-PA, and answers the applicant once the STI-CR serves the chain. If the
// publication is lost, the order stays unanswered and the provider begins again.
void AcmeServer::hand_out(const pki::Certificate& leaf, const std::string& spc,
                          const messages::Envelope& finalize, Act& act) {
  messages::AcmeCertificate reply{200, pki::to_pem(leaf) + pki::to_pem(*keys_.intermediate()), "", ""};
  courier_.send(shared_.directory.administrator(config_.country),
                messages::IssuanceReport{spc, pki::to_pem(leaf)}, act);
  if (config_.repository_host.empty()) return act.reply(finalize, std::move(reply));
  const std::string file = fmt::format("/{}/{}.pem", spc, hex(leaf.serial));
  reply.url = "https://" + config_.repository_host + file;
  messages::PublishCertificate publication{file, reply.chain};
  act.ask(shared_.directory.host(config_.repository_host), std::move(publication),
          [finalize, reply = std::move(reply)](const messages::Message* answer, Act& later) {
            if (answer_as<messages::PublishResult>(answer)) later.reply(finalize, reply);
          });
}

}  // namespace ishaken::parties
