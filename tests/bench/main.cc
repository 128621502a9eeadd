// Prints the benchmark as JSON: a list of {name, value, unit, limit, ratio}. Each ratio is the median of
// rounds in which the figure and its limit were measured in turn. With --year [DAYS] it plays the long run
// instead (year.h), and prints how long that took and how much memory.
#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "tests/bench/calls.h"
#include "tests/bench/identity_parse.h"
#include "tests/bench/measure.h"
#include "tests/bench/year.h"

namespace {

using namespace ishaken::bench;

constexpr int rounds = 5;

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

// The round whose ratio is the median.
Figure median_of(std::string name, std::string unit, std::vector<std::pair<double, double>> measured) {
  std::sort(measured.begin(), measured.end(),
            [](const auto& a, const auto& b) { return a.first / a.second < b.first / b.second; });
  const auto [value, limit] = measured[measured.size() / 2];
  return {std::move(name), value, std::move(unit), limit, value / limit};
}

Figure one_thread() {
  Calls calls(true, 1);
  std::vector<std::pair<double, double>> measured;
  for (int i = 0; i < rounds; ++i) {
    const Limit limit = openssl_limit(0.3);
    const double start = cpu_seconds();
    const double played = calls.play(8000);
    measured.emplace_back(played / (cpu_seconds() - start), limit.calls());
  }
  return median_of("call_openssl_1_thread", "calls/s", std::move(measured));
}

// ns-3 keeps one simulator per process, so the two runs take turns as processes would: one, then the other.
double wall_rate(unsigned threads) {
  Calls calls(true, threads);
  const double start = wall_seconds();
  const double played = calls.play(20'000);
  return played / (wall_seconds() - start);
}

Figure two_threads() {
  std::vector<std::pair<double, double>> measured;
  for (int i = 0; i < rounds; ++i) {
    const double one = wall_rate(1);
    measured.emplace_back(wall_rate(2), one);
  }
  return median_of("call_openssl_2_threads", "calls/s", std::move(measured));
}

Figure modelled() {
  Calls calls(false, 1);
  std::vector<double> rates;
  for (int i = 0; i < rounds; ++i) {
    const double start = cpu_seconds();
    const double played = calls.play(300'000);
    rates.push_back(played / (cpu_seconds() - start));
  }
  constexpr double wanted = 300'000;
  const double rate = median(rates);
  return {"call_modelled", rate, "calls/s", wanted, rate / wanted};
}

Figure parsing() {
  std::vector<double> seconds;
  for (int i = 0; i < rounds; ++i) seconds.push_back(identity_parse_seconds(200'000) * 1e6);
  constexpr double wanted = 2;
  const double microseconds = median(seconds);
  return {"identity_parse", microseconds, "us", wanted, microseconds / wanted};
}

// Peak memory of a process of its own that plays so many calls.
double rss_of(const char* self, const char* calls) {
  int out[2];
  if (pipe(out) != 0) return 0;
  const pid_t child = fork();
  if (child == 0) {
    dup2(out[1], STDOUT_FILENO);
    execl(self, self, "--rss", calls, nullptr);
    _exit(1);
  }
  close(out[1]);
  char text[64] = {};
  const ssize_t size = read(out[0], text, sizeof text - 1);
  close(out[0]);
  waitpid(child, nullptr, 0);
  return size > 0 ? std::atof(text) : 0;
}

Figure memory(const char* self) {
  const double small = rss_of(self, "100000"), large = rss_of(self, "1000000");
  return {"rss_1e6_over_1e5", large / 1e6, "MB", small / 1e6, large / small};
}

}  // namespace

int main(int argc, char** argv) {
  if (argc == 3 && std::string_view(argv[1]) == "--rss") {
    (void)Calls(false, 1).play(std::strtoull(argv[2], nullptr, 10));
    fmt::print("{}\n", peak_rss_bytes());
    return 0;
  }
  if (argc >= 2 && std::string_view(argv[1]) == "--year") {
    const Year year = play_year(argc >= 3 ? static_cast<unsigned>(std::strtoul(argv[2], nullptr, 10)) : 365);
    fmt::print(
        "{{\"calls\": {:.0f}, \"wall_s\": {:.1f}, \"cpu_s\": {:.1f}, \"peak_half_mb\": {:.0f}, \"peak_mb\": "
        "{:.0f}}}\n",
        year.calls, year.wall_s, year.cpu_s, year.peak_half_mb, year.peak_mb);
    return 0;
  }
  const std::vector<Figure> figures{one_thread(), two_threads(), modelled(), memory("/proc/self/exe"),
                                    parsing()};
  fmt::print("[\n");
  for (const Figure& each : figures)
    fmt::print(
        "  {{\"name\": \"{}\", \"value\": {:.6g}, \"unit\": \"{}\", \"limit\": {:.6g}, \"ratio\": "
        "{:.4g}}}{}\n",
        each.name, each.value, each.unit, each.limit, each.ratio, &each == &figures.back() ? "" : ",");
  fmt::print("]\n");
  return 0;
}
