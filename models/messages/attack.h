// What the timeline tells an adversary, and whoever must answer an attack: like all directives, never over
// the network. What was stolen is handed over as an object; what the adversary does with it goes by messages.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "models/base/fields.h"
#include "models/base/names.h"
#include "models/base/time.h"
#include "models/messages/attack_choices.h"
#include "models/passport/passport.h"

namespace ishaken::messages {

struct Loot;  // models/messages/loot.h

struct HandOver {
  unsigned attack = 0;
  std::shared_ptr<const Loot> loot;  // large, and messages are moved about
};

// Put an STI-CA of the adversary's own on the registry's entry of a country.
struct InsertRogueCa {
  unsigned attack = 0;
  CountryCode country;
};
// Have the registry drop a country's entry.
struct RemoveEntry {
  unsigned attack = 0;
  CountryCode country;
};

struct Campaign {
  unsigned attack = 0;
  std::vector<CountryCode> to;
  Spoofing numbers = Spoofing::domestic;
  CountryCode country;  // third_country
  std::string number;   // one_number, canonical digits
  passport::Attestation attestation = passport::Attestation::A;
  Dress dress = Dress::signed_by_loot;
  double per_second = 0;
  Duration lasts{0};
  Endurance endurance = Endurance::persist;
  double too_few = 0;  // share of the last calls that passed
};

// What the adversary does with messages that pass where it stands.
enum class Interference { replay_list, equivocate, poison, replay_calls };

struct StandOnLink {
  unsigned attack = 0;
  Interference what = Interference::replay_list;
  PartyId at = no_party;  // whose messages pass
  CountryCode country;    // equivocate: whose entry is forged; replay_list: whose list
  Poison poison = Poison::oversized;
  unsigned copies = 0;  // replay_calls
  Duration after{0};    // replay_calls
};
struct LeaveLink {
  unsigned attack = 0;
};
// Fetch what a party serves now, to play it again later.
struct Capture {
  PartyId at = no_party;
  CountryCode country;
};

// A message that passes where the adversary stands; it goes on only if the adversary lets it.
struct Envelope;
struct Intercepted {
  unsigned attack = 0;
  std::shared_ptr<const Envelope> envelope;
};

// To whoever must answer an attack, when it was found by other means than its own.
struct AttackFound {
  // revoke: the key was stolen, its holder gets a new one; enforce: its holder is to blame.
  enum class Remedy { revoke, enforce, retire_ca, rotate_pa, restore_registry } remedy = Remedy::revoke;
  CountryCode country;
  std::string object;     // party path
  std::string culprit{};  // restore_registry: the organization of a rogue STI-CA, where there is one
};

// To a provider: assert this for every call, whatever is known of the caller.
struct AssertAlways {
  std::optional<passport::Attestation> attestation;  // none: honest again
};
// To an STI-PA: its books now name this party, too, as holder of the code.
struct MistakeHolder {
  std::string spc;
  std::string holder;
};

}  // namespace ishaken::messages

template <>
struct ishaken::EnumNames<ishaken::messages::AttackFound::Remedy> {
  using enum messages::AttackFound::Remedy;
  static constexpr std::array values{
      EnumValue{revoke, "revoke", "revoke what was stolen; its holder gets a new key"},
      EnumValue{enforce, "enforce", "revoke without a new key"},
      EnumValue{retire_ca, "retire-ca", "withdraw the approval of the STI-CA"},
      EnumValue{rotate_pa, "rotate-pa", "replace the STI-PA's signing key"},
      EnumValue{restore_registry, "restore-registry", "undo what operators did to the registry"}};
};
