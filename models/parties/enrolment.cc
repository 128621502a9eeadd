#include "models/parties/enrolment.h"

#include <fmt/format.h>

#include <algorithm>
#include <concepts>

#include "models/pki/csr.h"
#include "models/pki/issuing.h"
#include "models/pki/pem.h"
#include "models/pki/spc_token.h"

namespace ishaken::parties {
namespace {

constexpr Duration retry = std::chrono::minutes(10);
// The time for all steps from the SPC token to the certificate. It is longer than the network needs to give
// up on a request.
constexpr Duration patience = std::chrono::minutes(5);

Bytes point_of(const pki::PublicKey& key) { return {key.point().begin(), key.point().end()}; }

bool granted(const messages::ApprovalResult& approval) { return approval.approved; }
bool granted(const messages::SpcTokenReply& reply) { return reply.status == 200; }
// Accepts status 200, too, with which an existing account is returned (RFC 8555 section 7.3.1).
bool granted(const messages::AcmeAccount& reply) { return reply.status == 201 || reply.status == 200; }
bool granted(const messages::AcmeOrder& reply) { return reply.status == 201; }
bool granted(const messages::AcmeChallengeResult& reply) { return reply.status == 200; }
bool granted(const messages::AcmeCertificate& reply) { return reply.status == 200; }

}  // namespace

template <class Reply>
void Enrolment::ask(PartyId whom, messages::Message request, void (Enrolment::*next)(const Reply&, Act&),
                    Act& act) {
  question_.ask(whom, std::move(request), act, [this, next](const messages::Message* answer, Act& later) {
    const Reply* const reply = answer_as<Reply>(answer);
    if (reply != nullptr && granted(*reply)) return (this->*next)(*reply, later);
    // The STI-CA may no longer know the account that the order named.
    if constexpr (std::same_as<Reply, messages::AcmeOrder>) account_.clear();
    try_again_later(later);
  });
}

// Waits for the STI-GA without a limit, since its decision may take any time.
void Enrolment::start(Act& act) {
  again_.cancel();
  ask(shared_.directory.governance(config_.country),
      messages::ApprovalRequest{messages::ApprovalRequest::Role::service_provider, config_.path, config_.spc,
                                "", ""},
      &Enrolment::approved, act);
}

void Enrolment::begin_approved(Act& act) {
  approved_ = true;
  begin(act);
}

void Enrolment::approved(const messages::ApprovalResult&, Act& act) { begin_approved(act); }

void Enrolment::renew(Act& act) {
  if (approved_) begin(act);
}

void Enrolment::change_authority(Act& act) {
  ++authority_shift_;
  account_.clear();
  renew(act);
}

// Limits the steps from here to the certificate to `patience`, since the other parties answer at once or
// never.
void Enrolment::begin(Act& act) {
  account_key_ = pki::PrivateKey::derive(shared_.seed, config_.path + "/account");
  ask(shared_.directory.administrator(config_.country),
      messages::SpcTokenRequest{config_.spc, pki::account_fingerprint(account_key_->public_key())},
      &Enrolment::token_came, act);
  again_.after(patience, act, [this](Act& later) { begin(later); });
}

void Enrolment::token_came(const messages::SpcTokenReply& reply, Act& act) {
  token_ = reply.token;
  if (!account_.empty()) return order(act);
  ask(authority(), messages::AcmeNewAccount{point_of(account_key_->public_key())}, &Enrolment::account_came,
      act);
}

void Enrolment::account_came(const messages::AcmeAccount& account, Act& act) {
  account_ = account.account;
  order(act);
}

void Enrolment::order(Act& act) {
  ask(authority(), messages::AcmeNewOrder{account_, number_authority().to_der()}, &Enrolment::ordered, act);
}

void Enrolment::ordered(const messages::AcmeOrder& order, Act& act) {
  order_ = order.order;
  ask(authority(), messages::AcmeChallengeAnswer{account_, order.challenge, token_},
      &Enrolment::challenge_passed, act);
}

void Enrolment::challenge_passed(const messages::AcmeChallengeResult&, Act& act) {
  new_key_ = pki::PrivateKey::derive(shared_.seed, fmt::format("{}/key/{}", config_.path, ++generation_));
  const auto name = pki::provider_name(config_.country.text(), config_.organization, config_.spc);
  ask(authority(),
      messages::AcmeFinalize{account_, order_,
                             pki::make_csr(name, number_authority(), *new_key_, shared_.crypto)},
      &Enrolment::issued, act);
}

void Enrolment::issued(const messages::AcmeCertificate& certificate, Act& act) {
  const auto chain = shared_.certificates.chain_from_pem(certificate.chain);
  if (!chain || !((*chain)[0]->public_key == new_key_->public_key())) return try_again_later(act);
  const pki::CertificatePtr leaf = (*chain)[0];
  std::string url = certificate.url;
  if (!config_.own_repository_host.empty())
    url = fmt::format("https://{}/{}/{}.pem", config_.own_repository_host, config_.spc, hex(leaf->serial));
  credentials_.emplace(Credentials{*new_key_, leaf, certificate.chain, std::move(url)});
  const Duration left = leaf->not_after - act.now();
  // Waits at least a minute, even if the certificate expires sooner.
  again_.after(std::max<Duration>(left - config_.renewal, std::chrono::minutes(1)), act,
               [this](Act& later) { begin(later); });
  if (on_new_credentials_) on_new_credentials_(*credentials_, act);
}

void Enrolment::try_again_later(Act& act) {
  again_.after(retry, act, [this](Act& later) { approved_ ? begin(later) : start(later); });
}

PartyId Enrolment::authority() const {
  const auto& all = shared_.directory.authorities(config_.country);
  return all.empty() ? no_party : all[(config_.preferred_ca + authority_shift_) % all.size()];
}

pki::TnAuthList Enrolment::number_authority() const { return pki::TnAuthList::of(config_.spc); }

}  // namespace ishaken::parties
