#include "models/parties/enrolment.h"

#include <fmt/format.h>

#include "models/pki/csr.h"
#include "models/pki/issuing.h"
#include "models/pki/pem.h"
#include "models/pki/spc_token.h"

namespace ishaken::parties {
namespace {

constexpr Duration retry = std::chrono::minutes(10);
// Longer than the network takes to give up on a request.
constexpr Duration patience = std::chrono::minutes(5);

Bytes point_of(const pki::PublicKey& key) { return {key.point().begin(), key.point().end()}; }

}  // namespace

PartyId Enrolment::authority() const {
  const auto& all = shared_.directory.authorities(config_.country);
  return all.empty() ? no_party : all[(config_.preferred_ca + authority_shift_) % all.size()];
}

void Enrolment::ask(Step step, PartyId whom, messages::Message message, Act& act) {
  step_ = step;
  waiting_for_ = act.send(whom, std::move(message));
  // An STI-GA takes as long as it takes; everybody else answers at once or not at all.
  if (step != Step::approval) act.wake_after(patience, {tag_, attempt_});
}

void Enrolment::start(Act& act) {
  ++attempt_;
  ask(Step::approval, shared_.directory.governance(config_.country),
      messages::ApprovalRequest{messages::ApprovalRequest::Role::service_provider, config_.path, config_.spc,
                                "", ""},
      act);
}

void Enrolment::begin_approved(Act& act) {
  approved_ = true;
  begin(act);
}

void Enrolment::renew(Act& act) {
  if (approved_) begin(act);
}

void Enrolment::change_authority(Act& act) {
  ++authority_shift_;
  account_.clear();
  renew(act);
}

void Enrolment::begin(Act& act) {
  ++attempt_;
  account_key_ = pki::PrivateKey::derive(shared_.seed, config_.path + "/account");
  ask(Step::token, shared_.directory.administrator(config_.country),
      messages::SpcTokenRequest{config_.spc, pki::account_fingerprint(account_key_->public_key())}, act);
}

void Enrolment::try_again_later(Act& act) {
  step_ = Step::idle;
  waiting_for_ = {};
  act.wake_after(retry, {tag_, ++attempt_});
}

void Enrolment::wake(Tag tag, Act& act) {
  if (tag.which != attempt_) return;
  if (!approved_) return start(act);
  begin(act);  // a step was not answered, or it is time to renew
}

Enrolment::News Enrolment::receive(const messages::Envelope& envelope, Act& act) {
  if (step_ == Step::idle || envelope.request != waiting_for_) return News::none;
  using namespace messages;
  const PartyId ca = authority();
  const pki::TnAuthList list = pki::TnAuthList::of(config_.spc);
  if (const auto* approval = std::get_if<ApprovalResult>(&envelope.message);
      step_ == Step::approval && approval != nullptr && approval->approved) {
    approved_ = true;
    begin(act);
  } else if (const auto* token = std::get_if<SpcTokenReply>(&envelope.message);
             step_ == Step::token && token != nullptr && token->status == 200) {
    token_ = token->token;
    if (account_.empty()) {
      ask(Step::account, ca, AcmeNewAccount{point_of(account_key_->public_key())}, act);
    } else {
      ask(Step::order, ca, AcmeNewOrder{account_, list.to_der()}, act);
    }
  } else if (const auto* account = std::get_if<AcmeAccount>(&envelope.message);
             step_ == Step::account && account != nullptr &&
             (account->status == 201 || account->status == 200)) {
    account_ = account->account;
    ask(Step::order, ca, AcmeNewOrder{account_, list.to_der()}, act);
  } else if (const auto* order = std::get_if<AcmeOrder>(&envelope.message);
             step_ == Step::order && order != nullptr && order->status == 201) {
    order_ = order->order;
    ask(Step::challenge, ca, AcmeChallengeAnswer{account_, order->challenge, token_}, act);
  } else if (const auto* result = std::get_if<AcmeChallengeResult>(&envelope.message);
             step_ == Step::challenge && result != nullptr && result->status == 200) {
    new_key_ = pki::PrivateKey::derive(shared_.seed, fmt::format("{}/key/{}", config_.path, ++generation_));
    const auto name = pki::provider_name(config_.country.text(), config_.organization, config_.spc);
    ask(Step::certificate, ca,
        AcmeFinalize{account_, order_, pki::make_csr(name, list, *new_key_, shared_.crypto)}, act);
  } else if (const auto* issued = std::get_if<AcmeCertificate>(&envelope.message);
             step_ == Step::certificate && issued != nullptr && issued->status == 200) {
    return install(*issued, act);
  } else {
    if (step_ == Step::order) account_.clear();  // perhaps the STI-CA knows it no longer
    try_again_later(act);                        // refused, undelivered, or no answer to what was asked
  }
  return News::none;
}

Enrolment::News Enrolment::install(const messages::AcmeCertificate& reply, Act& act) {
  const auto chain = shared_.certificates.chain_from_pem(reply.chain);
  if (!chain || !((*chain)[0]->public_key == new_key_->public_key())) {
    try_again_later(act);
    return News::none;
  }
  const pki::CertificatePtr leaf = (*chain)[0];
  std::string url = reply.url;
  if (!config_.own_repository_host.empty())
    url = fmt::format("https://{}/{}/{}.pem", config_.own_repository_host, config_.spc, hex(leaf->serial));
  credentials_.emplace(Credentials{*new_key_, leaf, reply.chain, std::move(url)});
  step_ = Step::idle;
  waiting_for_ = {};
  const Duration left = leaf->not_after - act.now();
  // Whatever the certificate says, not at once again.
  act.wake_after(std::max<Duration>(left - config_.renewal, std::chrono::minutes(1)), {tag_, ++attempt_});
  return News::new_credentials;
}

}  // namespace ishaken::parties
