#include "sim/world/world.h"

#include <fmt/ranges.h>

#include <stdexcept>

#include "models/messages/kinds.h"
#include "models/parties/service_provider/service_provider.h"
#include "sim/network/message_network.h"
#include "sim/network/packet/packet_network.h"
#include "sim/scenario/profiles.h"
#include "sim/world/layout.h"

namespace ishaken::sim {
namespace {

// The time that the run goes on after the last call is placed: longer than any timer of a call.
constexpr Duration last_calls = std::chrono::minutes(1);
// The number of calls of a source that are planned ahead, for worker threads.
constexpr std::size_t lookahead = 256;
// The age of root and intermediate certificates at the start.
constexpr Duration head_start = std::chrono::hours(24);

std::unique_ptr<pki::Crypto> crypto_of(CryptoFidelity fidelity) {
  return fidelity == CryptoFidelity::openssl ? pki::openssl_crypto() : pki::modelled_crypto();
}

std::vector<PartyInfo> notes_on(const Scenario& scenario, const parties::Directory& directory) {
  std::vector<PartyInfo> out;
  for (std::uint32_t i = 0; i < directory.size(); ++i) {
    const parties::Directory::Entry& place = directory.at(PartyId{i});
    const auto country = scenario.countries.find(place.country);
    const bool relies = place.role == parties::Role::service_provider &&
                        country != scenario.countries.end() && country->second.shaken;
    out.push_back({place.path, place.country, relies,
                   relies ? profile_of(scenario, place.country, place.path) : std::string()});
  }
  return out;
}

}  // namespace

class World::PartyAct final : public parties::Act {
 public:
  PartyAct(World& world, PartyId self) : world_(world), self_(self) {}

  Instant now() const override { return world_.engine_.now() + world_.skews_[number(self_)]; }
  void send(PartyId to, messages::Message message) override { (void)dispatch(to, std::move(message)); }
  RequestId ask(PartyId to, messages::Message request, Answer then) override {
    const RequestId question = dispatch(to, std::move(request));
    world_.questions_.emplace(number(question), Question{self_, to, std::move(then)});
    return question;
  }
  void forget(RequestId question) override {
    const auto found = world_.questions_.find(number(question));
    if (found != world_.questions_.end() && found->second.asker == self_) world_.questions_.erase(found);
  }
  void after(Duration delay, Then then) override {
    const std::uint32_t slot = world_.wakes_.emplace(Wake{self_, std::move(then)});
    world_.engine_.at(world_.engine_.now() + delay,
                      [&world = world_, slot] { world.wake(world.wakes_.take(slot)); });
  }
  void reply(const messages::Envelope& request, messages::Message message) override {
    world_.network_->send({self_, request.from, request.request, true, std::move(message)});
  }
  Stream draw(std::string_view name) override {
    return Stream(world_.scenario_.seed, world_.directory_.at(self_).path + "/" + std::string(name));
  }
  void pass(messages::Envelope envelope) override { world_.network_->pass(std::move(envelope)); }
  void record(const parties::Observation& observation) override { world_.record(self_, observation); }
  bool follows(CallId call) const override { return world_.story_.follows(call); }

 private:
  // Sends a message with a new number, by which its answer is recognized.
  RequestId dispatch(PartyId to, messages::Message message) {
    const RequestId request{++world_.requests_};
    world_.network_->send({self_, to, request, false, std::move(message)});
    return request;
  }

