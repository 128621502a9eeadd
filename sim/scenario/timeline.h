// What happens to the world, and when. In YAML an entry is `{at: 3 d, <action>: <subject>, ...}`; the action
// is the key, its value the struct's first field, the other keys its further fields:
//   - {at: 3 d, exclude: XA, by: [FR, DE]}
// An action with `attack` set is something that goes wrong; what a run measures of attacks starts from it.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "models/base/fields.h"
#include "models/base/names.h"
#include "models/base/time.h"
#include "sim/scenario/attacks.h"
#include "sim/scenario/traffic.h"

namespace ishaken::sim {

// One changed value: "policies.careful.merge" and the scalar's text.
struct Setting {
  std::string path;
  std::string value;
  bool operator==(const Setting&) const = default;
};

struct Agree {
  static constexpr std::string_view name = "agree";
  static constexpr std::string_view help = "two countries begin to vet one another (ATIS-1000087)";
  std::vector<CountryCode> countries;
  Duration vetting{0};
  bool mutual = true;
  static constexpr void fields(auto&& field) {
    field("countries", &Agree::countries, "the two", {.required = true, .refers_to = "country"});
    field("vetting", &Agree::vetting, "how long vetting takes", {.min = 0});
    field("mutual", &Agree::mutual, "false: only the first trusts the second");
  }
};

struct EndAgreement {
  static constexpr std::string_view name = "end_agreement";
  static constexpr std::string_view help = "two countries end their agreement";
  std::vector<CountryCode> countries;
  static constexpr void fields(auto&& field) {
    field("countries", &EndAgreement::countries, "the two", {.required = true, .refers_to = "country"});
  }
};

struct Register {
  static constexpr std::string_view name = "register";
  static constexpr std::string_view help =
      "a country's STI-PA registers with the International SHAKEN registry";
  CountryCode country;
  static constexpr void fields(auto&& field) {
    field("country", &Register::country, "who", {.required = true, .refers_to = "country"});
  }
};

struct Withdraw {
  static constexpr std::string_view name = "withdraw";
  static constexpr std::string_view help = "a country's STI-PA withdraws its entry from the registry";
  CountryCode country;
  static constexpr void fields(auto&& field) {
    field("country", &Withdraw::country, "who", {.required = true, .refers_to = "country"});
  }
};

struct Exclude {
  static constexpr std::string_view name = "exclude";
  static constexpr std::string_view help = "STI-GAs exclude a country from their trusted lists (figure 4-9)";
  CountryCode country;
  CountrySelector by;
  static constexpr void fields(auto&& field) {
    field("country", &Exclude::country, "who is excluded", {.required = true, .refers_to = "country"});
    field("by", &Exclude::by, "whose STI-GAs decide it", {.refers_to = "country"});
  }
};

struct Readmit {
  static constexpr std::string_view name = "readmit";
  static constexpr std::string_view help = "STI-GAs end an exclusion";
  CountryCode country;
  CountrySelector by;
  static constexpr void fields(auto&& field) {
    field("country", &Readmit::country, "who is readmitted", {.required = true, .refers_to = "country"});
    field("by", &Readmit::by, "whose STI-GAs decide it", {.refers_to = "country"});
  }
};

struct AddCa {
  static constexpr std::string_view name = "add_ca";
  static constexpr std::string_view help = "a further STI-CA asks the country's STI-GA for approval";
  CountryCode country;
  static constexpr void fields(auto&& field) {
    field("country", &AddCa::country, "where", {.required = true, .refers_to = "country"});
  }
};

struct RetireCa {
  static constexpr std::string_view name = "retire_ca";
  static constexpr std::string_view help = "the country's STI-GA withdraws its approval of an STI-CA";
  PartyPath ca;
  static constexpr void fields(auto&& field) {
    field("ca", &RetireCa::ca, "which: FR/ca/1", {.required = true, .refers_to = "party"});
  }
};

struct Revoke {
  static constexpr std::string_view name = "revoke";
  static constexpr std::string_view help =
      "the STI-PA puts a provider's or an intermediate certificate on its CRL";
  PartyPath holder;
  static constexpr void fields(auto&& field) {
    field("holder", &Revoke::holder, "whose: FR/provider/2 or FR/ca/1",
          {.required = true, .refers_to = "party"});
  }
};

struct RotateKey {
  static constexpr std::string_view name = "rotate_key";
  static constexpr std::string_view help = "a party replaces its key, and whatever is made with it";
  PartyPath party;
  static constexpr void fields(auto&& field) {
    field("party", &RotateKey::party, "whose: FR/provider/2, FR/ca/1, FR/pa or registry",
          {.required = true, .refers_to = "party"});
  }
};

struct Outage {
  static constexpr std::string_view name = "outage";
  static constexpr std::string_view help =
      "a party and all of its body, or every party of a country, answers nobody";
  static constexpr bool attack = true;
  PartyPath party;
  Duration lasts = std::chrono::hours(1);
  static constexpr void fields(auto&& field) {
    field("party", &Outage::party, "whose", {.required = true, .refers_to = "party"});
    field("for", &Outage::lasts, "how long", {.min = 0});
  }
};

struct Partition {
  static constexpr std::string_view name = "partition";
  static constexpr std::string_view help = "nothing passes between a group of countries and the others";
  static constexpr bool attack = true;
  std::vector<CountryCode> countries;
  CountrySelector from;
  Duration lasts = std::chrono::hours(1);
  static constexpr void fields(auto&& field) {
    field("countries", &Partition::countries, "the group", {.required = true, .refers_to = "country"});
    field("from", &Partition::from, "cut off from whom; by default from all others and the registry",
          {.refers_to = "country"});
    field("for", &Partition::lasts, "how long", {.min = 0});
  }
};

struct Degrade {
  static constexpr std::string_view name = "degrade";
  static constexpr std::string_view help =
      "what passes between a group of countries and the others takes longer, or is lost";
  static constexpr bool attack = true;
  std::vector<CountryCode> countries;
  CountrySelector from;
  Duration longer{0};
  double loss = 0;
  Duration lasts = std::chrono::hours(1);
  static constexpr void fields(auto&& field) {
    field("countries", &Degrade::countries, "the group", {.required = true, .refers_to = "country"});
    field("from", &Degrade::from, "between it and whom; by default all others and the registry",
          {.refers_to = "country"});
    field("longer", &Degrade::longer, "what a detour adds to the round trip", {.min = 0});
    field("loss", &Degrade::loss, "share of packets (or messages) lost, beside links.loss",
          {.min = 0, .max = 1});
    field("for", &Degrade::lasts, "how long", {.min = 0});
  }
};

struct Change {
  static constexpr std::string_view name = "set";
  static constexpr std::string_view help = "policy values change";
  std::vector<Setting> settings;  // in YAML a mapping: {policies.careful.merge: scoped}
  static constexpr void fields(auto&& field) {
    field("settings", &Change::settings, "policies.NAME.KEY: value", {.required = true});
  }
};

using Action = std::variant<Agree, EndAgreement, Register, Withdraw, Exclude, Readmit, AddCa, RetireCa,
                            Revoke, RotateKey, Outage, Partition, Degrade, Change, StealKey, TakeAccounts,
                            InsertRogueCa, RemoveEntry, ReplayList, Equivocate, MisissueToken, Flood,
                            ReplayCalls, Inflate, PoisonReplies, SkewClock, Spoof>;

struct TimedAction {
  Duration at{0};  // after start
  Action action;
};

}  // namespace ishaken::sim
