#include "models/parties/relying_party.h"

#include <algorithm>

#include "models/passport/x5u.h"
#include "models/trust/pa_signature.h"

namespace ishaken::parties {
namespace {

std::pair<std::string, Sha256> key_of(const trust::Authority& authority) {
  return {authority.crl_url, authority.root->fingerprint};
}

}  // namespace

void RelyingParty::start(Act& act) {
  read_list_after(act.draw("list-poll").between(Duration{0}, config_.policy.list_poll), act);
}

void RelyingParty::adopt(const trust::Policy& policy, Act& act) {
  use(policy);
  gather_crls();
  poll_crls(act);
}

void RelyingParty::pushed(const messages::TrustedListPush& push, Act& act) {
  const std::uint64_t before = version_;
  if (push.list) (void)judge(push.list, act);
  if (version_ != before) on_change_(act);
}

void RelyingParty::read_list_after(Duration delay, Act& act) {
  next_list_.after(delay, act, [this](Act& later) { read_list(later); });
}

void RelyingParty::read_list(Act& act) {
  act.ask(shared_.directory.administrator(config_.country), messages::TrustedListRequest{config_.country},
          [this](const messages::Message* answer, Act& later) {
            list_came(answer_as<messages::TrustedListReply>(answer), later);
          });
}

void RelyingParty::list_came(const messages::TrustedListReply* reply, Act& act) {
  const std::uint64_t before = version_;
  const bool taken = reply != nullptr && reply->status == 200 && reply->list && judge(reply->list, act);
  read_list_after(taken ? config_.policy.list_poll : config_.policy.list_retry, act);
  if (version_ != before) on_change_(act);
}

bool RelyingParty::judge(const messages::SharedText& text, Act& act) {
  std::string why;
  trust::TrustedListPtr list = shared_.reader.list(*text, config_.pa_root, &why);
  const bool ordered = config_.policy.enforce_sequence;
  if (list == nullptr) {
    if (why.empty()) why = "not to be believed";
  } else if (!trust::valid_at(*list->signer, act.now())) {
    why = "the signing certificate is not valid now";
  } else if (config_.policy.enforce_expiry && list->exp < numeric_date(act.now())) {
    why = "past its exp";
  } else if (ordered && list_ && list->sequence < list_->sequence) {
    why = "older than the one in use";
  } else if (ordered && !signer_.accept(*list->signer)) {
    why = "signed with a key that was replaced";
  } else {
    if (list != list_) install(std::move(list), text, act);
    return true;
  }
  act.record(TrustDecision{"refuse-list", config_.country, "", std::move(why)});
  return false;
}

void RelyingParty::install(trust::TrustedListPtr list, messages::SharedText text, Act& act) {
  list_ = std::move(list);
  list_text_ = std::move(text);
  anchors_.clear();
  ListInstalled news{list_->sequence, {}, list_->anchors.size()};
  for (const trust::TrustedAnchor& anchor : list_->anchors) {
    anchors_.push_back({anchor.certificate, anchor.policies});
    news.trusted.push_back(anchor.country);
  }
  std::sort(news.trusted.begin(), news.trusted.end());
  news.trusted.erase(std::unique(news.trusted.begin(), news.trusted.end()), news.trusted.end());
  Sources wanted;
  for (std::size_t i = 0; i < list_->authorities.size(); ++i) {
    auto key = key_of(list_->authorities[i]);
    // The known CRL is kept, with its next read.
    if (auto known = sources_.extract(key))
      wanted.insert(std::move(known)).position->second.authority = i;
    else
      wanted.try_emplace(std::move(key), Source{.authority = i});
  }
  sources_ = std::move(wanted);
  gather_crls();
  act.record(news);
  poll_crls(act);
}

bool RelyingParty::reads_crl_of(const trust::Authority& authority) const {
  if (config_.policy.revocation == trust::Revocation::off) return false;
  return config_.policy.foreign_crls || authority.root->public_key == config_.pa_root;
}

void RelyingParty::poll_crls(Act& act) {
  for (auto& each : sources_)
    if (!each.second.polled && reads_crl_of(list_->authorities[each.second.authority])) read_crl(each, act);
}

void RelyingParty::read_crl_after(Duration delay, Sources::value_type& of, Act& act) {
  of.second.next_read.after(delay, act, [this, &of](Act& later) { read_crl(of, later); });
}

void RelyingParty::read_crl(Sources::value_type& of, Act& act) {
  auto& [key, source] = of;
  source.polled = reads_crl_of(list_->authorities[source.authority]);
  const PartyId host = shared_.directory.host(passport::host_of(key.first));
  if (!source.polled || host == no_party) return;
  source.question.ask(host, messages::CrlRequest{key.first}, act,
                      [this, &of](const messages::Message* answer, Act& later) {
                        crl_came(answer_as<messages::CrlReply>(answer), of, later);
                      });
}

void RelyingParty::crl_came(const messages::CrlReply* reply, Sources::value_type& of, Act& act) {
  auto& [key, source] = of;
  const pki::Certificate& issuer = *list_->authorities[source.authority].root;
  auto read = reply != nullptr && reply->status == 200 && reply->crl ? shared_.reader.crl(*reply->crl, issuer)
                                                                     : nullptr;
  const pki::Crl* crl = read ? read->crl.get() : nullptr;
  // A CRL that the STI-PA did not sign never replaces one that it did.
  const bool worse = crl != nullptr && source.crl && source.crl->signature_valid &&
                     (!read->signature_valid || crl->number < source.crl->crl->number);
  if (crl == nullptr || worse) return read_crl_after(config_.policy.crl_retry, of, act);
  // The next read is earlier than the period if the CRL says so (plus a margin for clock skew).
  const Duration until_next = crl->next_update - act.now() + std::chrono::minutes(5);
  const Duration period = std::min(config_.policy.crl_poll, until_next);
  read_crl_after(std::max<Duration>(period, config_.policy.crl_retry), of, act);
  if (source.crl == read) return;
  source.crl = std::move(read);
  gather_crls();
  const PartyId host = shared_.directory.host(passport::host_of(key.first));
  act.record(CrlInstalled{shared_.directory.at(host).country, source.crl->crl->entries.size()});
  on_change_(act);
}

void RelyingParty::gather_crls() {
  crls_.clear();
  for (const auto& [key, source] : sources_)
    if (source.crl && reads_crl_of(list_->authorities[source.authority])) crls_.push_back(*source.crl);
  ++version_;
}

const pki::Crl* RelyingParty::crl_of(const trust::Authority& authority) const {
  const auto source = sources_.find(key_of(authority));
  return source == sources_.end() || !source->second.crl ? nullptr : source->second.crl->crl.get();
}

}  // namespace ishaken::parties
