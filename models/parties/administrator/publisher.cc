#include "models/parties/administrator/publisher.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "models/trust/list_changes.h"

namespace ishaken::parties {
namespace {

// Returns the national list as the country's own providers use it: under scoped trust the gateway's
// attestation C does not vouch for numbers of other countries, as the anchors of others do not.
trust::TrustedList scoped(trust::TrustedList national, const trust::Policy& policy) {
  for (trust::TrustedAnchor& anchor : national.anchors)
    anchor.gateway_scoped = policy.merge == trust::Merge::scoped;
  return national;
}

}  // namespace

void Publisher::renew(const ServedCountry& country, Act& act) {
  publish(country, true, act);
  act.after(country.policy.list_validity / 2, [this, &country](Act& later) { renew(country, later); });
}

void Publisher::publish_soon(CountryCode country, Act& act) {
  if (std::exchange(published_[country].soon, true)) return;
  act.after(std::chrono::seconds(1), [this, country](Act& later) {
    published_[country].soon = false;
    publish(*office_.find(country), false, later);
  });
}

void Publisher::sign_all(Act& act) {
  for (const auto& [code, country] : office_.countries) publish(country, true, act);
}

void Publisher::publish(const ServedCountry& country, bool in_any_case, Act& act) {
  Published& published = published_[country.code()];
  trust::TrustedList national = national_.list_of(country);
  trust::TrustedList merged = merge(country, national, act.now());
  const bool national_changed = in_any_case || !trust::same_contents(national, published.national.content);
  if (national_changed) {
    replace(published.national, std::move(national), country, act.now());
    registration_.list_changed(country, published.national.text, act);
  }
  if (!national_changed && trust::same_contents(merged, published.merged.content)) return;
  const bool withdraws = trust::withdraws_trust(published.merged.content, merged);
  replace(published.merged, std::move(merged), country, act.now());
  const trust::TrustedList& list = published.merged.content;
  act.record(ListPublished{country.code(), list.sequence, country.instruction.trusted, list.anchors.size()});
  if (withdraws && country.policy.push_lists) push(country, published.merged.text, act);
}

trust::TrustedList Publisher::merge(const ServedCountry& country, const trust::TrustedList& national,
                                    Instant now) const {
  std::vector<trust::MergeSource> sources;
  for (const trust::TrustedCountry& trusted : country.instruction.trusted)
    if (auto list = usable(trusted, country, now)) sources.push_back({trusted, std::move(list)});
  return trust::merge(scoped(national, country.policy), country.code(), sources, country.instruction,
                      excluded_lists(country, now));
}

std::vector<trust::TrustedListPtr> Publisher::excluded_lists(const ServedCountry& country,
                                                             Instant now) const {
  std::vector<trust::TrustedListPtr> out;
  for (const CountryCode excluded : country.instruction.excluded)
    for (const auto& source : sources_)
      if (auto list = source->list_of(excluded, country, now)) out.push_back(std::move(list));
  return out;
}

trust::TrustedListPtr Publisher::usable(const trust::TrustedCountry& of, const ServedCountry& country,
                                        Instant now) const {
  const auto source =
      std::ranges::find_if(sources_, [&](const auto& each) { return each->name() == of.mechanism; });
  if (source == sources_.end()) return nullptr;
  auto list = (*source)->list_of(of.country, country, now);
  const bool expired = list != nullptr && country.policy.enforce_expiry && list->exp < numeric_date(now);
  return expired ? nullptr : list;
}

void Publisher::replace(List& list, trust::TrustedList content, const ServedCountry& country, Instant now) {
  content.sequence = list.content.sequence + 1;
  content.exp = numeric_date(now + country.policy.list_validity);
  list.content = std::move(content);
  list.text = messages::share(office_.keys.sign("trusted-list", to_claims(list.content)));
}

void Publisher::push(const ServedCountry& country, const messages::SharedText& list, Act& act) {
  for (const PartyId provider : office_.shared.directory.providers(country.code()))
    office_.courier.send(provider, messages::TrustedListPush{country.code(), list}, act, "push");
}

void Publisher::serve(const messages::TrustedListRequest& request, const messages::Envelope& envelope,
                      Act& act) {
  const auto published = published_.find(request.country);
  const messages::SharedText text = published == published_.end() ? nullptr : published->second.merged.text;
  act.reply(envelope, messages::TrustedListReply{text ? 200 : 404, text});
}

void Publisher::serve_partner(const messages::PartnerListRequest& request, const messages::Envelope& envelope,
                              Act& act) {
  const ServedCountry* country = office_.find(request.country);
  messages::SharedText text;
  if (const auto found = published_.find(request.country); country != nullptr && found != published_.end())
    text = country->instruction.re_export ? found->second.merged.text : found->second.national.text;
  act.reply(envelope, messages::PartnerListReply{text ? 200 : 404, request.country, text});
}

}  // namespace ishaken::parties
