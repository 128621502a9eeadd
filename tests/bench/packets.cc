#include "tests/bench/packets.h"

#include <fmt/format.h>

#include <stdexcept>

#include "models/numbering/atlas.h"
#include "sim/scenario/load.h"
#include "tests/bench/calls.h"
#include "tests/bench/traffic.h"

namespace ishaken::bench {
namespace {

// Calls last minutes: as many must have ended as begin.
constexpr std::uint64_t warm_up = 20'000, played = 4'000;

}  // namespace

Figure calls_beside_bare_ns3(std::string name, const std::vector<std::string>& overrides) {
  double calls = 0;
  Traffic traffic;
  {
    Calls recorded(overrides, warm_up);
    traffic = record([&] { calls = recorded.play(played); });
  }
  std::vector<std::pair<double, double>> measured;
  for (int i = 0; i < rounds; ++i) {
    double spent = 0;
    {
      Calls timed(overrides, warm_up);
      const double start = cpu_seconds();
      if (timed.play(played) != calls) throw std::logic_error("the same run played other calls");
      spent = cpu_seconds() - start;
    }
    measured.emplace_back(calls / spent, calls / replay(traffic));
  }
  return median_of(std::move(name), "calls/s", std::move(measured));
}

Built build_world(const std::string& network) {
  std::string text =
      "schema: 1\nname: world\nstart: 2026-01-01\nduration: 1 h\npolicies: {open: {registry: allow-all}}\n"
      "traffic: [{kind: legitimate, rate: 1 per min}]\ncountries:\n";
  for (const AtlasCountry& country : atlas())
    text += fmt::format("  {}: {{policy: open}}\n", country.code.text());
  const std::vector<std::string> overrides{"fidelity.crypto=modelled", "fidelity.tls=cost_only",
                                           "fidelity.network=" + network};
  auto loaded = sim::load_scenario(text, "world", overrides);
  if (!loaded) throw std::runtime_error(sim::to_text(loaded.error()));
  const double start = cpu_seconds();
  const sim::Run run(std::move(*loaded), {});
  return {cpu_seconds() - start, peak_rss_bytes() / 1e6};
}

}  // namespace ishaken::bench
