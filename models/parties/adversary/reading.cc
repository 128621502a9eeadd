#include "models/parties/adversary/reading.h"

#include <utility>

namespace ishaken::parties {
namespace {

constexpr Duration retry = std::chrono::minutes(1);

}  // namespace

void read(PartyId at, messages::Message question, Act& act, Read then) {
  messages::Message asked = question;
  act.ask(at, std::move(asked),
          [at, question = std::move(question), then = std::move(then)](const messages::Message* answer,
                                                                       Act& later) {
            if (answer != nullptr) return then(*answer, later);
            later.after(retry, [at, question, then](Act& again) { read(at, question, again, then); });
          });
}

}  // namespace ishaken::parties
