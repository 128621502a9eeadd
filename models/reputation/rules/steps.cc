#include "models/reputation/rules/steps.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace ishaken::reputation {
namespace {

// Returns the grown sentence in seconds, since a few doublings exceed the range of Duration.
double grown(const Case& subject, Duration sentence, double factor) {
  return in_seconds(sentence) * std::pow(factor, std::max(subject.exclusions, 1u) - 1);
}
double days(double seconds) { return seconds / 86400; }

}  // namespace

Decision between(const Case& subject, double share, double exclude_above, double readmit_below) {
  const bool excluded = subject.standing == Standing::excluded;
  const double mean = subject.belief.mean;
  if (!excluded && share > exclude_above)
    return change_to(Standing::excluded, fmt::format("unwanted {}{:.3f} > {:.4g}",
                                                     share < mean ? "at least " : "", share, exclude_above));
  if (excluded && mean < readmit_below)
    return change_to(Standing::kept, fmt::format("unwanted {:.3f} < {:.4g}", mean, readmit_below));
  return unchanged(subject);
}

bool has_served(const Case& subject, Duration sentence, double factor) {
  return in_seconds(subject.since) >= grown(subject, sentence, factor);
}

std::string served_text(const Case& subject, Duration sentence, double factor) {
  return fmt::format("excluded for {:.4g} d >= {:.4g} d", days(in_seconds(subject.since)),
                     days(grown(subject, sentence, factor)));
}

}  // namespace ishaken::reputation
