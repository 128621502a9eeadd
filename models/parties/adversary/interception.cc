#include "models/parties/adversary/interception.h"

#include "models/parties/adversary/hostile_bytes.h"

namespace ishaken::parties {

void Interception::stand(const messages::StandOnLink& order, Act& act) {
  positions_.insert_or_assign(order.attack, order);
  if (order.what == messages::Interference::replay_list) old_lists_.show(order, act);
  if (order.what == messages::Interference::equivocate) equivocation_.begin(order, act);
}

void Interception::leave(const messages::LeaveLink& order) {
  positions_.erase(order.attack);
  old_lists_.stop(order.attack);
}

void Interception::intercepted(const messages::Intercepted& caught, Act& act) {
  if (!caught.envelope) return;
  messages::Envelope envelope = *caught.envelope;
  if (const auto position = positions_.find(caught.attack); position != positions_.end())
    interfere(position->second, envelope.message, act);
  act.pass(std::move(envelope));
}

void Interception::interfere(const messages::StandOnLink& order, messages::Message& message, Act& act) {
  switch (order.what) {
    case messages::Interference::replay_list:
      return old_lists_.passes(order, message);
    case messages::Interference::equivocate:
      return equivocation_.passes(order, message);
    case messages::Interference::poison:
      return poison(message, order.poison);
    case messages::Interference::replay_calls:
      return call_replay_.passes(order, message, act);
  }
}

}  // namespace ishaken::parties
