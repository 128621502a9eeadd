// Directives of the timeline to an adversary, and to the parties that must answer an attack. Like all
// directives they never cross the network. What was stolen is handed over as an object; what the adversary
// does with it goes by messages.
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

// The stolen keys or accounts of an attack, handed to the adversary.
struct HandOver {
  unsigned attack = 0;
  std::shared_ptr<const Loot> loot;  // large, and messages are moved about
};

// An order to put an STI-CA of the adversary's own into the registry's entry of a country.
struct InsertRogueCa {
  unsigned attack = 0;
  CountryCode country;
};
// An order to have the registry remove a country's entry.
struct RemoveEntry {
  unsigned attack = 0;
  CountryCode country;
};

// An order to place spoofed calls.
struct Campaign {
  unsigned attack = 0;
  std::vector<CountryCode> to;
  Spoofing numbers = Spoofing::domestic;
  CountryCode country;  // for third_country
  std::string number;   // for one_number: canonical digits
  passport::Attestation attestation = passport::Attestation::A;
  IdentityHeader identity = IdentityHeader::signed_by_loot;
  double per_second = 0;
  Duration lasts{0};
  Endurance endurance = Endurance::persist;
  double too_few = 0;  // share of the last calls that pass, below which `endurance` applies
};

// The attack on messages that pass through the adversary's position on a link.
enum class Interference { replay_list, equivocate, poison, replay_calls };

// An order to take a position on a link and attack the messages that pass there.
struct StandOnLink {
  unsigned attack = 0;
  Interference what = Interference::replay_list;
  PartyId at = no_party;  // the party whose messages pass there
  CountryCode country;    // equivocate: the country of the forged entry; replay_list: of the old list
  Poison poison = Poison::oversized;
  unsigned copies = 0;  // replay_calls
  Duration after{0};    // replay_calls
};
// An order to give up the position of `attack`.
struct LeaveLink {
  unsigned attack = 0;
};
// An order to fetch the lists or the registry contents that a party serves now, to replay them later.
struct Capture {
  PartyId at = no_party;
  CountryCode country;
};

// A message that passes through the adversary's position. It goes on only if the adversary lets it.
struct Envelope;
struct Intercepted {
  unsigned attack = 0;
  std::shared_ptr<const Envelope> envelope;
};

// News to the party that must answer an attack which others found: the remedy that it is to take.
struct AttackFound {
  // revoke: the key was stolen, its holder gets a new one; enforce: its holder is to blame.
  enum class Remedy { revoke, enforce, retire_ca, rotate_pa, restore_registry } remedy = Remedy::revoke;
  CountryCode country;
  std::string object;     // party path
  std::string culprit{};  // restore_registry: organization of the rogue STI-CA; empty if there is none
};

// An order to a provider to assert this level for every call, whatever it knows of the caller.
struct AssertAlways {
  std::optional<passport::Attestation> attestation;  // `none`: sign nothing; nullopt: attest honestly again
};
// An error in the records of an STI-PA: from now on they also name `holder` as a holder of the code.
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
