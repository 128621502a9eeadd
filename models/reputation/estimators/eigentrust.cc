#include "models/reputation/estimators/eigentrust.h"

#include "models/reputation/estimators/counting.h"

namespace ishaken::reputation {
namespace {

using Matrix = std::vector<std::vector<double>>;

// Returns c_ij; a row is empty if i has a positive s_ij for no j.
Matrix local_trust(const EigenTrust& by, const Dossier& dossier, const std::vector<CountryCode>& reporters) {
  Matrix rows;
  for (const CountryCode i : reporters) {
    std::vector<double>& row = rows.emplace_back();
    double sum = 0;
    for (const CountryCode j : reporters) {
      double satisfied = 0;
      if (i != j) {
        const Tally seen = faded(dossier.of(i, {Subject::Level::country, j}), by.forgetting);
        satisfied = seen.calls() - seen.marked() - by.severity * seen.marked();
      }
      sum += row.emplace_back(std::max(0.0, satisfied));
    }
    if (sum <= 0) row.clear();
    for (double& each : row) each /= sum;
  }
  return rows;
}

}  // namespace

std::map<CountryCode, double> EigenTrust::trust(const Dossier& dossier) const {
  const std::set<CountryCode> names = dossier.reporters();
  const std::vector<CountryCode> reporters(names.begin(), names.end());
  const std::size_t count = reporters.size();
  const Matrix local = local_trust(*this, dossier, reporters);
  const double alike = 1 / static_cast<double>(count);
  std::vector<double> trust(count, alike);
  for (unsigned step = 0; step < iterations; ++step) {
    std::vector<double> next(count, damping * alike);
    for (std::size_t i = 0; i < count; ++i)
      for (std::size_t j = 0; j < count; ++j)
        next[j] += (1 - damping) * trust[i] * (local[i].empty() ? alike : local[i][j]);
    trust = std::move(next);
  }
  std::map<CountryCode, double> out;
  for (std::size_t i = 0; i < count; ++i) out.emplace(reporters[i], trust[i]);
  return out;
}

Belief EigenTrust::estimate(const Dossier& dossier, const Subject& subject) const {
  const std::map<CountryCode, double> trusted = trust(dossier);
  double largest = 0;
  for (const auto& [reporter, trust] : trusted) largest = std::max(largest, trust);
  Tally sum;
  for (const auto& [reporter, trust] : trusted)
    if (reporter != subject.country)
      sum += trust / largest * faded(dossier.of(reporter, subject), forgetting);
  return beta_belief(sum, prior, strength, z);
}

}  // namespace ishaken::reputation
