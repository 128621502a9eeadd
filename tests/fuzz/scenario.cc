// A scenario in YAML. What loads, written in full, loads again to the same.
#include "sim/actions/actions.h"
#include "sim/scenario/load.h"

#include "sim/results/expectation.h"
#include "tests/fuzz/check.h"

using namespace ishaken;
using fuzz::check;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const sim::Vocabulary known{.check_expectation = sim::check_expectation, .actions = sim::actions()};
  const auto scenario = sim::load_scenario(fuzz::text_of(data, size), "fuzz.yaml", {}, known);
  if (!scenario) {
    check(!scenario.error().empty(), "a refusal says why");
    for (const auto& diagnostic : scenario.error()) check(!diagnostic.message.empty(), "in words");
    return 0;
  }
  if (size > 16 * 1024) return 0;  // thousands of policies, each written out with every value, take seconds
  const std::string written = sim::resolved_yaml(*scenario);
  const auto again = sim::load_scenario(written, "resolved.yaml", {}, known);
  if (!again) std::fprintf(stderr, "%s\n%s\n", written.c_str(), again.error().front().message.c_str());
  check(again.has_value(), "what is written is read");
  check(sim::resolved_yaml(*again) == written, "as it was");
  return 0;
}
