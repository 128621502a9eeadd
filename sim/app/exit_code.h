// The exit codes of the command, which the Python command shares.
#pragma once

namespace ishaken::app {

enum ExitCode {
  all_held = 0,  // finished, and every expectation held
  expectation_failed = 1,
  input_wrong = 2,  // nothing was run
  run_failed = 3,
  interrupted = 130,
};

}  // namespace ishaken::app
