#include "models/reputation/rules/scalpel.h"

#include <fmt/format.h>

#include <algorithm>

#include "models/reputation/rules/steps.h"

namespace ishaken::reputation {
namespace {

constexpr double no_limit = 1;  // no share is above it

void say(std::string& why, const std::string& more) { why += (why.empty() ? "" : "; ") + more; }

bool is_to_be_dropped(const Part& part, double above, double below) {
  return part.dropped ? part.belief.mean >= below : part.belief.low > above;
}

std::vector<std::string> dropped(const std::vector<Part>& parts, double above, double below,
                                 std::string& why) {
  std::vector<std::string> out;
  for (const Part& each : parts) {
    const bool drop = is_to_be_dropped(each, above, below);
    if (drop) out.push_back(each.name);
    if (drop && !each.dropped)
      say(why, fmt::format("{} unwanted at least {:.3f} > {:.4g}", each.name, each.belief.low, above));
    if (!drop && each.dropped)
      say(why, fmt::format("{} unwanted {:.3f} < {:.4g}", each.name, each.belief.mean, below));
  }
  return out;
}

}  // namespace

Problems Scalpel::problems() const {
  Problems out;
  for (const Named limit : {Named{"drop_above", drop_above}, Named{"drop_ca_above", drop_ca_above}})
    expect_order(out, {"believe_below", believe_below}, limit,
                 "the same evidence would drop it and bring it back");
  return out;
}

Decision Scalpel::decide(const Case& subject) const {
  Decision decision = unchanged(subject);
  decision.drop_providers = dropped(subject.providers, drop_above, believe_below, decision.why);
  const auto is_new = [&](const Part& each) {
    return !each.dropped && is_to_be_dropped(each, drop_above, believe_below);
  };
  // The calls of a provider that is dropped now still count for its STI-CA; from the next review on they do
  // not.
  const double ca_limit = std::ranges::any_of(subject.providers, is_new) ? no_limit : drop_ca_above;
  decision.drop_cas = dropped(subject.cas, ca_limit, believe_below, decision.why);
  double calls = 0, bad = 0;
  for (const Part& each : subject.providers) {
    calls += each.belief.calls;
    if (is_to_be_dropped(each, drop_above, believe_below)) bad += each.belief.calls;
  }
  const double share = calls > 0 ? bad / calls : 0;
  const bool excluded = subject.standing == Standing::excluded, exclude = share > exclude_share;
  if (exclude == excluded) return decision;
  decision.standing = exclude ? Standing::excluded : Standing::kept;
  say(decision.why,
      fmt::format("from dropped providers {:.3f} {} {:.4g}", share, exclude ? ">" : "<=", exclude_share));
  return decision;
}

}  // namespace ishaken::reputation
