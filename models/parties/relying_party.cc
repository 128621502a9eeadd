#include "models/parties/relying_party.h"

#include <algorithm>

#include "models/passport/x5u.h"
#include "models/trust/pa_signature.h"

namespace ishaken::parties {

void RelyingParty::start(Act& act) {
  const Duration phase = act.draw("list-poll").between(Duration{0}, config_.policy.list_poll);
  act.wake_after(phase, {list_tag_, 0});
}

void RelyingParty::wake(Tag tag, Act& act) {
  if (tag.what == list_tag_) return read_list(act);
  if (tag.which < urls_.size()) read_crl(urls_[tag.which], act);
}

bool RelyingParty::receive(const messages::Envelope& envelope, Act& act) {
  if (!envelope.is_reply) return false;
  if (envelope.request == list_request_) {
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
  const auto* reply = std::get_if<messages::CrlReply>(&envelope.message);
  on(reply != nullptr ? *reply : messages::CrlReply{0, nullptr}, request.mapped(), act);
  return true;
}

void RelyingParty::read_list(Act& act) {
  list_request_ = act.send(shared_.directory.administrator(config_.country),
                           messages::TrustedListRequest{config_.country});
}

void RelyingParty::on(const messages::TrustedListReply& reply, Act& act) {
  const auto retry = [&](std::string reason) {
    act.record(TrustDecision{"refuse-list", config_.country, "", std::move(reason)});
    act.wake_after(config_.policy.list_retry, {list_tag_, 0});
  };
  if (reply.status != 200 || !reply.list) return act.wake_after(config_.policy.list_retry, {list_tag_, 0});
  std::string why;
  trust::TrustedListPtr list = shared_.reader.list(*reply.list, config_.pa_root, &why);
  if (list == nullptr) return retry(why.empty() ? "not to be believed" : why);
  if (!trust::valid_at(*list->signer, act.now())) return retry("the signing certificate is not valid now");
  if (config_.policy.enforce_expiry && list->exp < numeric_date(act.now())) return retry("past its exp");
  if (config_.policy.enforce_sequence && list_ && list->sequence < list_->sequence)
    return retry("older than the one in use");
  act.wake_after(config_.policy.list_poll, {list_tag_, 0});
  if (!list_ || list->sequence != list_->sequence || list != list_) install(std::move(list), reply.list, act);
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
  std::map<std::string, Source> wanted;
  for (std::size_t i = 0; i < list_->authorities.size(); ++i) {
    const std::string& url = list_->authorities[i].crl_url;
    const auto known = sources_.find(url);
    Source source = known == sources_.end() ? Source{} : known->second;
    source.authority = i;
    wanted.emplace(url, std::move(source));
  }
  sources_ = std::move(wanted);
  gather_crls();
  act.record(news);
  for (auto& [url, source] : sources_) {
    if (source.polled || config_.policy.revocation == trust::Revocation::off) continue;
    source.polled = true;
    read_crl(url, act);
  }
}

void RelyingParty::read_crl(const std::string& url, Act& act) {
  const auto source = sources_.find(url);
  if (source == sources_.end()) return;  // its country is no longer on the list
  const PartyId where = shared_.directory.host(passport::host_of(url));
  if (where == no_party) return;
  crl_requests_.emplace(act.send(where, messages::CrlRequest{url}), url);
}

void RelyingParty::on(const messages::CrlReply& reply, const std::string& url, Act& act) {
  const auto source = sources_.find(url);
  if (source == sources_.end()) return;
  const auto place = std::find(urls_.begin(), urls_.end(), url);
  const std::uint64_t which = static_cast<std::uint64_t>(place - urls_.begin());
  if (place == urls_.end()) urls_.push_back(url);
  const pki::PublicKey& issuer = list_->authorities[source->second.authority].root->public_key;
  auto read = reply.status == 200 && reply.crl ? shared_.reader.crl(*reply.crl, issuer) : nullptr;
  const pki::Crl* crl = read ? read->crl.get() : nullptr;
  const bool older = crl != nullptr && source->second.crl && crl->number < source->second.crl->crl->number;
  if (crl == nullptr || older) return act.wake_after(config_.policy.crl_retry, {crl_tag_, which});
  // Sooner than the period where the CRL itself says so (plus what its clock may be off).
  const Duration until_next = crl->next_update + std::chrono::minutes(5) - act.now();
  act.wake_after(std::max<Duration>(std::min(config_.policy.crl_poll, until_next), config_.policy.crl_retry),
                 {crl_tag_, which});
  if (source->second.crl == read) return;
  source->second.crl = std::move(read);
  gather_crls();
  const CountryCode country = shared_.directory.at(shared_.directory.host(passport::host_of(url))).country;
  act.record(CrlInstalled{country, source->second.crl->crl->entries.size()});
}

void RelyingParty::gather_crls() {
  crls_.clear();
  for (const auto& [url, source] : sources_)
    if (source.crl) crls_.push_back(*source.crl);
  ++version_;
}

const pki::Crl* RelyingParty::crl_for(const trust::TrustedAnchor& anchor) const {
  const auto source = sources_.find(list_->authorities[anchor.authority].crl_url);
  return source == sources_.end() || !source->second.crl ? nullptr : source->second.crl->crl.get();
}

}  // namespace ishaken::parties
