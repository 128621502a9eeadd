#include "models/parties/governance/trust_instruction.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace ishaken::parties {
namespace {

bool trusts(const trust::Instruction& instruction, CountryCode country) {
  return std::ranges::find(instruction.trusted, country, &trust::TrustedCountry::country) !=
         instruction.trusted.end();
}

}  // namespace

TrustInstruction::TrustInstruction(GovernanceBody& body, trust::Policy policy, RootConfirmation& roots,
                                   Grounds grounds)
    : body_(body), policy_(std::move(policy)), roots_(roots), grounds_(grounds) {}

void TrustInstruction::registry_read(const messages::RegistryNews& news, Act& act) {
  registry_ = news.candidates;
  confirm_roots(act);
  act.after(body_.deliberation.on_registry(act), [this](Act& later) { instruct("registry read", later); });
}

void TrustInstruction::adopt(const trust::Policy& policy, Act& act) {
  policy_ = policy;
  confirm_roots(act);
  instruct("policy changed", act);
}

void TrustInstruction::confirm_roots(Act& act) {
  if (policy_.pin_pa_roots) roots_.confirm(registry_, act);
}

void TrustInstruction::decree(const messages::DecideExclusion& directive, bool lifted, Act& act) {
  const bool changed = directive.excluded ? excluded_.insert(directive.country).second
                                          : excluded_.erase(directive.country) > 0;
  if (!changed && !lifted) return;
  const std::string_view action = directive.excluded ? "exclude" : "readmit";
  act.record(TrustDecision{action, directive.country, "", "decided by the STI-GA"});
  instruct(fmt::format("{} {}", action, directive.country.text()), act);
}

void TrustInstruction::instruct_soon(std::string reason, Act& act) {
  if (reasons_.empty())
    act.after(std::chrono::seconds(1), [this](Act& later) { instruct(std::exchange(reasons_, {}), later); });
  reasons_ += (reasons_.empty() ? "" : "; ") + reason;
}

void TrustInstruction::instruct(const std::string& reason, Act& act) {
  trust::Instruction wanted = decide();
  if (instruction_ == wanted) return;
  record_changes(wanted, reason, act);
  messages::InstructTrust message{body_.country, wanted, {}};
  for (const auto& [partner, pin] : grounds_.partners)
    if (trusts(wanted, partner)) message.pins.push_back({partner, pin});
  instruction_ = std::move(wanted);
  body_.instruct(std::move(message), act, "trust");
}

trust::Instruction TrustInstruction::decide() const {
  std::set<CountryCode> partners;
  for (const auto& [partner, pin] : grounds_.partners) partners.insert(partner);
  trust::Reservations held = grounds_.reviewed;
  held.excluded.insert(excluded_.begin(), excluded_.end());
  return trust::decide(policy_, body_.country, registry_, partners, held);
}

void TrustInstruction::record_changes(const trust::Instruction& wanted, const std::string& reason,
                                      Act& act) const {
  const trust::Instruction before = instruction_.value_or(trust::Instruction());
  for (const auto& each : wanted.trusted)
    if (!trusts(before, each.country))
      act.record(TrustDecision{"trust", each.country, std::string(name_of(each.mechanism)), reason});
  for (const auto& each : before.trusted)
    if (!trusts(wanted, each.country)) act.record(TrustDecision{"drop", each.country, "", reason});
}

}  // namespace ishaken::parties
