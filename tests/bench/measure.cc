#include "tests/bench/measure.h"

#define OPENSSL_SUPPRESS_DEPRECATED  // the functions with the least overhead are the limit
#include <openssl/ec.h>
#include <openssl/ecdsa.h>
#include <openssl/obj_mac.h>
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <ctime>
#include <vector>

#include "models/base/digest.h"

namespace ishaken::bench {
namespace {

template <class Operation>
double per_second(double seconds, Operation operation) {
  const double start = cpu_seconds();
  double spent = 0;
  unsigned count = 0;
  while (spent < seconds) {
    for (int i = 0; i < 64; ++i) operation();
    count += 64;
    spent = cpu_seconds() - start;
  }
  return count / spent;
}

}  // namespace

Figure median_of(std::string name, std::string unit, std::vector<std::pair<double, double>> measured) {
  std::sort(measured.begin(), measured.end(),
            [](const auto& a, const auto& b) { return a.first / a.second < b.first / b.second; });
  const auto [value, limit] = measured[measured.size() / 2];
  return {std::move(name), value, std::move(unit), limit, value / limit};
}

double cpu_seconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

double wall_seconds() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

double peak_rss_bytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) * 1024;
}

Limit openssl_limit(double cpu_seconds_each) {
  EC_KEY* key = EC_KEY_new_by_curve_name(NID_X9_62_prime256v1);
  EC_KEY_generate_key(key);
  const std::string message(308, 'x');  // the signing input of a usual PASSporT
  const auto digest = [&] { return sha256(as_bytes(message)); };
  const Sha256 fixed = digest();
  ECDSA_SIG* signature = ECDSA_do_sign(fixed.data(), static_cast<int>(fixed.size()), key);
  Limit limit;
  limit.sign = per_second(cpu_seconds_each, [&] {
    const Sha256 bytes = digest();
    ECDSA_SIG_free(ECDSA_do_sign(bytes.data(), static_cast<int>(bytes.size()), key));
  });
  limit.verify = per_second(cpu_seconds_each, [&] {
    const Sha256 bytes = digest();
    (void)ECDSA_do_verify(bytes.data(), static_cast<int>(bytes.size()), signature, key);
  });
  ECDSA_SIG_free(signature);
  EC_KEY_free(key);
  return limit;
}

}  // namespace ishaken::bench
