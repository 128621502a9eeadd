// The long run: twelve countries, a year of ten million calls, each country's STI-GA reviewing the others
// daily.
#pragma once

namespace ishaken::bench {

struct Year {
  double calls = 0;
  double wall_s = 0, cpu_s = 0;
  double peak_half_mb = 0, peak_mb = 0;  // of memory, after half the time and in the end
};

// Or so many days of it. Modelled crypto, one thread; rows are made and thrown away, as a writer of tables
// would.
Year play_year(unsigned days);

}  // namespace ishaken::bench
