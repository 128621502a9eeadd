// Everything that a timeline may do, at awkward moments: at the start and the end, twice, together, to
// parties that are down. Nothing is expected but that calls are conserved (a run throws otherwise) and
// nothing breaks.
#include <fmt/format.h>

#include "models/base/random.h"
#include "tests/unit/sim/world/sample.h"

namespace ishaken::sim {
namespace {

std::string action(Stream& random) {
  constexpr std::array countries{"BR", "DE", "FR", "LU"};
  const auto country = [&] { return countries[random.below(countries.size())]; };
  const auto pair = [&] {
    const std::uint64_t first = random.below(countries.size());
    return fmt::format("[{}, {}]", countries[first], countries[(first + 1 + random.below(3)) % 4]);
  };
  constexpr std::array parties{"BR/ga", "BR/pa",      "FR/ca/1",  "DE/provider/2",
                               "DE/cr", "BR/gateway", "registry", "FR"};
  constexpr std::array holders{"BR/ca/1", "DE/ca/2", "FR/ca/1", "DE/provider/2", "LU/provider/1"};
  constexpr std::array keys{"BR/pa", "FR/pa", "DE/ca/2", "LU/provider/1", "registry"};
  constexpr std::array cas{"BR/ca/1", "DE/ca/1", "DE/ca/2", "FR/ca/1"};
  constexpr std::array settings{"policies.default.registry: none", "policies.default.merge: scoped",
                                "policies.careful.revocation: \"off\"", "policies.default.list_validity: 1 h",
                                "policies.default.list_poll: 1 min"};
  switch (random.below(14)) {
    case 0:
      return fmt::format("agree: {}, vetting: {} min", pair(), random.below(200));
    case 1:
      return fmt::format("end_agreement: {}", pair());
    case 2:
      return fmt::format("register: {}", country());
    case 3:
      return fmt::format("withdraw: {}", country());
    case 4:
      return fmt::format("exclude: {}", country());
    case 5:
      return fmt::format("readmit: {}", country());
    case 6:
      return fmt::format("add_ca: {}", country());
    case 7:
      return fmt::format("retire_ca: {}", cas[random.below(cas.size())]);
    case 8:
      return fmt::format("revoke: {}", holders[random.below(holders.size())]);
    case 9:
      return fmt::format("rotate_key: {}", keys[random.below(keys.size())]);
    case 10:
      return fmt::format("outage: {}, for: {} min", parties[random.below(parties.size())], random.below(300));
    case 11:
      return fmt::format("partition: [{}], for: {} min", country(), random.below(300));
    case 12:
      return fmt::format("degrade: [{}], longer: {} ms, loss: 0.{}, for: {} min", country(),
                         random.below(500), 1 + random.below(9), random.below(300));
    default:
      return fmt::format("set: {{{}}}", settings[random.below(settings.size())]);
  }
}

// The sample with a timeline of its own: a third of it at a few moments, so that much happens at once.
std::string rough(std::uint64_t seed) {
  Stream random(seed, "rough");
  std::string text(sample.substr(0, sample.find("timeline:")));
  text += fmt::format("seed: {}\nfidelity: {{crypto: modelled}}\nwarm_up: {} h\n", seed, random.below(30));
  if (seed % 4 == 0) text += "baseline: true\n";
  text += "timeline:\n";
  for (int i = 0; i < 40; ++i) {
    const std::uint64_t minute = random.below(3) == 0 ? 720 * random.below(3) : random.below(1441);
    text += fmt::format("  - {{at: {} min, {}}}\n", minute, action(random));
  }
  return text;
}

class Rough : public testing::TestWithParam<std::uint64_t> {};

TEST_P(Rough, TimelinesEndWell) {
  const std::string text = rough(GetParam());
  SCOPED_TRACE(text);
  const Digests once = play(text);
  EXPECT_EQ(once.size(), 4U);
}

INSTANTIATE_TEST_SUITE_P(Seeds, Rough, testing::Range<std::uint64_t>(1, 13));

}  // namespace
}  // namespace ishaken::sim
