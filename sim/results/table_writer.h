// A writer of the rows of the tables, from observations of parties and events of the world.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "models/parties/observation.h"
#include "sim/results/countries.h"
#include "sim/results/events.h"
#include "sim/results/ledger.h"
#include "sim/results/tables.h"

namespace ishaken::sim {

// The names of an enumeration whose values count from 0, interned once, so that a row needs no look-up of
// texts.
template <class E, std::size_t size>
class EnumColumn {
 public:
  template <class Text>
  EnumColumn(Names& names, Text&& text) {
    for (std::size_t i = 0; i < size; ++i) names_[i] = names.intern(text(static_cast<E>(i)));
  }
  Name operator[](E value) const { return names_[static_cast<std::size_t>(value)]; }

 private:
  std::array<Name, size> names_{};
};

class TableWriter {
 public:
  TableWriter(const std::vector<PartyInfo>& parties, const CountryIndex& countries);

  void on(Instant now, PartyId who, const parties::TrustDecision& told);
  void on(Instant now, PartyId who, const parties::ListInstalled& told);
  void on(Instant now, PartyId who, const parties::ListPublished& told);
  void on(Instant now, PartyId who, const parties::Reviewed& told);
  void on(Instant now, PartyId who, const parties::Traced& told);
  void happened(const TimelineEvent& event);
  void exchanged(const ControlExchange& exchange);
  void carried(std::string_view from, std::string_view to, LinkRow row);  // sets the row's names
  void ended(const Flight& flight, int code, Duration setup);

  Tables tables;

 private:
  template <class E>
  static constexpr std::size_t count_of = EnumNames<E>::values.size();

  Name name(PartyId party) const { return number(party) < paths_.size() ? paths_[number(party)] : Name{}; }
  Name name(CountryCode country) const { return country_names_[countries_.of(country)]; }
  // Appends a row of decisions about a change of a list.
  void note(Instant now, PartyId who, std::string_view action, CountryCode subject, std::string reason,
            std::int64_t sequence);

  const std::vector<PartyInfo>& parties_;
  const CountryIndex& countries_;
  CallRow row_;  // reused, so that its texts keep their memory
  std::vector<Name> paths_, profiles_, country_names_;
  EnumColumn<CallKind, count_of<CallKind>> kinds_;
  EnumColumn<CallResult, count_of<CallResult>> results_;
  EnumColumn<trust::Treatment, count_of<trust::Treatment>> treatments_;
  EnumColumn<trust::Mechanism, count_of<trust::Mechanism>> mechanisms_;
  EnumColumn<passport::Attestation, 4> attestations_;
  EnumColumn<parties::Verstat, 3> verstats_;
  EnumColumn<parties::Outcome, static_cast<std::size_t>(parties::Outcome::undelivered) + 1> outcomes_;
};

}  // namespace ishaken::sim