  World& world_;
  PartyId self_;
};

World::World(Scenario scenario, unsigned threads, Story story, std::shared_ptr<const Meters> baseline,
             const Capture& capture)
    : scenario_(std::move(scenario)),
      engine_(scenario_.start - scenario_.warm_up),
      crypto_(crypto_of(scenario_.fidelity.crypto),
              scenario_.fidelity.crypto == CryptoFidelity::openssl ? threads : 1),
      reader_(crypto_, certificates_),
      shared_{crypto_, directory_, certificates_, reader_, scenario_.seed},
      links_(links_of(scenario_)),
      faults_((fill(directory_, scenario_), directory_)),
      transport_(transport_of(scenario_, directory_)),
      recorder_(std::make_unique<Recorder>(scenario_, notes_on(scenario_, directory_), std::move(baseline))),
      taps_(directory_),
      network_(make_network(capture)),
      story_(std::move(story)),
      called_side_(scenario_, engine_, [this](PartyId to, messages::CallOver over) {
        network_->hang_up(to, over.call);
        direct(to, over);
      }) {
  population_ = build(scenario_, shared_, begin() - head_start);
  for (std::uint32_t i = 0; i < directory_.size(); ++i) {
    const auto country = scenario_.countries.find(directory_.at(PartyId{i}).country);
    const double deviation =
        country == scenario_.countries.end() ? 0 : in_seconds(country->second.clock_skew);
    skews_.push_back(
        seconds(Stream(scenario_.seed, directory_.at(PartyId{i}).path + "/clock").normal(0, deviation)));
  }
  set_up_probes();
  const std::size_t ahead = crypto_.looks_ahead() ? lookahead : 1;
  Exchange& exchange = *this;
  for (std::size_t i = 0; i < scenario_.traffic.size(); ++i)
    traffic_.push_back(std::make_unique<TrafficSource>(scenario_, i, directory_, engine_, exchange, ahead));
  for (const auto& source : traffic_) callers_listen_ = callers_listen_ || source->listens();
  timeline_ = std::make_unique<TimelinePlayer>(TimelinePlayer::Surroundings{
      scenario_, directory_, engine_, faults_, taps_, skews_, population_.parties,
      [this](PartyId to, const messages::Directive& directive) { direct(to, directive); },
      [this](const TimelineEvent& event) { recorder_->happened(event); },
      [this](Instant when) { probes_->change_at(when); }});
  timeline_->begin();
  for (const auto& source : traffic_) source->start();
}

World::~World() = default;

void World::set_up_probes() {
  std::vector<Probes::Verifier> verifiers;
  const std::vector<PartyInfo> infos = notes_on(scenario_, directory_);
  for (std::uint32_t i = 0; i < infos.size(); ++i) {
    if (!infos[i].relying_provider) continue;
    const parties::ServiceProvider& provider = *population_.providers[i];
    verifiers.push_back({PartyId{i},
                         [&provider](const auto& x5u, const auto& chain, const auto& calling, Instant now) {
                           return provider.would_accept(x5u, chain, calling, now);
                         },
                         &skews_[i]});
  }
  probes_ = std::make_unique<Probes>(std::move(verifiers), directory_, certificates_, engine_,
                                     [this](PartyId provider, unsigned attack, bool accepts) {
                                       recorder_->exposed(engine_.now(), provider, attack, accepts);
                                     });
}

Instant World::end() const { return scenario_.start + scenario_.duration + last_calls; }

bool World::advance(std::uint64_t events) {
  if (finished_) return false;
  if (engine_.run(end(), events)) return true;
  finished_ = true;
  for (const LinkTotals& link : network_->links())
    recorder_->carried(link.from, link.to,
                       {{}, {}, link.packets, link.bytes, link.retransmitted, link.dropped, link.lost});
  recorder_->finish(end());
  if (!recorder_->conserved())
    throw std::logic_error(
        fmt::format("calls are not conserved: {}", fmt::join(recorder_->summary().violations, "; ")));
  return false;
}

parties::Act::Answer World::take_question(RequestId request, PartyId asker, PartyId answering) {
  const auto found = questions_.find(number(request));
  if (found == questions_.end() || found->second.asker != asker) return nullptr;
  if (answering != no_party && found->second.asked != answering) return nullptr;
  parties::Act::Answer then = std::move(found->second.then);
  questions_.erase(found);
  return then;
}

void World::deliver(const messages::Envelope& envelope) {
  PartyAct act(*this, envelope.to);
  if (envelope.is_reply)
    if (const auto then = take_question(envelope.request, envelope.to, envelope.from))
      return then(&envelope.message, act);
  if (parties::Party* party = population_.parties[number(envelope.to)].get()) party->receive(envelope, act);
}

void World::lost(const Loss& loss) {
  if (const auto then = take_question(loss.request, loss.waiting)) {
    PartyAct act(*this, loss.waiting);
    return then(nullptr, act);
  }
  if (number(loss.call) != 0) direct(loss.waiting, messages::CallLost{loss.call});
}

void World::direct(PartyId party, const messages::Directive& directive) {
  if (population_.parties[number(party)] == nullptr) return;
  PartyAct act(*this, party);
  population_.parties[number(party)]->direct(directive, act);
}

void World::wake(Wake wake) {
  PartyAct act(*this, wake.party);
  wake.then(act);
}

std::unique_ptr<Network> World::make_network(const Capture& capture) {
  Inbox& inbox = *this;
  Meter& meter = *this;
  if (scenario_.fidelity.network == NetworkFidelity::packet)
    return packet_network(engine_, directory_, links_, transport_, faults_, taps_, inbox, meter,
                          scenario_.seed, end(), capture);
  if (!capture.points.empty())
    throw std::invalid_argument("there are no packets to capture: set fidelity.network to packet");
  return std::make_unique<MessageNetwork>(engine_, directory_, links_, transport_, faults_, taps_, inbox,
                                          meter, scenario_.seed);
}

void World::carried(const messages::Envelope& envelope, Instant sent_at, std::uint64_t bytes,
                    Duration latency, bool delivered) {
  recorder_->exchanged({sent_at, envelope.from, envelope.to, messages::interface_of(envelope.message),
                        messages::name_of_message(envelope.message), bytes, latency, delivered});
}

void World::record(PartyId who, const parties::Observation& observation) {
  if (const auto* spoofed = std::get_if<parties::CallSpoofed>(&observation);
      spoofed != nullptr && story_.follows(spoofed->call))
    story_.begin(spoofed->call,
                 {{"kind", std::string(name_of(CallKind::spoofed))},
                  {"from", directory_.at(who).path},
                  {"to", directory_.at(spoofed->terminating).path},
                  {"calling", std::string(spoofed->calling.text())},
                  {"called", std::string(spoofed->called.text())}},
                 engine_.now());
  story_.tell(engine_.now(), directory_.at(who).path, observation);
  recorder_->observed(engine_.now(), who, observation);
  probes_->observed(who, observation);
  if (callers_listen_) tell_callers(observation);
  if (const auto* verified = std::get_if<parties::CallVerified>(&observation))
    network_->show(who, verified->call, parties::text_of(verified->verstat));
  if (!called_side_.heard()) return;
  if (const auto* verified = std::get_if<parties::CallVerified>(&observation))
    called_side_.verified(who, *verified);
  else if (const auto* made = std::get_if<parties::CallSpoofed>(&observation))
    called_side_.placed(made->call, CallKind::spoofed);
  else if (const auto* ended = std::get_if<parties::CallEnded>(&observation))
    called_side_.ended(ended->call);
}

void World::tell_callers(const parties::Observation& observation) {
  const auto source = [this](CallId call) -> TrafficSource* {
    const std::size_t index = TrafficSource::index_of(call);
    return index < traffic_.size() && traffic_[index]->listens() ? traffic_[index].get() : nullptr;
  };
  if (const auto* verified = std::get_if<parties::CallVerified>(&observation)) {
    if (TrafficSource* const from = source(verified->call)) from->verified(*verified);
  } else if (const auto* ended = std::get_if<parties::CallEnded>(&observation)) {
    if (TrafficSource* const from = source(ended->call)) from->ended(*ended);
  }
}

void World::place(const CallPlaced& truth, const messages::CallAttempt& attempt) {
  recorder_->placed(truth);
  called_side_.placed(truth.call, truth.kind);
  if (story_.follows(truth.call)) {
    const auto& terminating = directory_.at(truth.terminating);
    std::vector<std::pair<std::string_view, std::string>> about{
        {"kind", std::string(name_of(truth.kind))},
        {"from", directory_.at(truth.originating).path},
        {"to", terminating.path},
        {"calling", std::string(truth.calling.text())},
        {"called", std::string(truth.called.text())}};
    if (std::string profile = profile_of(scenario_, terminating.country, terminating.path); !profile.empty())
      about.emplace_back("profile", std::move(profile));
    story_.begin(truth.call, std::move(about), engine_.now());
  }
  if (!faults_.is_up(truth.originating)) return record(truth.originating, parties::CallEnded{truth.call, 0});
  direct(truth.originating, attempt);
}

void World::foresee(const CallPlaced& truth, const messages::CallAttempt& attempt) {
  const parties::ServiceProvider& provider = *population_.providers[number(truth.originating)];
  std::string input = provider.foresee(attempt, truth.at + skews_[number(truth.originating)]);
  if (!input.empty()) crypto_.foresee(provider.credentials()->key, std::move(input));
}

}  // namespace ishaken::sim
