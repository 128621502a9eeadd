// One figure of the benchmark, always beside the limit that it is held against, measured in the same run:
// absolute times on shared machines mean little.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace ishaken::bench {

struct Figure {
  std::string name;
  double value = 0;
  std::string unit;
  double limit = 0;  // what value is compared with
  double ratio = 0;  // value / limit
};

// Of so many rounds, in which figure and limit take turns, the one whose ratio is the median.
inline constexpr int rounds = 5;
Figure median_of(std::string name, std::string unit, std::vector<std::pair<double, double>> measured);

double cpu_seconds();  // of this process, all threads
double wall_seconds();
double peak_rss_bytes();

// One thread's ES256 by OpenSSL with reused keys: the bound of a call that is signed and verified.
struct Limit {
  double sign = 0;  // per CPU second
  double verify = 0;
  double calls() const { return 1 / (1 / sign + 1 / verify); }
};
Limit openssl_limit(double cpu_seconds_each);

}  // namespace ishaken::bench
