#include "models/parties/administrator/registration.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "models/base/digest.h"

namespace ishaken::parties {
namespace {

// The number of sent entries that are kept, since an old one may still be on its way to the registry's
// readers.
constexpr std::size_t remembered_entries = 16;

// The step in the sequence after the registry has seen an entry as new, because somebody else counts, too;
// and the time before the next such step.
constexpr std::int64_t far_ahead = 1000;
constexpr Duration patience = std::chrono::hours(1);

}  // namespace

void Registration::instructed(const messages::InstructRegistration& instruction, Act& act) {
  const CountryCode code = instruction.country;
  const ServedCountry* country = office_.find(code);
  if (country == nullptr) return;
  Entry& entry = entries_[code];
  if (entry.registered == instruction.registered) return;
  entry.registered = instruction.registered;
  entry.was_shown = false;  // only an entry that was shown can be missing later
  if (instruction.registered) return renew(*country, act);
  entry.renewal.cancel();
  const pki::Json claims{{"country", code.text()}, {"sequence", ++entry.sequence}};
  office_.courier.send(
      office_.shared.directory.registry(),
      messages::RegistryWithdraw{code, office_.keys.sign("withdrawal", claims)}, act,
      "registration " + code.text(),
      [this, code](const messages::Message& answer, Act& later) { answered(code, answer, later); });
  act.record(RegistrationMade{code, false});
}

void Registration::list_changed(const ServedCountry& country, messages::SharedText list, Act& act) {
  Entry& entry = entries_[country.code()];
  entry.list = std::move(list);
  if (entry.registered) send(country, act);
}

void Registration::renew(const ServedCountry& country, Act& act) {
  send(country, act);
  entries_[country.code()].renewal.after(validity_ / 2, act,
                                         [this, &country](Act& later) { renew(country, later); });
}

void Registration::send(const ServedCountry& country, Act& act) {
  Entry& entry = entries_[country.code()];
  if (!entry.list) return;  // not published yet: publishing will register it
  trust::RegistryEntry made;
  made.attributes = country.attributes;
  made.prefixes = country.prefixes;
  made.pa_root = office_.keys.root();
  made.list = *entry.list;
  made.crl_url = office_.keys.crl_url();
  made.crl_issuer = office_.keys.root()->subject.to_text();
  made.policies = {country.certificate_policy};
  made.sequence = ++entry.sequence;
  made.nbf = numeric_date(act.now());
  made.exp = numeric_date(act.now() + validity_);
  const CountryCode code = country.code();
  const messages::SharedText text = messages::share(office_.keys.sign("registration", to_claims(made)));
  remember(entry, *text);
  office_.courier.send(
      office_.shared.directory.registry(), messages::RegistryRegister{code, text}, act,
      "registration " + code.text(),
      [this, code](const messages::Message& answer, Act& later) { answered(code, answer, later); });
  act.record(RegistrationMade{code, true});
}

void Registration::remember(Entry& entry, const std::string& text) {
  if (entry.sent.size() == remembered_entries) entry.sent.erase(entry.sent.begin());
  entry.sent.push_back(sha256(as_bytes(text)));
}

void Registration::answered(CountryCode country, const messages::Message& answer, Act& act) {
  const auto* result = answer_as<messages::RegistryResult>(&answer);
  Entry& entry = entries_[country];
  if (result == nullptr || !entry.registered) return;
  if (result->status == 409) dispute(country, act);  // registered under another root
  // Somebody else used a higher sequence. Skips ahead, but at most once in a while if the answer stays the
  // same.
  if (result->status != 412 || act.now() < entry.counted_ahead + patience) return;
  entry.counted_ahead = act.now();
  entry.sequence += far_ahead;
  send(*office_.find(country), act);
}

bool Registration::wants_to_see(const ServedCountry& country) const {
  const auto entry = entries_.find(country.code());
  return country.policy.watchdog && entry != entries_.end() && entry->second.registered;
}

// Compares an entry. A foreign root, or no entry after there was one, is the registry's fault. An entry under
// the own root that this STI-PA did not make shows that somebody else has its key.
void Registration::watch(CountryCode country, const trust::RegistryEntry* shown, Act& act) {
  Entry& entry = entries_[country];
  if (!entry.registered) return;
  if (shown == nullptr) {
    if (entry.was_shown) dispute(country, act);
    return;
  }
  entry.was_shown = true;
  if (shown->pa_root->fingerprint != office_.keys.root()->fingerprint) return dispute(country, act);
  // An entry by a key that was replaced meanwhile proves nothing.
  const bool replaced = shown->signer->not_before < office_.keys.signer().certificate->not_before;
  if (!replaced && std::ranges::find(entry.sent, shown->text_digest) == entry.sent.end())
    office_.courier.send(office_.governance(country), messages::KeyAlarm{country}, act, "alarm");
}

void Registration::dispute_all(Act& act) {
  for (const auto& [country, entry] : entries_)
    if (entry.registered) dispute(country, act);
}

void Registration::dispute(CountryCode country, Act& act) {
  const pki::Json claims{{"country", country.text()}, {"sequence", ++entries_[country].sequence}};
  act.record(TrustDecision{"dispute-entry", country, "registry", "not what was registered"});
  office_.courier.send(office_.shared.directory.registry(),
                       messages::RegistryDispute{country, office_.keys.sign("dispute", claims)}, act,
                       "dispute " + country.text());
}

}  // namespace ishaken::parties
