#include "tests/unit/models/parties/fake_act.h"

namespace ishaken::parties::testing {

FakeAct::FakeAct(Instant now, const Directory* directory) : clock(now), directory_(directory) {}
FakeAct::~FakeAct() = default;

void FakeAct::reply(const messages::Envelope& request, messages::Message message) {
  add({request.from, request.request, true, std::move(message)});
}

RequestId FakeAct::ask(PartyId to, messages::Message request, Answer then) {
  const RequestId question = dispatch(to, std::move(request));
  questions.insert_or_assign(question, std::pair(to, std::move(then)));
  return question;
}

void FakeAct::after(Duration delay, Then then) {
  EXPECT_GE(delay.count(), 0);
  wakes.emplace(clock + delay, std::move(then));
}

std::vector<std::string> FakeAct::actions() const {
  std::vector<std::string> out;
  for (const TrustDecision& each : records<TrustDecision>()) out.emplace_back(each.action);
  return out;
}

RequestId FakeAct::dispatch(PartyId to, messages::Message message) {
  const RequestId request{++requests_};
  add({to, request, false, std::move(message)});
  return request;
}

void FakeAct::add(Sent message) {
  // The network has nobody else to deliver to.
  if (directory_ != nullptr) {
    EXPECT_TRUE(directory_->knows(message.to)) << number(message.to);
  }
  sent.push_back(std::move(message));
}

Bench::Bench(Party& party, PartyId self, const Directory& directory, Instant now)
    : act(now, &directory), party_(party), self_(self) {}

RequestId Bench::tell(PartyId from, messages::Message message) {
  const RequestId request{++requests_ + (std::uint64_t{1} << 40)};
  party_.receive({from, self_, request, false, std::move(message)}, act);
  settle();
  return request;
}

void Bench::direct(const messages::Directive& directive) {
  party_.direct(directive, act);
  settle();
}

void Bench::answer_to(const Sent& sent, messages::Message message) {
  if (const Act::Answer then = take_question(sent)) return then(&message, act);
  party_.receive({sent.to, self_, sent.request, true, std::move(message)}, act);
}

void Bench::lose(const Sent& sent) {
  if (const Act::Answer then = take_question(sent)) return then(nullptr, act);
  if (const auto* invite = std::get_if<messages::Invite>(&sent.message))
    party_.direct(messages::CallLost{invite->call}, act);
}

void Bench::pass(Duration time) {
  const Instant until = act.clock + time;
  while (!act.wakes.empty() && act.wakes.begin()->first <= until) {
    act.clock = act.wakes.begin()->first;
    const Act::Then then = std::move(act.wakes.begin()->second);
    act.wakes.erase(act.wakes.begin());
    then(act);
    settle();
  }
  act.clock = until;
}

void Bench::settle() {
  while (answered_ < act.sent.size()) {
    const Sent sent = act.sent[answered_++];
    if (sent.is_reply || !answer) continue;
    Reaction reaction = answer(sent);
    if (reaction.is_lost()) lose(sent);
    if (reaction.answer()) answer_to(sent, *std::move(reaction.answer()));
  }
}

void Bench::forget() {
  act.sent.clear();
  act.observed.clear();
  answered_ = 0;
}

Act::Answer Bench::take_question(const Sent& sent) {
  const auto asked = act.questions.find(sent.request);
  if (asked == act.questions.end() || asked->second.first != sent.to) return nullptr;
  Act::Answer then = std::move(asked->second.second);
  act.questions.erase(asked);
  return then;
}

}  // namespace ishaken::parties::testing
