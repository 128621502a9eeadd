// Attacks on the timeline: entries like all others, `{at: 2 d, steal_key: FR/provider/1, by: mallory}`. Each
// says whom it befalls, which adversary does it, and when it comes to light by itself (`found`).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "models/messages/attack_choices.h"
#include "sim/scenario/party_path.h"
#include "sim/scenario/traffic.h"

namespace ishaken::sim {

// When an attack comes to light by itself: complaints, audits, chance. Defences may find it sooner.
struct Discovery {
  Duration after{0};
  double spread = 0.5;
  static constexpr std::string_view help = "when an attack comes to light by itself";
  static constexpr void fields(auto&& field) {
    field("after", &Discovery::after, "median time from the attack; lognormal", {.min = 0});
    field("spread", &Discovery::spread, "sigma of the logarithm of that time; 0: exactly then",
          {.min = 0, .max = 3});
  }
};

enum class StolenKey { signing, root };

struct StealKey {
  static constexpr std::string_view name = "steal_key";
  static constexpr std::string_view help =
      "an adversary gets the key of a provider, an STI-CA, an STI-PA or the registry";
  static constexpr bool attack = true;
  PartyPath party;
  std::string by;
  StolenKey key = StolenKey::signing;
  std::optional<Discovery> found;
  static constexpr void fields(auto&& field) {
    field("party", &StealKey::party, "whose: FR/provider/2, FR/ca/1, FR/pa or registry",
          {.required = true, .refers_to = "party"});
    field("by", &StealKey::by, "which adversary", {.required = true, .refers_to = "adversary"});
    field("key", &StealKey::key, "which of its keys");
    field("found", &StealKey::found, "when it comes to light by itself; by default never");
  }
};

struct TakeAccounts {
  static constexpr std::string_view name = "take_accounts";
  static constexpr std::string_view help = "an adversary takes over accounts of the registry's operators";
  static constexpr bool attack = true;
  unsigned accounts = 1;
  std::string by;
  static constexpr void fields(auto&& field) {
    field("accounts", &TakeAccounts::accounts, "how many", {.min = 1, .max = 20, .required = true});
    field("by", &TakeAccounts::by, "which adversary", {.required = true, .refers_to = "adversary"});
  }
};

struct InsertRogueCa {
  static constexpr std::string_view name = "insert_rogue_ca";
  static constexpr std::string_view help =
      "an adversary has the registry show an STI-CA of its own in a country's entry: by the STI-PA's key or "
      "operators' accounts where it has them, else by registering as that country";
  static constexpr bool attack = true;
  CountryCode country;
  std::string by;
  std::optional<Discovery> found;
  static constexpr void fields(auto&& field) {
    field("country", &InsertRogueCa::country, "whose entry", {.required = true, .refers_to = "country"});
    field("by", &InsertRogueCa::by, "which adversary", {.required = true, .refers_to = "adversary"});
    field("found", &InsertRogueCa::found, "when it comes to light by itself; by default never");
  }
};

struct RemoveEntry {
  static constexpr std::string_view name = "remove_entry";
  static constexpr std::string_view help =
      "an adversary with operators' accounts has the registry drop a country's entry";
  static constexpr bool attack = true;
  CountryCode country;
  std::string by;
  std::optional<Discovery> found;
  static constexpr void fields(auto&& field) {
    field("country", &RemoveEntry::country, "whose entry", {.required = true, .refers_to = "country"});
    field("by", &RemoveEntry::by, "which adversary", {.required = true, .refers_to = "adversary"});
    field("found", &RemoveEntry::found, "when it comes to light by itself; by default never");
  }
};

struct ReplayList {
  static constexpr std::string_view name = "replay_list";
  static constexpr std::string_view help =
      "an adversary on the link shows readers an old list, or the registry's old contents, as long as it "
      "stands there";
  static constexpr bool attack = true;
  PartyPath party;
  std::string by;
  CountrySelector to;
  std::optional<Duration> captured;
  Duration lasts = std::chrono::hours(24);
  static constexpr void fields(auto&& field) {
    field("party", &ReplayList::party, "whose list: FR/pa or registry",
          {.required = true, .refers_to = "party"});
    field("by", &ReplayList::by, "which adversary", {.required = true, .refers_to = "adversary"});
    field("to", &ReplayList::to, "readers in which countries", {.refers_to = "country"});
    field("captured", &ReplayList::captured,
          "when the list was taken, after start; by default at the attack, which freezes it", {.min = 0});
    field("for", &ReplayList::lasts, "how long", {.min = 0});
  }
};

struct Equivocate {
  static constexpr std::string_view name = "equivocate";
  static constexpr std::string_view help =
      "with the registry's stolen key and a place on the link, an adversary shows some countries another "
      "registry, in "
      "which an STI-CA of its own stands in a country's entry";
  static constexpr bool attack = true;
  CountryCode country;
  std::string by;
  CountrySelector to;
  Duration lasts = std::chrono::hours(24 * 7);
  std::optional<Discovery> found;
  static constexpr void fields(auto&& field) {
    field("country", &Equivocate::country, "whose entry is forged",
          {.required = true, .refers_to = "country"});
    field("by", &Equivocate::by, "which adversary", {.required = true, .refers_to = "adversary"});
    field("to", &Equivocate::to, "which countries see it", {.refers_to = "country"});
    field("for", &Equivocate::lasts, "how long it stands on the link", {.min = 0});
    field("found", &Equivocate::found, "when it comes to light by itself; by default never");
  }
};

struct MisissueToken {
  static constexpr std::string_view name = "misissue_token";
  static constexpr std::string_view help =
      "the STI-PA's books name an adversary as holder of a provider's code: it gets SPC tokens, and "
      "certificates";
  static constexpr bool attack = true;
  PartyPath provider;
  std::string by;
  std::optional<Discovery> found;
  static constexpr void fields(auto&& field) {
    field("provider", &MisissueToken::provider, "whose code: FR/provider/2",
          {.required = true, .refers_to = "party"});
    field("by", &MisissueToken::by, "which adversary", {.required = true, .refers_to = "adversary"});
    field("found", &MisissueToken::found, "when it comes to light by itself; by default never");
  }
};

struct Flood {
  static constexpr std::string_view name = "flood";
  static constexpr std::string_view help = "denial of service: most messages to and from a party are lost";
  static constexpr bool attack = true;
  PartyPath party;
  double loss = 0.95;
  Duration lasts = std::chrono::hours(6);
  static constexpr void fields(auto&& field) {
    field("party", &Flood::party, "who", {.required = true, .refers_to = "party"});
    field("loss", &Flood::loss, "share of messages lost", {.min = 0, .max = 1});
    field("for", &Flood::lasts, "how long", {.min = 0});
  }
};

struct ReplayCalls {
  static constexpr std::string_view name = "replay_calls";
  static constexpr std::string_view help =
      "an adversary before a provider places every signed call that comes in again, with the same Identity";
  static constexpr bool attack = true;
  PartyPath provider;
  std::string by;
  unsigned copies = 1;
  Duration after = std::chrono::seconds(10);
  Duration lasts = std::chrono::hours(24);
  static constexpr void fields(auto&& field) {
    field("provider", &ReplayCalls::provider, "before whom: FR/provider/2",
          {.required = true, .refers_to = "party"});
    field("by", &ReplayCalls::by, "which adversary", {.required = true, .refers_to = "adversary"});
    field("copies", &ReplayCalls::copies, "how often each call is placed again", {.min = 1, .max = 100});
    field("after", &ReplayCalls::after, "time between one and the next", {.min = 0.001});
    field("for", &ReplayCalls::lasts, "how long", {.min = 0});
  }
};

struct Inflate {
  static constexpr std::string_view name = "inflate";
  static constexpr std::string_view help =
      "a provider asserts the same for every call, whatever it knows of the caller";
  static constexpr bool attack = true;
  PartyPath provider;
  ClaimedAttestation attestation = ClaimedAttestation::A;
  std::optional<Discovery> found;
  static constexpr void fields(auto&& field) {
    field("provider", &Inflate::provider, "who: XA/provider/1", {.required = true, .refers_to = "party"});
    field("attestation", &Inflate::attestation, "what it asserts");
    field("found", &Inflate::found,
          "when its STI-GA learns of it, and in its own time has its certificate revoked; by default "
          "never");
  }
};

struct PoisonReplies {
  static constexpr std::string_view name = "poison";
  static constexpr std::string_view help =
      "an adversary on the link turns what a party serves (lists, CRLs, certificates) into what parsers must "
      "survive";
  static constexpr bool attack = true;
  PartyPath party;
  std::string by;
  messages::Poison with = messages::Poison::oversized;
  CountrySelector to;
  Duration lasts = std::chrono::hours(24);
  static constexpr void fields(auto&& field) {
    field("party", &PoisonReplies::party, "whose: FR/pa, FR/cr, a repository or registry",
          {.required = true, .refers_to = "party"});
    field("by", &PoisonReplies::by, "which adversary", {.required = true, .refers_to = "adversary"});
    field("with", &PoisonReplies::with, "what they become");
    field("to", &PoisonReplies::to, "readers in which countries", {.refers_to = "country"});
    field("for", &PoisonReplies::lasts, "how long", {.min = 0});
  }
};

struct SkewClock {
  static constexpr std::string_view name = "skew_clock";
  static constexpr std::string_view help = "the clocks of a party, or of a whole country, are wrong";
  static constexpr bool attack = true;
  PartyPath party;
  Duration offset = std::chrono::seconds(90);
  bool behind = false;
  Duration lasts = std::chrono::hours(24);
  static constexpr void fields(auto&& field) {
    field("party", &SkewClock::party, "whose", {.required = true, .refers_to = "party"});
    field("offset", &SkewClock::offset, "by how much", {.min = 0});
    field("behind", &SkewClock::behind, "true: they are late; false: they are early");
    field("for", &SkewClock::lasts, "how long", {.min = 0});
  }
};

struct Spoof {
  static constexpr std::string_view name = "spoof";
  static constexpr std::string_view help = "an adversary calls with numbers that are not its own";
  static constexpr bool attack = true;
  std::string adversary;
  std::vector<CountryCode> to;
  messages::Spoofing numbers = messages::Spoofing::domestic;
  CountryCode country;
  std::string number;
  ClaimedAttestation attestation = ClaimedAttestation::A;
  messages::Dress identity = messages::Dress::signed_by_loot;
  Rate rate{1.0 / 60};
  Duration lasts = std::chrono::hours(24 * 3650);
  messages::Endurance endurance = messages::Endurance::persist;
  double too_few = 0.2;
  static constexpr void fields(auto&& field) {
    field("adversary", &Spoof::adversary, "who", {.required = true, .refers_to = "adversary"});
    field("to", &Spoof::to, "countries called", {.required = true, .refers_to = "country"});
    field("numbers", &Spoof::numbers, "which numbers it shows");
    field("country", &Spoof::country, "under third-country: whose", {.refers_to = "country"});
    field("number", &Spoof::number, "under one-number: which, such as \"+33123456789\"");
    field("attestation", &Spoof::attestation, "what it asserts; honest is taken for A");
    field("identity", &Spoof::identity, "what its calls carry");
    field("rate", &Spoof::rate, "mean rate: '1 per min'", {.min = 0, .unit = "calls/s"});
    field("for", &Spoof::lasts, "how long; by default to the end", {.min = 0});
    field("endurance", &Spoof::endurance, "what it does when too few of its calls pass");
    field("too_few", &Spoof::too_few, "share of its last 20 calls that passed", {.min = 0, .max = 1});
  }
};

}  // namespace ishaken::sim

template <>
struct ishaken::EnumNames<ishaken::sim::StolenKey> {
  using enum sim::StolenKey;
  static constexpr std::array values{EnumValue{signing, "signing",
                                               "the one in daily use: a provider's, an STI-CA's "
                                               "intermediate, a signing key of an STI-PA or the registry"},
                                     EnumValue{root, "root", "an STI-CA's root"}};
};
