// A scenario in execution: its parties, the network between them, traffic, timeline and recorder. It alone
// implements Act, the interface of a party to the rest.
#pragma once

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "models/base/slots.h"
#include "models/parties/party.h"
#include "models/parties/shared.h"
#include "sim/engine/crypto_ahead.h"
#include "sim/engine/engine.h"
#include "sim/network/capture.h"
#include "sim/network/faults.h"
#include "sim/network/link_table.h"
#include "sim/network/network.h"
#include "sim/network/taps.h"
#include "sim/network/transport_model.h"
#include "sim/results/recorder.h"
#include "sim/scenario/scenario.h"
#include "sim/world/builder.h"
#include "sim/world/called_side.h"
#include "sim/world/probes.h"
#include "sim/world/story.h"
#include "sim/world/timeline_player.h"
#include "sim/world/traffic_source.h"

namespace ishaken::sim {

class World final : private Inbox, private Meter, private Exchange {
 public:
  // `baseline` holds the metrics of the same world without attacks, if that was run before. `capture` names
  // the packets to capture, in the packet network. Throws std::invalid_argument if one of its points does not
  // exist.
  World(Scenario scenario, unsigned threads, Story story, std::shared_ptr<const Meters> baseline = nullptr,
        const Capture& capture = {});
  ~World() override;

  // Runs up to that many events; returns false at the end.
  bool advance(std::uint64_t events);
  // Records an observation of a party. Public, so that a test can record in a party's place.
  void record(PartyId who, const parties::Observation& observation);

  const Scenario& scenario() const { return scenario_; }
  const Engine& engine() const { return engine_; }
  Recorder& recorder() { return *recorder_; }
  const Recorder& recorder() const { return *recorder_; }
  const Story& story() const { return story_; }
  Instant begin() const { return scenario_.start - scenario_.warm_up; }
  Instant end() const;

 private:
  class PartyAct;  // the Act of one party

  void deliver(const messages::Envelope& envelope) override;
  void lost(const Loss& loss) override;
  void intercepted(PartyId adversary, messages::Intercepted caught) override {
    direct(adversary, std::move(caught));
  }
  void direct(PartyId party, const messages::Directive& directive);
  void carried(const messages::Envelope& envelope, Instant sent_at, std::uint64_t bytes, Duration latency,
               bool delivered) override;
  std::unique_ptr<Network> make_network(const Capture& capture);
  void place(const CallPlaced& truth, const messages::CallAttempt& attempt) override;
  void foresee(const CallPlaced& truth, const messages::CallAttempt& attempt) override;
  void answered(const TimelineEvent& event) override { recorder_->happened(event); }
  void tell_callers(const parties::Observation& observation);
  void set_up_probes();

  // A request that is not yet answered.
  struct Question {
    PartyId asker, asked;
    parties::Act::Answer then;
  };
  // Removes the open question with that number and returns its callback; null if `asker` does not wait for an
  // answer to it, or not from `answering`.
  parties::Act::Answer take_question(RequestId request, PartyId asker, PartyId answering = no_party);

  struct Wake {
    PartyId party;
    parties::Act::Then then;
  };
  void wake(Wake wake);

  const Scenario scenario_;
  Engine engine_;
  parties::Directory directory_;
  CryptoAhead crypto_;
  pki::CertificateCache certificates_;
  trust::Reader reader_;
  parties::Shared shared_;
  Population population_;
  std::vector<Duration> skews_;
  LinkTable links_;
  Faults faults_;
  TransportModel transport_;
  std::unique_ptr<Recorder> recorder_;
  Taps taps_;
  std::unique_ptr<Network> network_;
  Story story_;
  CalledSide called_side_;
  std::unique_ptr<Probes> probes_;
  std::unique_ptr<TimelinePlayer> timeline_;
  std::vector<std::unique_ptr<TrafficSource>> traffic_;
  bool callers_listen_ = false;  // true if those of any source do
  Slots<Wake> wakes_;
  std::unordered_map<std::uint64_t, Question> questions_;  // by number; never iterated
  std::uint64_t requests_ = 0;
  bool finished_ = false;
};

}  // namespace ishaken::sim
