// The times at which one country was absent from the lists published for another, and whether a review had
// excluded it.
#pragma once

#include <vector>

#include "sim/results/spans.h"

namespace ishaken::sim {

class ListStanding {
 public:
  struct Absence {
    Span span;
    bool by_review = false;  // a review had excluded it
  };

  // Records that the STI-GA's review found that the country shall be excluded. The finding takes effect with
  // a later list, if at all.
  void condemned() { condemned_ = true; }
  void published(Instant now, bool trusted);

  // Returns the absences until `end`, in order of time. Time before the first list counts as presence. A
  // country that was never on a list is absent from the first list on.
  std::vector<Absence> absences(Instant end) const;

 private:
  std::vector<Absence> absences_;  // the last one may be open: its end is its beginning
  bool absent_ = false;
  bool condemned_ = false;
};

}  // namespace ishaken::sim
