// Runs a scenario to its end and writes its summary.
#pragma once

#include <string>

#include "sim/app/exit_code.h"
#include "sim/app/input.h"

namespace ishaken::app {

struct PlayOptions {
  unsigned threads = 1;
  std::string summary;         // a file; empty: stdout
  bool tables_digest = false;  // on stdout, after the summary
};

ExitCode play(const Input& input, const PlayOptions& options);

}  // namespace ishaken::app
