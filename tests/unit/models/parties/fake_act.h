// A window for one party under test: a clock that the test turns, and everything that the party did.
#pragma once

#include <gtest/gtest.h>

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "models/parties/directory.h"
#include "models/parties/party.h"

namespace ishaken::parties::testing {

struct Sent {
  PartyId to = no_party;
  RequestId request{};
  bool is_reply = false;
  messages::Message message;
};

class FakeAct final : public Act {
 public:
  explicit FakeAct(Instant now, const Directory* directory = nullptr);
  ~FakeAct() override;

  Instant now() const override { return clock; }
  void send(PartyId to, messages::Message message) override { (void)dispatch(to, std::move(message)); }
  void reply(const messages::Envelope& request, messages::Message message) override;
  RequestId ask(PartyId to, messages::Message request, Answer then) override;
  void forget(RequestId question) override { questions.erase(question); }
  void after(Duration delay, Then then) override;
  Stream draw(std::string_view name) override { return Stream(1, name); }
  void pass(messages::Envelope envelope) override { passed.push_back(std::move(envelope)); }
  void record(const Observation& observation) override { observed.push_back(observation); }
  bool follows(CallId call) const override { return number(followed) != 0 && call == followed; }

  // All messages of a kind that were sent, in order; and what was recorded.
  template <class T>
  std::vector<T> all() const {
    std::vector<T> out;
    for (const Sent& each : sent)
      if (const T* message = std::get_if<T>(&each.message)) out.push_back(*message);
    return out;
  }
  template <class T>
  std::vector<T> records() const {
    std::vector<T> out;
    for (const Observation& each : observed)
      if (const T* observation = std::get_if<T>(&each)) out.push_back(*observation);
    return out;
  }
  // The last message of a kind, with where it went.
  template <class T>
  const Sent* last() const {
    for (auto each = sent.rbegin(); each != sent.rend(); ++each)
      if (std::holds_alternative<T>(each->message)) return &*each;
    return nullptr;
  }
  std::vector<std::string> actions() const;

  Instant clock;
  std::vector<Sent> sent;
  std::vector<messages::Envelope> passed;
  std::multimap<Instant, Then> wakes;  // those of one moment in the order in which they were asked for
  std::map<RequestId, std::pair<PartyId, Answer>> questions;  // not answered yet, and of whom they were asked
  std::vector<Observation> observed;
  CallId followed{};

 private:
  RequestId dispatch(PartyId to, messages::Message message);
  void add(Sent message);

  const Directory* directory_;
  std::uint64_t requests_ = 0;
};

struct Lost {};
inline constexpr Lost lost;

// What becomes of a message under test: an answer, the news that it was lost, or (std::nullopt) silence.
class Reaction {
 public:
  Reaction(std::nullopt_t) {}
  Reaction(Lost) : lost_(true) {}
  Reaction(std::optional<messages::Message> answer) : answer_(std::move(answer)) {}
  template <class M>
    requires messages::OneOf<std::remove_cvref_t<M>, messages::AnyMessage>
  Reaction(M&& answer) : answer_(std::forward<M>(answer)) {}

  bool is_lost() const { return lost_; }
  std::optional<messages::Message>& answer() { return answer_; }

 private:
  std::optional<messages::Message> answer_;
  bool lost_ = false;
};

// A party, its window, and a network that answers its requests as the test says.
class Bench {
 public:
  using Answer = std::function<Reaction(const Sent&)>;

  Bench(Party& party, PartyId self, const Directory& directory, Instant now);

  // Sends the party a request or notice. Returns the number under which it would answer.
  RequestId tell(PartyId from, messages::Message message);
  void direct(const messages::Directive& directive);
  // Answers what the party sent.
  void answer_to(const Sent& sent, messages::Message message);
  // Tells the party that what it sent was lost, or its answer.
  void lose(const Sent& sent);
  // Lets time pass until it has asked such a question that is still open, and answers it.
  template <class Question>
  void answer_next(messages::Message message) {
    for (int tries = 0; tries < 1000; ++tries, pass(std::chrono::minutes(30)))
      for (const Sent& each : act.sent)
        if (std::holds_alternative<Question>(each.message) && act.questions.contains(each.request)) {
          answer_to(Sent(each), std::move(message));
          return settle();
        }
    ADD_FAILURE() << "it never asked";
  }
  // Lets time pass; wakes come when they are due.
  void pass(Duration time);
  // Answers what was sent since the last time.
  void settle();
  // Forgets what was sent and recorded so far.
  void forget();

  FakeAct act;
  Answer answer;

 private:
  // Returns what the party does with the answer to that message, and forgets the question; null if it waits
  // for none.
  Act::Answer take_question(const Sent& sent);

  Party& party_;
  PartyId self_;
  std::size_t answered_ = 0;
  std::uint64_t requests_ = 0;
};

}  // namespace ishaken::parties::testing
