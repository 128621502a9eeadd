#include "models/parties/service_provider/traceback_desk.h"

namespace ishaken::parties {

void TracebackDesk::asked(const messages::TracebackRequest& request, const messages::Envelope& envelope,
                          Act& act) {
  // Draws by call, so that the order of the requests does not matter.
  Stream draws = act.draw("tracebacks").at(number(request.call.call));
  if (!draws.chance(config_.answers)) return;
  act.after(config_.time.draw(draws), [this, envelope](Act& later) {
    const auto& asked = std::get<messages::TracebackRequest>(envelope.message);
    later.reply(envelope, look_into(asked.call, later));
  });
}

messages::TracebackAnswer TracebackDesk::look_into(const messages::TracedCall& call, Act& act) {
  using messages::TracebackAnswer, reputation::Enforcement, reputation::Measure;
  const std::string customer = customers_.who_made(call);
  if (customer.empty()) return {TracebackAnswer::Origin::nobody, {}, {}};
  const Measure measure = customers_.enforce(customer, config_.enforcement);
  if (measure != Measure::none && config_.enforcement != Enforcement::pretend)
    act.record(TrustDecision{measure == Measure::warned ? "warn-customer" : "cut-off-customer",
                             config_.country, config_.path, "a call of its was traced"});
  return {TracebackAnswer::Origin::customer, {}, measure};
}

}  // namespace ishaken::parties
