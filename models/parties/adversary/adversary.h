// An adversary: a party like any other, with the same window onto the world. What it stole is handed to it as
// an object; what it then does, it does by messages. Guarantees:
//  1. It signs only with keys that it was handed or made itself.
//  2. Whatever it holds back, changes or plays again passed through it: it stands only where it was put.
//  3. Every call that it makes is told (CallSpoofed), so that ground truth knows it.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>

#include "models/parties/adversary/arsenal.h"
#include "models/parties/adversary/campaign.h"
#include "models/parties/enrolment.h"
#include "models/parties/party.h"
#include "models/parties/published_chains.h"
#include "models/parties/rooted_keys.h"
#include "models/trust/registry_log.h"

namespace ishaken::parties {

class Adversary final : public Party {
 public:
  struct Config {
    PartyId self = no_party;
    std::string path;     // "adversary/mallory"
    CountryCode through;  // where its calls enter the network
    std::string host;     // serves the certificates that it issues
    Instant born{};
    pki::PublicKey registry_root;  // public, as everybody has it
    std::uint64_t first_call = 0;  // its calls count from here
    std::uint64_t origid_seed = 0;
  };
  Adversary(Config config, const Shared& shared);

  void receive(const messages::Envelope& envelope, Act& act) override;
  void direct(const messages::Directive& directive, Act& act) override;
  void wake(Tag tag, Act& act) override;

 private:
  struct Running {
    messages::Campaign order;
    Instant ends{};
    std::uint64_t calls = 0;
    Successes successes;
  };
  // Something that it has to read before it can go on.
  struct Errand {
    enum class What { rogue_ca, equivocate, capture, capture_partner_list } what = What::capture;
    unsigned attack = 0;  // capture: 0 where it is not known yet for which
    PartyId at = no_party;
    CountryCode country;
  };
  using Place = std::pair<PartyId, CountryCode>;
  // What a party served once: the registry's contents; the list for its providers, and that for partners.
  struct Captured {
    messages::SharedText contents, list, partner_list;
  };

  // adversary.cc: what it is handed and told
  void on(const messages::HandOver& order, Act& act);
  void on(const messages::InsertRogueCa& order, Act& act);
  void on(const messages::RemoveEntry& order, Act& act);
  void on(const messages::StandOnLink& order, Act& act);
  void equip(Weapon weapon, Act& act);
  void read(Errand errand, Act& act);
  void capture(unsigned attack, PartyId at, CountryCode country, Act& act);
  void errand_done(const Errand& errand, const messages::Message& reply, Act& act);
  void keep(const Errand& errand, const messages::Message& reply);
  void insert(const Errand& errand, const trust::RegistrySnapshot& registry, Act& act);
  void order(CountryCode country, const pki::Json& claims, Act& act);

  // adversary_calls.cc
  void begin(const messages::Campaign& campaign, Act& act);
  void call(Running& running, Act& act);
  void result(CallId call, bool passed);
  void replay(messages::Invite invite, Act& act);
  std::vector<std::string> identity(const Running& running, const messages::Invite& invite,
                                    std::uint64_t which) const;
  CallId place(messages::Invite& invite, CountryCode to, Act& act);
  PartyId entrance(PartyId terminating) const;

  // adversary_links.cc
  void intercept(const messages::Intercepted& caught, Act& act);
  void play_old(const messages::StandOnLink& order, messages::Envelope& envelope) const;
  void equivocate(const messages::StandOnLink& order, messages::Envelope& envelope);
  void poison(const messages::StandOnLink& order, messages::Envelope& envelope) const;
  void catch_call(const messages::StandOnLink& order, const messages::Envelope& envelope, Act& act);

  Config config_;
  const Shared& shared_;
  RootedKeys keys_;  // an STI-PA of its own, for entries that it makes up
  Arsenal arsenal_;
  PublishedChains repository_;
  std::shared_ptr<const Bytes> crl_;  // of its own STI-PA: it revokes nothing
  std::optional<Enrolment> enrolment_;
  std::map<unsigned, Running> campaigns_;                // by attack
  std::map<CallId, unsigned> open_calls_;                // campaigns' calls without a final response
  std::map<unsigned, messages::StandOnLink> positions_;  // by attack
  std::map<std::uint64_t, messages::Invite> replays_;    // calls to be placed again, by wake number
  std::map<RequestId, Errand> errands_;
  std::map<std::uint64_t, Errand> lost_errands_;    // to be run again, by wake number
  std::map<Place, Captured> captured_;              // for the next attack that shows what is old there
  std::map<unsigned, Captured> shown_;              // by attack
  std::map<unsigned, std::string> forged_entries_;  // for equivocation, by attack
  trust::RegistryLog fork_;                         // of the registry's log, for equivocation
  messages::SharedText registry_contents_;          // the newest that it read
  std::uint64_t calls_ = 0, wakes_ = 0;
};

}  // namespace ishaken::parties
