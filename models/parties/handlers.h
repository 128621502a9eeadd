// The table of a party class: the messages that it accepts, the permitted senders of each, and its handlers.
// One table holds all three, so that they cannot disagree.
//
//   const Handlers<ServiceProvider>& ServiceProvider::handlers() {
//     using P = ServiceProvider;
//     static const auto table = Handlers<P>()
//         .on<messages::RevocationNotice>(own_administrator, &P::key_revoked)
//         .on<messages::Invite>(anyone, &P::terminating_, &TerminatingSide::arrived);
//     return table;
//   }
//
// A handler takes the message, then the envelope or the sender if it needs them, then the Act if it acts. If
// it returns a message, that is the answer. Answers to a party's own requests do not come here (Act::ask).
// Messages that are not in the table are ignored.
#pragma once

#include <array>
#include <functional>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "models/messages/kinds.h"
#include "models/parties/party.h"
#include "models/parties/senders.h"

namespace ishaken::parties {

template <class P>
class Handlers {
 public:
  struct Row {
    std::string_view message, who;
  };

  template <class M, class Who, class Handler>
  Handlers&& on(Who who, Handler handler) && {
    add<M>(who, [handler](P& party, const M& message, const messages::Envelope& envelope, Act& act) {
      run(party, handler, message, envelope, act);
    });
    return std::move(*this);
  }
  // Adds a handler of one of the party's duties.
  template <class M, class Who, class Duty, class Handler>
  Handlers&& on(Who who, Duty P::* duty, Handler handler) && {
    add<M>(who, [duty, handler](P& party, const M& message, const messages::Envelope& envelope, Act& act) {
      run(party.*duty, handler, message, envelope, act);
    });
    return std::move(*this);
  }

  void dispatch(P& party, const Directory& directory, const messages::Envelope& envelope, Act& act) const {
    const Entry& entry = entries_[envelope.message.index()];
    if (entry.handle) entry.handle(party, directory, envelope, act);
  }

  // Returns the permitted senders of each message, in the order of the messages.
  std::vector<Row> rows() const {
    std::vector<Row> out;
    for (const Entry& each : entries_)
      if (each.handle) out.push_back(each.row);
    return out;
  }

 private:
  struct Entry {
    Row row;
    std::function<void(P&, const Directory&, const messages::Envelope&, Act&)> handle;
  };

  template <class Target, class Handler, class M>
  static void run(Target& target, Handler handler, const M& message, const messages::Envelope& envelope,
                  Act& act) {
    const auto invoke = [&] { return call(target, handler, message, envelope, act); };
    if constexpr (std::is_void_v<decltype(invoke())>)
      invoke();
    else
      act.reply(envelope, invoke());
  }
  template <class Target, class Handler, class M>
  static auto call(Target& target, Handler handler, const M& message, const messages::Envelope& envelope,
                   Act& act) {
    if constexpr (std::is_invocable_v<Handler, Target&, const M&, const messages::Envelope&, Act&>)
      return std::invoke(handler, target, message, envelope, act);
    else if constexpr (std::is_invocable_v<Handler, Target&, const M&, PartyId, Act&>)
      return std::invoke(handler, target, message, envelope.from, act);
    else if constexpr (std::is_invocable_v<Handler, Target&, const M&, Act&>)
      return std::invoke(handler, target, message, act);
    else
      return std::invoke(handler, target, message);
  }

  template <class M, class Who, class Call>
  void add(Who who, Call call) {
    const messages::Message kind{M{}};
    entries_[kind.index()] = {
        {messages::name_of_message(kind), Who::text},
        [who, call](P& party, const Directory& directory, const messages::Envelope& envelope, Act& act) {
          const M& message = *std::get_if<M>(&envelope.message);
          if (who(directory, envelope, message)) call(party, message, envelope, act);
        }};
  }

  std::array<Entry, std::variant_size_v<messages::AnyMessage>> entries_{};
};

}  // namespace ishaken::parties
