#include "sim/results/table_writer.h"

#include <fmt/format.h>

namespace ishaken::sim {

using namespace parties;

TableWriter::TableWriter(const std::vector<PartyInfo>& parties, const CountryIndex& countries)
    : parties_(parties),
      countries_(countries),
      kinds_(tables.names, name_of<CallKind>),
      results_(tables.names, name_of<CallResult>),
      treatments_(tables.names, name_of<trust::Treatment>),
      mechanisms_(tables.names, name_of<trust::Mechanism>),
      attestations_(tables.names,
                    [](passport::Attestation each) {
                      return each == passport::Attestation::none ? std::string_view{"none"}
                                                                 : passport::text(each);
                    }),
      verstats_(tables.names, [](Verstat each) { return text_of(each); }),
      outcomes_(tables.names, [](Outcome each) { return info(each).name; }) {
  for (const PartyInfo& each : parties) paths_.push_back(tables.names.intern(each.path));
  for (const PartyInfo& each : parties) profiles_.push_back(tables.names.intern(each.profile));
  for (std::size_t i = 0; i < countries.size(); ++i) {
    const CountryCode code = countries.code(i);
    country_names_.push_back(tables.names.intern(code.known() ? code.text() : ""));
  }
}

void TableWriter::note(Instant now, PartyId who, std::string_view action, CountryCode subject,
                       std::string reason, std::int64_t sequence) {
  tables.decisions.append(
      {now, name(who), tables.names.intern(action), name(subject), Name{}, std::move(reason), sequence});
}

void TableWriter::on(Instant now, PartyId who, const TrustDecision& told) {
  Names& names = tables.names;
  tables.decisions.append({now, name(who), names.intern(told.action), name(told.subject),
                           names.intern(told.object), told.reason, told.sequence});
}

void TableWriter::on(Instant now, PartyId who, const ListInstalled& told) {
  const CountryCode country = number(who) < parties_.size() ? parties_[number(who)].country : CountryCode{};
  note(now, who, "install-list", country, fmt::format("{} anchors", told.anchors), told.sequence);
}

void TableWriter::on(Instant now, PartyId who, const ListPublished& told) {
  std::string trusted;
  for (const trust::TrustedCountry& each : told.trusted)
    trusted += fmt::format(" {} ({})", each.country.text(), name_of(each.mechanism));
  note(now, who, "publish-list", told.country, fmt::format("{} anchors;{}", told.anchors, trusted),
       told.sequence);
}

void TableWriter::on(Instant now, PartyId who, const Reviewed& told) {
  Names& names = tables.names;
  const CountryCode reviewer = number(who) < parties_.size() ? parties_[number(who)].country : CountryCode{};
  tables.reputation.append({now, name(reviewer), name(told.subject.country),
                            names.intern(name_of(told.subject.level)), names.intern(told.subject.name),
                            told.belief.mean, told.belief.low, told.belief.high, told.belief.calls,
                            told.fresh_calls, names.intern(name_of(told.standing))});
}

void TableWriter::on(Instant now, PartyId who, const Traced& told) {
  note(now, who, "traceback", told.country,
       told.answered
           ? fmt::format("answered after {:.1f} h: {}", in_seconds(told.took) / 3600, name_of(told.measure))
           : std::string("not answered"),
       0);
}

void TableWriter::happened(const TimelineEvent& event) {
  tables.faults.append({event.at, tables.names.intern(event.action), event.subject, in_seconds(event.lasts)});
}

void TableWriter::exchanged(const ControlExchange& exchange) {
  Names& names = tables.names;
  tables.control.append({exchange.sent_at, names.intern(exchange.interface), names.intern(exchange.message),
                         name(exchange.from), name(exchange.to), exchange.bytes, in_seconds(exchange.latency),
                         names.intern(exchange.delivered ? "delivered" : "undelivered")});
}

void TableWriter::carried(std::string_view from, std::string_view to, LinkRow row) {
  row.from = tables.names.intern(from);
  row.to = tables.names.intern(to);
  tables.links.append(row);
}

void TableWriter::ended(const Flight& flight, int code, Duration setup) {
  const CallPlaced& placed = flight.placed;
  const CallVerified& verdict = flight.verdict;
  const std::size_t terminating = number(placed.terminating);
  row_.call = number(placed.call);
  row_.placed_at = placed.at;
  row_.kind = kinds_[placed.kind];
  row_.from = name(placed.from);
  row_.to = name(placed.to);
  row_.originating = name(placed.originating);
  row_.terminating = name(placed.terminating);
  row_.calling = placed.calling.text();
  row_.called = placed.called.text();
  row_.attestation = attestations_[verdict.attestation];
  row_.result = results_[flight.result(code)];
  row_.outcome = outcomes_[flight.outcome(code)];
  row_.verstat = verstats_[verdict.verstat];
  row_.treatment = flight.verified ? treatments_[verdict.treatment] : Name{};
  row_.sip_code = code;
  row_.list_sequence = verdict.list_sequence;
  row_.anchor = name(verdict.anchor);
  row_.via = name(verdict.via);
  row_.mechanism = verdict.anchor.known() ? mechanisms_[verdict.mechanism] : Name{};
  row_.identity_lost = flight.identity_lost;
  row_.fetched = verdict.fetched;
  row_.verification_delay_s = in_seconds(verdict.verification_delay);
  row_.setup_delay_s = in_seconds(setup);
  row_.weight = placed.weight;
  row_.profile = terminating < profiles_.size() ? profiles_[terminating] : Name{};
  tables.calls.append(row_);
}

}  // namespace ishaken::sim
