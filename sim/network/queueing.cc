#include "sim/network/queueing.h"

#include "models/messages/kinds.h"

namespace ishaken::sim {

CallId call_of(const messages::Message& message) {
  if (const auto* const invite = std::get_if<messages::Invite>(&message)) return invite->call;
  if (const auto* const response = std::get_if<messages::FinalResponse>(&message)) return response->call;
  return {};
}

Stream Queueing::draws_for(const messages::Envelope& envelope) {
  const std::uint64_t pair = static_cast<std::uint64_t>(number(envelope.from)) << 32 | number(envelope.to);
  const std::uint64_t call = number(call_of(envelope.message));
  const std::uint64_t which = call != 0 ? call : ++counters_[pair];
  const std::uint64_t mixed =
      (pair * 0x9e3779b97f4a7c15u) ^ (which * 0xd6e8feb86659fd93u) ^ messages::draw_key_of(envelope.message);
  return stream_.at(mixed ^ mixed >> 31);
}

}  // namespace ishaken::sim
