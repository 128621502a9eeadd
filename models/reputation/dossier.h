// The reports that an STI-GA has received about calls, by period, reporter and subject. It remembers a fixed
// number of periods, so that its size does not grow with time.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "models/base/fields.h"
#include "models/base/names.h"
#include "models/reputation/evidence.h"

namespace ishaken::reputation {

// The subject of a belief. A country is judged by the calls signed under its STI-CAs' certificates; an
// STI-CA, a provider or a number block by its part of them.
struct Subject {
  enum class Level : std::uint8_t { country, ca, provider, range } level = Level::country;
  CountryCode country;  // of the anchor
  std::string name{};   // of the STI-CA (Source::ca), the SPC, the number block; empty for a country
  auto operator<=>(const Subject&) const = default;
};

// The tallies of one subject; periods without calls are left out.
struct History {
  struct Entry {
    std::int64_t period = 0;
    Tally tally;
    bool operator==(const Entry&) const = default;
  };
  std::vector<Entry> entries;  // oldest first
  std::int64_t now = 0;        // the last closed period; no entry is newer

  Tally total() const;
  // Adds another reporter's history of the same periods.
  History& operator+=(const History& other);
};

class Dossier {
 public:
  // Remembers at most `window` closed periods.
  explicit Dossier(std::size_t window = 28) : window_(window) {}

  // Adds a country's report for the current period. Calls without a valid signature are not counted.
  void add(CountryCode reporter, const Row& row);
  // Ends the current period, even without reports, and drops the oldest periods.
  void close_period();
  std::int64_t period() const { return period_; }  // the last one closed; 0 at the beginning

  // The functions below read the remembered closed periods.

  // Returns the history over all reporters, or of one; empty if nothing was reported.
  History pooled(const Subject& subject) const;
  History of(CountryCode reporter, const Subject& subject) const;

  // Returns the dossier with the reports of that reporter only.
  Dossier only(CountryCode reporter) const;

  // Returns the dossier as if those providers of the country had never called, to judge its STI-CAs by the
  // others. Number blocks are unchanged.
  Dossier without(CountryCode country, const std::set<std::string>& providers) const;

  std::set<CountryCode> reporters() const;
  std::set<CountryCode> countries() const;  // the subjects of reports
  // Returns the subjects of one level in a country, by name.
  std::vector<Subject> subjects(CountryCode country, Subject::Level level) const;
  // Returns the number blocks that a provider showed.
  std::vector<Subject> ranges_of(const Subject& provider) const;

 private:
  struct Seen {
    std::int64_t first = 0, last = 0;
  };
  struct Reports {
    std::map<Subject, History> histories;
    // The histories of an STI-CA by SPC; either name may be empty, so that they add up to the country.
    std::map<Subject, std::map<std::string, History>> members;
    std::map<Subject, std::map<std::string, Seen>> ranges;  // by provider
  };
  // Returns whether there is an entry in a closed period, not only in the current one.
  bool closed(const History& history) const {
    return !history.entries.empty() && history.entries.front().period <= period_;
  }

  std::size_t window_;
  std::int64_t period_ = 0;
  std::map<CountryCode, Reports> reports_;  // by reporter
};

}  // namespace ishaken::reputation

template <>
struct ishaken::EnumNames<ishaken::reputation::Subject::Level> {
  using enum reputation::Subject::Level;
  static constexpr std::array values{EnumValue{country, "country", "all calls that its STI-CAs vouched for"},
                                     EnumValue{ca, "ca", "those under one STI-CA"},
                                     EnumValue{provider, "provider", "those of one provider"},
                                     EnumValue{range, "range", "those that show numbers of one block"}};
};
