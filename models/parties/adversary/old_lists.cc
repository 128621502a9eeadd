#include "models/parties/adversary/old_lists.h"

#include "models/base/overloaded.h"
#include "models/parties/adversary/reading.h"

namespace ishaken::parties {
namespace {

bool is_good(int status) { return status == 200 || status == 304; }

}  // namespace

void OldLists::capture(const messages::Capture& order, Act& act) {
  read_all(order.at, order.country, act,
           [this, at = order.at, country = order.country]() -> Served& { return captured_[{at, country}]; });
}

void OldLists::show(const messages::StandOnLink& order, Act& act) {
  if (auto old = captured_.extract({order.at, order.country}); !old.empty()) {
    shown_.insert_or_assign(order.attack, std::move(old.mapped()));
  } else {
    read_all(order.at, order.country, act,
             [this, attack = order.attack]() -> Served& { return shown_[attack]; });
  }
}

void OldLists::read_all(PartyId at, CountryCode country, Act& act, const Into& into) {
  const auto keep = [into](const messages::Message& answer, Act&) {
    Served& kept = into();
    std::visit(Overloaded{
                   [&](const messages::RegistryContents& m) { kept.contents = m.contents; },
                   [&](const messages::TrustedListReply& m) { kept.list = m.list; },
                   [&](const messages::PartnerListReply& m) { kept.partner_list = m.list; },
                   [](const auto&) {},  // no document to keep
               },
               answer);
  };
  if (at == shared_.directory.registry()) return read(at, messages::RegistryRead{0}, act, keep);
  read(at, messages::TrustedListRequest{country}, act, keep);
  read(at, messages::PartnerListRequest{partner_, country}, act, keep);
}

void OldLists::passes(const messages::StandOnLink& order, messages::Message& message) const {
  const auto found = shown_.find(order.attack);
  if (found == shown_.end()) return;
  const Served& old = found->second;
  std::visit(Overloaded{
                 [&](messages::RegistryContents& m) {
                   if (is_good(m.status) && old.contents) m = {200, old.contents};
                 },
                 [&](messages::TrustedListReply& m) {
                   if (is_good(m.status) && old.list) m = {200, old.list};
                 },
                 [&](messages::PartnerListReply& m) {
                   if (is_good(m.status) && old.partner_list) m.list = old.partner_list;
                 },
                 [&](messages::TrustedListPush& m) {
                   if (old.list) m.list = old.list;
                 },
                 [](auto&) {},
             },
             message);
}

}  // namespace ishaken::parties
