#include "tests/fuzz/driver/supervise.h"

#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <fstream>

#include "tests/fuzz/driver/allocations.h"
#include "tests/fuzz/driver/coverage.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace ishaken::fuzz {

// In memory that both processes see.
struct Runner::Shared {
  static constexpr std::size_t room = 4 << 20;
  std::atomic<std::uint64_t> number{0};  // of inputs begun
  std::atomic<bool> running{false};
  std::size_t size = 0;
  char name[256] = {};
  char why[256] = {};
  char input[room] = {};
};

namespace {

constexpr int finding_code = 77;
// For an input that waits and takes no CPU; long, since a busy machine makes all inputs wait.
constexpr std::chrono::minutes patience(5);

double cpu_seconds(clockid_t clock) {
  timespec time{};
  clock_gettime(clock, &time);
  return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

void copy(char (&to)[256], std::string_view from) {
  const std::size_t size = std::min(from.size(), std::size(to) - 1);
  std::memcpy(to, from.data(), size);
  to[size] = '\0';
}

void call(std::string_view input) {
  // A copy of its exact size on the heap, so that a read beyond its end is seen.
  const std::string exact(input);
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(exact.data()), exact.size());
}

std::uint64_t rss_mb(pid_t child) {
  std::ifstream file("/proc/" + std::to_string(child) + "/statm");
  std::uint64_t all = 0, resident = 0;
  file >> all >> resident;
  return resident * static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE)) >> 20;
}

std::string digest(std::string_view input) {
  std::uint64_t hash = 0xcbf29ce484222325u;  // FNV-1a
  for (const char c : input) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3u;
  char text[17];
  std::snprintf(text, sizeof text, "%016lx", static_cast<unsigned long>(hash));
  return text;
}

// Watches until the child ends. Why it was ended from here, or nothing.
std::string watch(pid_t child, const Runner::Shared& shared, const Limits& limits, int& status) {
  using std::chrono::steady_clock;
  clockid_t clock{};
  clock_getcpuclockid(child, &clock);
  std::uint64_t number = 0;
  double began = 0;
  auto since = steady_clock::now();
  for (;;) {
    if (waitpid(child, &status, WNOHANG) == child) return {};
    usleep(20'000);
    std::string why;
    if (const double now = cpu_seconds(clock); shared.number != number || !shared.running) {
      number = shared.number;
      began = now;
      since = steady_clock::now();
    } else if (now - began > limits.timeout_s || steady_clock::now() - since > patience) {
      why = "timeout";
    }
    if (rss_mb(child) > limits.rss_mb) why = "oom";
    if (why.empty()) continue;
    kill(child, SIGABRT);  // the sanitizer says where it is
    usleep(2'000'000);
    kill(child, SIGKILL);
    waitpid(child, &status, 0);
    return why;
  }
}

}  // namespace

Runner::Runner(Shared& shared, const Limits& limits) : shared_(shared), limits_(limits) {}

void Runner::end(const std::string& why) {
  copy(shared_.why, why);
  std::_Exit(finding_code);
}

void Runner::run(std::string_view input, std::string_view name) {
  shared_.size = std::min(input.size(), Shared::room);
  std::memcpy(shared_.input, input.data(), shared_.size);
  copy(shared_.name, name);
  shared_.running = true;
  ++shared_.number;
  const std::int64_t before = live_bytes();
  forget_peak();
  const double began = cpu_seconds(CLOCK_PROCESS_CPUTIME_ID);
  start_recording();
  call(input);
  stop_recording();
  const double took = cpu_seconds(CLOCK_PROCESS_CPUTIME_ID) - began;
  const std::int64_t peak = peak_bytes() - before;
  if (took > limits_.slow_s) end("slow: " + std::to_string(took) + " s of CPU");
  if (peak > static_cast<std::int64_t>(limits_.live_bytes + limits_.live_bytes_per_octet * input.size()))
    end("memory: " + std::to_string(peak) + " bytes at a time for " + std::to_string(input.size()));
  if (live_bytes() > before) check_leak(input, before);
  shared_.running = false;
}

// What stays behind once is a cache or a table built at first use; what stays every time is a leak.
void Runner::check_leak(std::string_view input, std::int64_t before) {
  std::int64_t kept = live_bytes() - before;
  for (int again = 0; again < 4; ++again) {
    const std::int64_t start = live_bytes();
    call(input);
    kept = live_bytes() - start;
    if (kept <= 0) return;
  }
  end("leak: " + std::to_string(kept) + " bytes stay behind each time");
}

int supervise(const Limits& limits, const std::string& artifacts,
              const std::function<void(Runner& runner)>& work) {
  void* const memory =
      mmap(nullptr, sizeof(Runner::Shared), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  if (memory == MAP_FAILED) return 1;
  auto& shared = *new (memory) Runner::Shared;
  const pid_t child = fork();
  if (child < 0) return 1;
  if (child == 0) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    Runner runner(shared, limits);
    work(runner);
    std::fflush(stdout);
    std::_Exit(0);
  }
  int status = 0;
  std::string why = watch(child, shared, limits, status);
  if (why.empty() && WIFEXITED(status) && WEXITSTATUS(status) == 0) return 0;
  if (WIFSIGNALED(status) && (WTERMSIG(status) == SIGINT || WTERMSIG(status) == SIGTERM)) return 130;
  if (why.empty() && shared.why[0] != '\0') why = shared.why;
  if (why.empty()) why = shared.running ? "crash" : "crash: between two inputs";
  const std::string_view input(shared.input, shared.size);
  const std::string path = artifacts + why.substr(0, why.find(':')) + "-" + digest(input);
  std::ofstream(path, std::ios::binary) << input;
  std::fprintf(stderr, "FOUND %s\n  input %lu (%s), %zu bytes, written to %s\n", why.c_str(),
               static_cast<unsigned long>(shared.number.load()), shared.name, shared.size, path.c_str());
  return 1;
}

}  // namespace ishaken::fuzz
