// When one country stood on the lists published for another, and when it was a review that took it off.
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

  // The STI-GA's review found that it shall be excluded; it comes into force with some later list, if ever.
  void condemned() { condemned_ = true; }
  void published(Instant now, bool trusted);

  // As of `end`, in order of time. Time before the first list counts as presence. One that had never been on
  // the list is absent, too.
  std::vector<Absence> absences(Instant end) const;

 private:
  std::vector<Absence> absences_;  // the last one may be open: its end is its beginning
  bool absent_ = false;
  bool condemned_ = false;
};

}  // namespace ishaken::sim
