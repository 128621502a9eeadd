// The rows of a run are the same in every build: debug, release, under sanitizers, with any number of
// threads. The digests lie beside this file; ISHAKEN_UPDATE=1 writes them anew.
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "tests/unit/sim/world/sample.h"

namespace ishaken::sim {
namespace {

std::string lines(const Digests& digests) {
  std::string out;
  for (const auto& [name, digest] : digests) out += name + " " + digest + "\n";
  return out;
}

TEST(Digest, IsTheSameInEveryBuild) {
  const std::string path = ISHAKEN_SOURCE "/tests/unit/sim/world/digests.txt";
  const std::string now = lines(play(sample));
  if (std::getenv("ISHAKEN_UPDATE") != nullptr) std::ofstream(path, std::ios::binary) << now;
  std::stringstream kept;
  kept << std::ifstream(path, std::ios::binary).rdbuf();
  EXPECT_EQ(now, kept.str()) << "where this is meant: run this test with ISHAKEN_UPDATE=1";
}

TEST(Digest, DoesNotDependOnThreads) {
  const Digests alone = play(sample, 1);
  EXPECT_EQ(alone.size(), 4U);
  EXPECT_EQ(play(sample, 2), alone);
  EXPECT_EQ(play(sample, 4), alone);
}

TEST(Digest, DoesNotDependOnSlices) { EXPECT_EQ(play(sample, 1, 7), play(sample, 1, 1'000'000)); }

TEST(Digest, DependsOnTheSeed) {
  const Digests first = play(sample);
  sim::Run run(scenario(sample, {"seed=2"}), {});
  const Digests other = digests(run);
  EXPECT_NE(other.at("calls"), first.at("calls"));
  EXPECT_NE(other.at("control"), first.at("control"));
}

}  // namespace
}  // namespace ishaken::sim
