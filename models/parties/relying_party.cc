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
  const Duration phase = act.draw("list-poll").between(Duration{0}, config_.policy.list_poll);
  act.wake_after(phase, {list_tag_, 0});
}

void RelyingParty::adopt(const trust::Policy& policy, Act& act) {
  use(policy);
  gather_crls();
  poll_crls(act);
}

void RelyingParty::wake(Tag tag, Act& act) {
  if (tag.what == list_tag_) return read_list(act);
  read_crl(tag.which, act);
}

bool RelyingParty::receive(const messages::Envelope& envelope, Act& act) {
  if (const auto* pushed = std::get_if<messages::TrustedListPush>(&envelope.message)) {
    if (envelope.from == shared_.directory.administrator(config_.country) && pushed->list)
      (void)judge(pushed->list, act);
    return true;
  }
  if (!envelope.is_reply) return false;
  if (number(envelope.request) != 0 && envelope.request == list_request_) {
    list_request_ = {};
    if (const auto* reply = std::get_if<messages::TrustedListReply>(&envelope.message)) {
      on(*reply, act);
    } else {
      act.wake_after(config_.policy.list_retry, {list_tag_, 0});
    }
    return true;
  }
  const auto request = crl_requests_.extract(envelope.request);
  if (request.empty()) return false;
  const auto source = source_of(request.mapped());
  if (source == sources_.end()) return true;
  const auto* reply = std::get_if<messages::CrlReply>(&envelope.message);
  on(reply != nullptr ? *reply : messages::CrlReply{0, nullptr}, source->first.first, source->second, act);
  return true;
}

void RelyingParty::read_list(Act& act) {
  list_request_ = act.send(shared_.directory.administrator(config_.country),
                           messages::TrustedListRequest{config_.country});
}

void RelyingParty::on(const messages::TrustedListReply& reply, Act& act) {
  const bool taken = reply.status == 200 && reply.list && judge(reply.list, act);
  act.wake_after(taken ? config_.policy.list_poll : config_.policy.list_retry, {list_tag_, 0});
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
    const auto known = sources_.find(key);
    Source source = known == sources_.end() ? Source{} : known->second;
    source.authority = i;
    wanted.emplace(std::move(key), std::move(source));
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
  for (auto& [key, source] : sources_)
    if (source.poll == 0 && reads_crl_of(list_->authorities[source.authority])) {
      source.poll = ++polls_;
      read_crl(source.poll, act);
    }
}

RelyingParty::Sources::iterator RelyingParty::source_of(std::uint64_t poll) {
  return std::find_if(sources_.begin(), sources_.end(),
                      [&](const auto& each) { return each.second.poll == poll; });
}

void RelyingParty::read_crl(std::uint64_t poll, Act& act) {
  const auto source = source_of(poll);
  if (source == sources_.end()) return;  // its country is no longer on the list, or came back later
  if (!reads_crl_of(list_->authorities[source->second.authority])) {
    source->second.poll = 0;
    return;
  }
  const PartyId where = shared_.directory.host(passport::host_of(source->first.first));
  if (where == no_party) return;
  crl_requests_.emplace(act.send(where, messages::CrlRequest{source->first.first}), poll);
}

void RelyingParty::on(const messages::CrlReply& reply, const std::string& url, Source& source, Act& act) {
  const Tag again{crl_tag_, source.poll};
  const pki::PublicKey& issuer = list_->authorities[source.authority].root->public_key;
  auto read = reply.status == 200 && reply.crl ? shared_.reader.crl(*reply.crl, issuer) : nullptr;
  const pki::Crl* crl = read ? read->crl.get() : nullptr;
  // One that the STI-PA did not sign never takes the place of one that it did.
  const bool worse = crl != nullptr && source.crl && source.crl->signature_valid &&
                     (!read->signature_valid || crl->number < source.crl->crl->number);
  if (crl == nullptr || worse) return act.wake_after(config_.policy.crl_retry, again);
  // Sooner than the period where the CRL itself says so (plus what its clock may be off).
  const Duration until_next = crl->next_update - act.now() + std::chrono::minutes(5);
  act.wake_after(std::max<Duration>(std::min(config_.policy.crl_poll, until_next), config_.policy.crl_retry),
                 again);
  if (source.crl == read) return;
  source.crl = std::move(read);
  gather_crls();
  const CountryCode country = shared_.directory.at(shared_.directory.host(passport::host_of(url))).country;
  act.record(CrlInstalled{country, source.crl->crl->entries.size()});
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
