#include "sim/app/play.h"

#include <csignal>
#include <cstdio>
#include <fstream>
#include <iostream>

#include "sim/app/tables_digest.h"
#include "sim/world/run.h"

namespace ishaken::app {
namespace {

constexpr std::uint64_t slice = 10'000;  // events between checks of the tables and of Ctrl-C

volatile std::sig_atomic_t stop_asked = 0;
extern "C" void ask_to_stop(int) { stop_asked = 1; }

bool write(const std::string& file, const std::string& text) {
  if (file.empty()) return static_cast<bool>(std::cout << text << std::flush);
  std::ofstream out(file, std::ios::binary);
  return static_cast<bool>(out << text << std::flush);
}

}  // namespace

ExitCode play(const Input& input, const PlayOptions& options) {
  auto scenario = read(input);
  if (!scenario) return input_wrong;
  sim::RunOptions run_options;
  run_options.threads = options.threads;
  sim::Run run(std::move(*scenario), run_options);

  std::signal(SIGINT, ask_to_stop);
  TablesDigest digest;
  for (bool more = true; more;) {
    more = run.advance(slice);
    if (options.tables_digest) digest.add(run.tables());
    run.tables().for_each([](std::string_view, auto& table) { table.clear(); });
    if (stop_asked) return interrupted;
  }

  const std::string figures = options.tables_digest ? digest.text() : "";
  if (!write(options.summary, run.summary_json() + "\n") || !write("", figures)) {
    std::fprintf(stderr, "the summary cannot be written to %s\n",
                 options.summary.empty() ? "standard output" : options.summary.c_str());
    return run_failed;
  }
  return run.expectations_held() ? all_held : expectation_failed;
}

}  // namespace ishaken::app
