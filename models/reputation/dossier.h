// Everything that an STI-GA has been told about calls, period by period, by whom and about whom. It remembers
// a fixed number of periods, so that its size does not grow with time.
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

// Of whom something is thought. A country is judged by the calls that its STI-CAs vouched for; its parts by
// those of them that are theirs.
struct Subject {
  enum class Level : std::uint8_t { country, ca, provider, range } level = Level::country;
  CountryCode country;  // of the anchor
  std::string name{};   // of the STI-CA (Source::ca), the SPC, the number block; empty for a country
  auto operator<=>(const Subject&) const = default;
};

// The tallies of one subject; periods without any calls are left out.
struct History {
  struct Entry {
    std::int64_t period = 0;
    Tally tally;
    bool operator==(const Entry&) const = default;
  };
  std::vector<Entry> entries;  // oldest first
  std::int64_t now = 0;        // the last period that is closed; entries are not newer

  Tally total() const;
  // Adds another reporter's history of the same periods.
  History& operator+=(const History& other);
};

class Dossier {
 public:
  // Remembers that many closed periods.
  explicit Dossier(std::size_t window = 28) : window_(window) {}

  // What a country says of the period at hand; calls that nobody vouched for are counted against nobody.
  void add(CountryCode reporter, const Row& row);
  // Ends the period at hand, whether anything was said in it or not, and forgets what is too old.
  void close_period();
  std::int64_t period() const { return period_; }  // the last one closed; 0 at the beginning

  // All that follows speaks of closed periods that are remembered.

  // Over all reporters, or of one. Empty where nothing was said.
  History pooled(const Subject& subject) const;
  History of(CountryCode reporter, const Subject& subject) const;

  // The same, as if that reporter alone had said anything.
  Dossier only(CountryCode reporter) const;

  // The same, as if those providers of the country had never called: what its STI-CAs are worth beside them.
  // Number blocks stay as they are.
  Dossier without(CountryCode country, const std::set<std::string>& providers) const;

  std::set<CountryCode> reporters() const;
  std::set<CountryCode> countries() const;  // that anything was said about
  // Of a country, by name.
  std::vector<Subject> subjects(CountryCode country, Subject::Level level) const;
  // The parts of a provider: the number blocks that it showed.
  std::vector<Subject> ranges_of(const Subject& provider) const;

 private:
  struct Seen {
    std::int64_t first = 0, last = 0;
  };
  struct Reports {
    std::map<Subject, History> histories;
    // Of each STI-CA by SPC; either may be empty, so that they add up to the country.
    std::map<Subject, std::map<std::string, History>> members;
    std::map<Subject, std::map<std::string, Seen>> ranges;  // of each provider
  };
  // Something was said in a closed period, not only in the one at hand.
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
