// Runs inputs in a child process and watches it from outside, so that whatever ends the child (a sanitizer, a
// signal, a limit) leaves the input that did it.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace ishaken::fuzz {

struct Limits {
  double timeout_s = 5;  // CPU time of one input, from outside: it never came back
  double slow_s = 1;     // CPU time of one input that did come back
  std::uint64_t rss_mb = 2048;
  // What one input may hold at a time: this, and so much for each of its octets.
  std::uint64_t live_bytes = 8 << 20;
  std::uint64_t live_bytes_per_octet = 512;
};

// The child's side.
class Runner {
 public:
  struct Shared;
  Runner(Shared& shared, const Limits& limits);

  // Calls LLVMFuzzerTestOneInput. Ends the process where a limit is broken.
  void run(std::string_view input, std::string_view name);

 private:
  void end(const std::string& why);
  void check_leak(std::string_view input, std::int64_t before);

  Shared& shared_;
  Limits limits_;
};

// Runs `work` in a child. What ends it early is written to `artifacts` + kind + "-" + digest of the input.
// The exit code: 0, or 1 where something was found.
int supervise(const Limits& limits, const std::string& artifacts,
              const std::function<void(Runner& runner)>& work);

}  // namespace ishaken::fuzz
