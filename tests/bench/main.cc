// Prints the benchmark as JSON: a list of {name, value, unit, limit, ratio}. Each ratio is the median of
// rounds in which the figure and its limit were measured in turn. With --year [DAYS] it plays the long run
// instead (year.h), and prints how long that took and how much memory; with a name or a part of one, those
// figures alone.
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <functional>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tests/bench/calls.h"
#include "tests/bench/child.h"
#include "tests/bench/identity_parse.h"
#include "tests/bench/measure.h"
#include "tests/bench/packets.h"
#include "tests/bench/year.h"

namespace {

using namespace ishaken::bench;

const std::vector<std::string> modelled_crypto{"fidelity.crypto=modelled"};
const std::vector<std::string> real_packets{"fidelity.network=packet"};
const std::vector<std::string> modelled_packets{"fidelity.network=packet", "fidelity.crypto=modelled",
                                                "fidelity.tls=cost_only"};

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

Figure one_thread(std::string name) {
  Calls calls({});
  std::vector<std::pair<double, double>> measured;
  for (int i = 0; i < rounds; ++i) {
    const Limit limit = openssl_limit(0.3);
    const double start = cpu_seconds();
    const double played = calls.play(8000);
    measured.emplace_back(played / (cpu_seconds() - start), limit.calls());
  }
  return median_of(std::move(name), "calls/s", std::move(measured));
}

// ns-3 keeps one simulator per process, so the two runs take turns as processes would: one, then the other.
double wall_rate(unsigned threads) {
  Calls calls({}, 15'000, threads);
  const double start = wall_seconds();
  const double played = calls.play(20'000);
  return played / (wall_seconds() - start);
}

Figure two_threads(std::string name) {
  std::vector<std::pair<double, double>> measured;
  for (int i = 0; i < rounds; ++i) {
    const double one = wall_rate(1);
    measured.emplace_back(wall_rate(2), one);
  }
  return median_of(std::move(name), "calls/s", std::move(measured));
}

Figure modelled(std::string name) {
  Calls calls(modelled_crypto);
  std::vector<double> rates;
  for (int i = 0; i < rounds; ++i) {
    const double start = cpu_seconds();
    const double played = calls.play(300'000);
    rates.push_back(played / (cpu_seconds() - start));
  }
  constexpr double wanted = 300'000;
  const double rate = median(rates);
  return {std::move(name), rate, "calls/s", wanted, rate / wanted};
}

Figure parsing(std::string name) {
  std::vector<double> seconds;
  for (int i = 0; i < rounds; ++i) seconds.push_back(identity_parse_seconds(200'000) * 1e6);
  constexpr double wanted = 2;
  const double microseconds = median(seconds);
  return {std::move(name), microseconds, "us", wanted, microseconds / wanted};
}

// Peak memory of a process of its own that plays so many calls, beside that of one that plays fewer.
Figure memory(std::string name, std::uint64_t fewer, std::uint64_t calls,
              const std::vector<std::string>& overrides) {
  const auto peak = [&](std::uint64_t count) {
    std::vector<std::string> arguments{"--rss", std::to_string(count)};
    arguments.insert(arguments.end(), overrides.begin(), overrides.end());
    return numbers_of_child(arguments).at(0) / 1e6;
  };
  const double small = peak(fewer), large = peak(calls);
  return {std::move(name), large, "MB", small, large / small};
}

// What the network adds to the world that is built: CPU time, and memory by host (telephones count as one).
std::vector<Figure> built(const std::string& name) {
  std::vector<double> seconds, kilobytes;
  constexpr double hosts = 193 * 6 + 1;
  for (int i = 0; i < rounds; ++i) {
    const auto whole = numbers_of_child({"--build", "message"}),
               packets = numbers_of_child({"--build", "packet"});
    seconds.push_back(packets.at(0) - whole.at(0));
    kilobytes.push_back((packets.at(1) - whole.at(1)) * 1e3 / hosts);
  }
  constexpr double wanted_seconds = 3, wanted_kilobytes = 100;
  const double time = median(seconds), memory = median(kilobytes);
  return {{name, time, "s", wanted_seconds, time / wanted_seconds},
          {"packet_memory_per_host", memory, "kB", wanted_kilobytes, memory / wanted_kilobytes}};
}

using Measure = std::function<std::vector<Figure>(const std::string& name)>;

std::vector<std::pair<std::string, Measure>> benchmark() {
  const auto one = [](auto measure) {
    return [measure](const std::string& name) { return std::vector<Figure>{measure(name)}; };
  };
  const auto packets = [](const std::vector<std::string>& overrides) {
    return [&overrides](const std::string& name) { return calls_beside_bare_ns3(name, overrides); };
  };
  const auto grown = [](std::uint64_t fewer, std::uint64_t calls, const std::vector<std::string>& overrides) {
    return [=, &overrides](const std::string& name) { return memory(name, fewer, calls, overrides); };
  };
  return {{"call_openssl_1_thread", one(one_thread)},
          {"call_openssl_2_threads", one(two_threads)},
          {"call_modelled", one(modelled)},
          {"rss_1e6_over_1e5", one(grown(100'000, 1'000'000, modelled_crypto))},
          {"identity_parse", one(parsing)},
          {"packet_call_bare_ns3", one(packets(modelled_packets))},
          {"packet_call_openssl", one(packets(real_packets))},
          {"packet_rss_2e5_over_4e4", one(grown(40'000, 200'000, modelled_packets))},
          {"packet_build_193x5", built}};
}

int child(const std::vector<std::string>& arguments) {
  if (arguments[0] == "--build") {
    const Built built = build_world(arguments.at(1));
    fmt::print("{} {}\n", built.cpu_s, built.peak_mb);
  } else {
    (void)Calls({arguments.begin() + 2, arguments.end()}, 1'000).play(std::stoull(arguments.at(1)));
    fmt::print("{}\n", peak_rss_bytes());
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc >= 3 && (std::string_view(argv[1]) == "--rss" || std::string_view(argv[1]) == "--build"))
    return child({argv + 1, argv + argc});
  if (argc >= 2 && std::string_view(argv[1]) == "--year") {
    const Year year = play_year(argc >= 3 ? static_cast<unsigned>(std::strtoul(argv[2], nullptr, 10)) : 365);
    fmt::print(
        "{{\"calls\": {:.0f}, \"wall_s\": {:.1f}, \"cpu_s\": {:.1f}, \"peak_half_mb\": {:.0f}, \"peak_mb\": "
        "{:.0f}}}\n",
        year.calls, year.wall_s, year.cpu_s, year.peak_half_mb, year.peak_mb);
    return 0;
  }
  const std::string_view part = argc >= 2 ? argv[1] : "";
  std::vector<Figure> figures;
  for (const auto& [name, measure] : benchmark())
    if (std::string_view(name).find(part) != std::string_view::npos)
      std::ranges::move(measure(name), std::back_inserter(figures));
  if (figures.empty()) {
    fmt::print(stderr, "no figure has '{}' in its name; there are:\n", part);
    for (const auto& [name, measure] : benchmark()) fmt::print(stderr, "  {}\n", name);
    return 2;
  }
  fmt::print("[\n");
  for (const Figure& each : figures)
    fmt::print(
        "  {{\"name\": \"{}\", \"value\": {:.6g}, \"unit\": \"{}\", \"limit\": {:.6g}, \"ratio\": "
        "{:.4g}}}{}\n",
        each.name, each.value, each.unit, each.limit, each.ratio, &each == &figures.back() ? "" : ",");
  fmt::print("]\n");
  return 0;
}
