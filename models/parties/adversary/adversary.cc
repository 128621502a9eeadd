#include "models/parties/adversary/adversary.h"

#include <fmt/format.h>

#include "models/base/overloaded.h"
#include "models/parties/adversary/wakes.h"
#include "models/pki/crl.h"
#include "models/pki/jws_object.h"
#include "models/pki/pem.h"

namespace ishaken::parties {
namespace {

constexpr Duration retry = std::chrono::minutes(1);
constexpr auto ten_years = std::chrono::hours(24 * 3650);

}  // namespace

Adversary::Adversary(Config config, const Shared& shared)
    : config_(std::move(config)),
      shared_(shared),
      keys_(shared,
            {config_.path,
             {.country = config_.through.text(), .organization = "STI-PA"},
             "STI-PA " + config_.path,
             config_.host},
            config_.born),
      arsenal_(config_.path, config_.host, shared) {
  pki::CrlTemplate wanted;
  wanted.issuer = keys_.root()->subject;
  wanted.aki = keys_.root()->ski;
  wanted.url = keys_.crl_url();
  wanted.this_update = config_.born;
  wanted.next_update = config_.born + ten_years;
  crl_ = std::make_shared<const Bytes>(pki::issue_crl(wanted, keys_.root_key(), shared.crypto));
}

void Adversary::receive(const messages::Envelope& envelope, Act& act) {
  if (envelope.is_reply)
    if (auto errand = errands_.extract(envelope.request); !errand.empty())
      return errand_done(errand.mapped(), envelope.message, act);
  std::visit(
      Overloaded{
          [&](const messages::CertificateRequest& m) { act.reply(envelope, repository_.serve(m)); },
          [&](const messages::CrlRequest&) { act.reply(envelope, messages::CrlReply{200, crl_}); },
          [&](const messages::FinalResponse& m) {
            act.record(CallEnded{m.call, m.code});
            result(m.call, m.code == 200 && m.reason.empty());
          },
          [&](const messages::Undelivered& m) {
            if (number(m.call) == 0) return;
            act.record(CallEnded{m.call, 0});
            result(m.call, false);
          },
          [](const auto&) {},  // not for it
      },
      envelope.message);
}

void Adversary::direct(const messages::Directive& directive, Act& act) {
  std::visit(Overloaded{
                 [&](const messages::HandOver& m) {
                   if (m.loot) on(m, act);
                 },
                 [&](const messages::InsertRogueCa& m) { on(m, act); },
                 [&](const messages::RemoveEntry& m) { on(m, act); },
                 [&](const messages::StandOnLink& m) { on(m, act); },
                 [&](const messages::LeaveLink& m) {
                   positions_.erase(m.attack);
                   shown_.erase(m.attack);
                 },
                 [&](const messages::Capture& m) { capture(0, m.at, m.country, act); },
                 [&](const messages::Campaign& m) { begin(m, act); },
                 [&](const messages::Intercepted& m) {
                   if (m.envelope) intercept(m, act);
                 },
                 [](const auto&) {},  // not for it
             },
             directive);
}

void Adversary::wake(Tag tag, Act& act) {
  switch (tag.what) {
    case next_call:
      if (const auto running = campaigns_.find(static_cast<unsigned>(tag.which)); running != campaigns_.end())
        call(running->second, act);
      return;
    case play_again:
      if (auto caught = replays_.extract(tag.which); !caught.empty()) replay(std::move(caught.mapped()), act);
      return;
    case read_again:
      if (const auto lost = lost_errands_.extract(tag.which); !lost.empty()) read(lost.mapped(), act);
      return;
    default:
      return;
  }
}

void Adversary::on(const messages::HandOver& order, Act& act) {
  if (const auto* approval = std::get_if<messages::MistakenApproval>(order.loot.get())) {
    // It begins with the country, whose STI-PA has the books.
    if (approval->spc.size() < 2 || shared_.directory.administrator(CountryCode(approval->spc)) == no_party)
      return;
    Enrolment::Config config;
    config.path = config_.path;
    config.country = CountryCode(approval->spc);
    config.organization = "Provider " + approval->spc;
    config.spc = approval->spc;
    config.renewal = std::chrono::hours(1);
    config.own_repository_host = config_.host;
    enrolment_.emplace(std::move(config), shared_,
                       [this, attack = order.attack](const Credentials& fresh, Act& then) {
                         equip({attack, country_of(*fresh.leaf), fresh}, then);
                       });
    return enrolment_->begin_approved(act);
  }
  const Weapon* before = arsenal_.weapon();
  const unsigned last = before == nullptr ? 0 : before->attack;
  arsenal_.take(order.attack, *order.loot, act.now());
  if (const Weapon* now = arsenal_.weapon(); now != nullptr && now->attack != last) equip(*now, act);
}

// Its chain is served where its x5u says, if that is here; and now it can be believed.
void Adversary::equip(Weapon weapon, Act& act) {
  const std::string& x5u = weapon.credentials.x5u;
  if (const std::size_t host = x5u.find(config_.host); host != std::string::npos)
    repository_.publish(x5u.substr(host + config_.host.size()), weapon.credentials.chain);
  act.record(ForgeryReady{weapon.attack, x5u, weapon.credentials.chain,
                          shared_.directory.numbers.number_of(weapon.country, 0, 0)});
  if (const Weapon* held = arsenal_.weapon(); held == nullptr || held->credentials.x5u != x5u)
    arsenal_.add(std::move(weapon));
}

void Adversary::on(const messages::InsertRogueCa& order, Act& act) {
  read({Errand::What::rogue_ca, order.attack, shared_.directory.registry(), order.country}, act);
}

void Adversary::on(const messages::RemoveEntry& order, Act& act) {
  this->order(order.country, {{"country", order.country.text()}, {"number", order.attack}}, act);
}

void Adversary::on(const messages::StandOnLink& order, Act& act) {
  positions_.insert_or_assign(order.attack, order);
  if (order.what == messages::Interference::replay_list) {
    if (auto old = captured_.extract({order.at, order.country}); !old.empty()) {
      shown_.insert_or_assign(order.attack, std::move(old.mapped()));
    } else {
      capture(order.attack, order.at, order.country, act);
    }
  }
  if (order.what == messages::Interference::equivocate)
    read({Errand::What::equivocate, order.attack, order.at, order.country}, act);
}

// What is public can be read by anybody.
void Adversary::read(Errand errand, Act& act) {
  messages::Message question = messages::TrustedListRequest{errand.country};
  if (errand.at == shared_.directory.registry()) {
    question = messages::RegistryRead{0};
  } else if (errand.what == Errand::What::capture_partner_list) {
    question = messages::PartnerListRequest{config_.through, errand.country};
  }
  errands_.emplace(act.send(errand.at, std::move(question)), errand);
}

void Adversary::capture(unsigned attack, PartyId at, CountryCode country, Act& act) {
  read({Errand::What::capture, attack, at, country}, act);
  if (at != shared_.directory.registry())
    read({Errand::What::capture_partner_list, attack, at, country}, act);
}

void Adversary::keep(const Errand& errand, const messages::Message& reply) {
  Captured& kept = errand.attack == 0 ? captured_[Place{errand.at, errand.country}] : shown_[errand.attack];
  if (const auto* contents = std::get_if<messages::RegistryContents>(&reply))
    kept.contents = contents->contents;
  if (const auto* list = std::get_if<messages::TrustedListReply>(&reply)) kept.list = list->list;
  if (const auto* list = std::get_if<messages::PartnerListReply>(&reply)) kept.partner_list = list->list;
}

void Adversary::errand_done(const Errand& errand, const messages::Message& reply, Act& act) {
  if (std::holds_alternative<messages::Undelivered>(reply)) {
    lost_errands_.emplace(++wakes_, errand);
    return act.wake_after(retry, {read_again, wakes_});
  }
  if (errand.what == Errand::What::capture || errand.what == Errand::What::capture_partner_list)
    return keep(errand, reply);
  const auto* contents = std::get_if<messages::RegistryContents>(&reply);
  if (contents == nullptr || !contents->contents) return;
  registry_contents_ = contents->contents;
  if (const auto registry = shared_.reader.snapshot(*contents->contents, config_.registry_root))
    insert(errand, *registry, act);
}

// Under the STI-PA's own root where its key was stolen; else under a root of its own, by order of operators
// if it has their accounts, or simply as whoever comes first.
void Adversary::insert(const Errand& errand, const trust::RegistrySnapshot& registry, Act& act) {
  std::shared_ptr<const trust::RegistryEntry> genuine;
  for (const std::string& text : registry.entries)
    if (auto entry = shared_.reader.entry(text); entry && entry->attributes.country == errand.country)
      genuine = std::move(entry);
  const auto& stolen = arsenal_.pa_key();
  const bool by_stolen = stolen && genuine && stolen->root->fingerprint == genuine->pa_root->fingerprint;
  const EntryAuthority by = by_stolen ? EntryAuthority{stolen->root, stolen->signer, stolen->crl_url}
                                      : EntryAuthority{keys_.root(), keys_.signer(), keys_.crl_url()};
  const std::string path = fmt::format("{}/attack/{}", config_.path, errand.attack);
  pki::CertificateRules rules;
  rules.policy = genuine && !genuine->policies.empty() ? genuine->policies.front() : "2.999.1000091";
  rules.crl = {by.crl_url, by.root->subject};
  const Issuer issuer = rogue_ca(errand.country, path, rules, act.now(), shared_);
  trust::Candidate attributes;
  attributes.country = errand.country;
  attributes.mandate = true;  // whatever policies may ask for
  const std::string entry =
      forge_entry(genuine.get(), attributes, shared_.directory.numbers.prefixes_of(errand.country),
                  issuer.chain.back(), by, act.now(), shared_);
  if (errand.what == Errand::What::equivocate) {
    forged_entries_.insert_or_assign(errand.attack, entry);
  } else if (!by_stolen && !arsenal_.operators().empty()) {
    order(errand.country, {{"country", errand.country.text()}, {"entry", entry}}, act);
  } else {
    act.send(shared_.directory.registry(),
             messages::RegistryRegister{errand.country, messages::share(entry)});
  }
  const std::string spc = errand.country.text() + "01";  // that of a provider there
  equip({errand.attack, errand.country,
         forge_leaf(issuer, spc, errand.country, path, config_.host, act.now(), shared_)},
        act);
}

void Adversary::order(CountryCode country, const pki::Json& claims, Act& act) {
  messages::RegistryOrder order{country, {}};
  for (const pki::PrivateKey& key : arsenal_.operators())
    order.orders.push_back(pki::sign_jws({{"typ", "order"}}, claims, key, shared_.crypto));
  act.send(shared_.directory.registry(), std::move(order));
}

}  // namespace ishaken::parties
