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

TrustInstruction::TrustInstruction(GovernanceBody& body, trust::Policy policy, Sources sources,
                                   const trust::Reservations& reviewed)
    : body_(body), policy_(std::move(policy)), sources_(std::move(sources)), reviewed_(reviewed) {}

void TrustInstruction::adopt(const trust::Policy& policy, Act& act) {
  policy_ = policy;
  instruct("policy changed", act);
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
  messages::InstructTrust wanted = decide();
  if (instruction_ == wanted.instruction) return;
  record_changes(wanted.instruction, reason, act);
  instruction_ = wanted.instruction;
  body_.instruct(std::move(wanted), act, "trust");
}

messages::InstructTrust TrustInstruction::decide() const {
  std::vector<trust::Offer> offers;
  for (const OfferSource* source : sources_) offers.push_back(source->offer(policy_));
  trust::Reservations held = reviewed_;
  held.excluded.insert(excluded_.begin(), excluded_.end());
  messages::InstructTrust out{body_.country, trust::decide(policy_, body_.country, offers, held), {}};
  for (const OfferSource* source : sources_) source->prepare(policy_, out);
  return out;
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
