#include "models/parties/international_registry/international_registry.h"

#include <algorithm>

#include "models/base/overloaded.h"
#include "models/messages/loot.h"
#include "models/parties/theft.h"

namespace ishaken::parties {

InternationalRegistry::InternationalRegistry(const Config& config, const Shared& shared)
    : shared_(shared),
      publication_delay_(config.publication_delay),
      entries_(shared.reader),
      operators_(config.operators, shared.seed, shared.crypto),
      pending_({config.settled_at, config.hold}, entries_, operators_, shared.reader,
               [this](const RegistryChange& change, Act& act) { apply(change, act); }),
      requests_(shared.crypto),
      disputes_(config.decision_delay, [this](CountryCode country, const std::string& culprit,
                                              Act& act) { restore(country, culprit, act); }),
      publication_(RootedKeys(shared,
                              {"registry",
                               {.organization = "International SHAKEN registry"},
                               "International SHAKEN registry",
                               config.host},
                              config.born),
                   config.log, entries_.shown()) {}

InternationalRegistry::~InternationalRegistry() = default;

const Handlers<InternationalRegistry>& InternationalRegistry::handlers() {
  using Registry = InternationalRegistry;
  static const auto table =
      Handlers<Registry>()
          .on<messages::RegistryRegister>(anyone, &Registry::admit)
          .on<messages::RegistryWithdraw>(anyone, &Registry::withdraw)
          .on<messages::RegistryOrder>(anyone, &Registry::order)
          .on<messages::RegistryDispute>(anyone, &Registry::dispute)
          .on<messages::RegistryRead>(anyone, &Registry::publication_, &RegistryPublication::read)
          .on<messages::LogProofRequest>(anyone, &Registry::publication_, &RegistryPublication::prove);
  return table;
}

void InternationalRegistry::receive(const messages::Envelope& envelope, Act& act) {
  handlers().dispatch(*this, shared_.directory, envelope, act);
}

void InternationalRegistry::direct(const messages::Directive& directive, Act& act) {
  std::visit(Overloaded{
                 [&](const messages::Start&) { publication_.publish(act.now()); },
                 [&](const messages::ReplaceKey&) { replace_key(act); },
                 [&](const messages::AttackFound& m) { disputes_.found(m, act); },
                 [](const auto&) {},  // for other parties
             },
             directive);
}

void InternationalRegistry::replace_key(Act& act) {
  publication_.rotate_key(act.now());
  act.record(TrustDecision{"rotate-key", {}, "registry", "new signing key under the same root"});
  publication_.publish(act.now());
}

messages::RegistryResult InternationalRegistry::admit(const messages::RegistryRegister& request, Act& act) {
  if (!request.entry) return {400, "no entry"};
  const auto entry = shared_.reader.entry(*request.entry);
  if (entry == nullptr) return {403, "the entry is not signed under the STI-PA root that it names"};
  if (entry->attributes.country != request.country) return {403, "the entry is of another country"};
  // The first STI-PA that registers a country keeps its place while its entry is valid: a second one is a
  // matter for people.
  if (const HeldEntry* held = entries_.find(request.country);
      held != nullptr && held->entry->exp >= numeric_date(act.now()) &&
      held->entry->pa_root->fingerprint != entry->pa_root->fingerprint)
    return {409, "the country is registered under another STI-PA root"};
  if (pending_.is_contested(request.country, *entry->pa_root))
    return {409, "the country is being registered under another STI-PA root"};
  if (entry->exp < numeric_date(act.now())) return {403, "the entry has expired"};
  auto result = requests_.check(*entry);
  if (result.status == 200) pending_.propose({request.country, HeldEntry{entry, *request.entry}}, act);
  return result;
}

messages::RegistryResult InternationalRegistry::withdraw(const messages::RegistryWithdraw& request,
                                                         Act& act) {
  const HeldEntry* held = entries_.find(request.country);
  if (held == nullptr) return {404, "not registered"};
  auto result = requests_.check(request.request, "withdrawal", request.country, *held->entry->pa_root);
  if (result.status == 200) pending_.propose({request.country, std::nullopt}, act);
  return result;
}

messages::RegistryResult InternationalRegistry::order(const messages::RegistryOrder& request, Act& act) {
  const RegistryOperators::Order order = operators_.read(request);
  if (order.operators == 0) return {403, "not by an operator"};
  if (!order.is_agreed) {
    act.record(TrustDecision{"refuse-order", request.country, "registry", "too few operators agree"});
    disputes_.suspect(request.country, "approval refused", act);
    return {403, "too few operators agree"};
  }
  if (order.country != request.country.text()) return {400, "of another country"};
  RegistryChange change{request.country, std::nullopt, true};
  if (order.entry) {
    change.entry = HeldEntry{shared_.reader.entry(*order.entry), *order.entry};
    if (change.entry->entry == nullptr || change.entry->entry->attributes.country != request.country)
      return {400, "no entry of this country"};
  }
  pending_.propose(std::move(change), act);
  return {200, ""};
}

// Accepts a dispute by the holder of a signing key under the root of the entry that the STI-PA registered.
messages::RegistryResult InternationalRegistry::dispute(const messages::RegistryDispute& request, Act& act) {
  const HeldEntry* registered = entries_.registered(request.country);
  if (registered == nullptr) return {404, "never registered"};
  auto result = requests_.check(request.request, "dispute", request.country, *registered->entry->pa_root);
  if (result.status == 200) disputes_.suspect(request.country, "dispute", act);
  return result;
}

void InternationalRegistry::apply(const RegistryChange& change, Act& act) {
  if (change.ordered)
    act.record(TrustDecision{change.entry ? "order-entry" : "order-removal", change.country, "registry",
                             "ordered by operators"});
  entries_.apply(change);
  act.after(publication_delay_, [this](Act& later) { publication_.publish(later.now()); });
}

void InternationalRegistry::restore(CountryCode country, const std::string& culprit, Act& act) {
  pending_.drop_orders(country);
  entries_.restore(country, culprit);
  if (!culprit.empty()) pending_.drop_naming(culprit);
  operators_.expel(country);
  // An adversary that could give orders may have had the key, too.
  publication_.rotate_key(act.now());
  publication_.publish(act.now());
}

std::shared_ptr<const messages::Loot> InternationalRegistry::steal(const Theft& theft) const {
  switch (theft.what) {
    case Theft::What::signing_key:
      return std::make_shared<const messages::Loot>(
          messages::StolenRegistryKey{keys().signer(), publication_.log().leaves()});
    case Theft::What::operator_accounts: {
      const std::size_t taken = std::min<std::size_t>(theft.count, operators().size());
      return std::make_shared<const messages::Loot>(messages::RegistryAccounts{
          {operators().begin(), operators().begin() + static_cast<std::ptrdiff_t>(taken)}});
    }
    case Theft::What::root_key:
      break;
  }
  return nullptr;
}

}  // namespace ishaken::parties
