#include "models/parties/administrator/bilateral_source.h"

#include <utility>

namespace ishaken::parties {

void BilateralSource::instructed(const ServedCountry& reader, const messages::InstructTrust& instruction,
                                 Act& act) {
  Partners& partners = readers_[reader.code()];
  auto before = std::exchange(partners.pins, {});
  for (const auto& pin : instruction.pins) {
    const auto root = office_.shared.certificates.from_pem(pin.pa_certificate);
    if (!root) continue;
    const auto known = before.find(pin.partner);
    if (known != before.end() && known->second.root->fingerprint == (*root)->fingerprint) {
      partners.pins.insert(before.extract(known));
    } else {
      partners.pins.insert_or_assign(pin.partner, Pin{*root, {}});
      partners.lists.erase(pin.partner);
      read(reader.code(), pin.partner, act);
    }
  }
  std::erase_if(partners.lists, [&](const auto& each) { return !partners.pins.contains(each.first); });
}

void BilateralSource::read(CountryCode reader, CountryCode partner, Act& act) {
  const PartyId where = office_.shared.directory.administrator(partner);
  if (where == no_party) return;
  act.ask(where, messages::PartnerListRequest{reader, partner},
          [this](const messages::Message* answer, Act& later) {
            if (const auto* reply = answer_as<messages::PartnerListReply>(answer)) came(*reply, later);
          });
  readers_[reader].pins.at(partner).next_read.after(
      office_.find(reader)->policy.partner_poll, act,
      [this, reader, partner](Act& later) { read(reader, partner, later); });
}

// One answer serves every country that has an agreement with that partner.
void BilateralSource::came(const messages::PartnerListReply& reply, Act& act) {
  if (reply.status != 200 || !reply.list) return;
  for (const auto& [code, country] : office_.countries) {
    Partners& partners = readers_[code];
    if (!partners.pins.contains(reply.country)) continue;
    if (auto list = believed(reply, country, partners, act.now())) {
      partners.lists.insert_or_assign(reply.country, std::move(list));
      events_.changed(code, act);
    }
  }
}

trust::TrustedListPtr BilateralSource::believed(const messages::PartnerListReply& reply,
                                                const ServedCountry& reader, Partners& partners,
                                                Instant now) const {
  auto list = office_.shared.reader.list(*reply.list, partners.pins.at(reply.country).root->public_key);
  if (list == nullptr || !trust::valid_at(*list->signer, now)) return nullptr;
  if (!reader.policy.enforce_sequence) return list;
  const auto known = partners.lists.find(reply.country);
  const bool older = known != partners.lists.end() && list->sequence < known->second->sequence;
  return older || !partners.signers[reply.country].accept(*list->signer) ? nullptr : list;
}

trust::TrustedListPtr BilateralSource::list_of(CountryCode country, const ServedCountry& reader,
                                               Instant) const {
  const auto partners = readers_.find(reader.code());
  if (partners == readers_.end()) return nullptr;
  const auto list = partners->second.lists.find(country);
  return list == partners->second.lists.end() ? nullptr : list->second;
}

}  // namespace ishaken::parties
