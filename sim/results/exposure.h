// The exposure of relying providers: how long each goes on accepting a subject that it should no longer
// accept. A country taken off a list is accepted until providers have read the new list.
//
// A window opens at an event for every provider that accepts its subject then, and closes when that provider
// no longer accepts:
//   exclusion         providers of the countries in `by` -> their first list without the excluded country
//   withdrawal        providers whose country trusts the subject through the registry -> the same
//   end_of_agreement  providers of each side whose country trusts the other by the agreement -> the same
//   retirement_of_ca  providers that accept the STI-CA's country -> their first list as new as the first that
//                     their STI-PA published with fewer anchors than the one before
//   revocation        providers that accept the holder's country -> their first CRL with one entry more than
//                     was known
// The event's reversal (readmit, register, a new agreement) closes windows too, since the subject should be
// accepted again. If trust continues by the other mechanism, the window is dropped, since the subject need
// not be rejected. A window still open at the end of the run lasts until then and counts as open: its length
// is a lower bound.
#pragma once

#include <map>
#include <optional>
#include <string_view>
#include <vector>

#include "models/parties/observation.h"
#include "sim/results/events.h"
#include "sim/results/selection.h"

namespace ishaken::sim {

struct Exposure {
  std::string_view action;
  Instant since{};
  Duration lasted{0};
  bool open = false;  // never closed
  PartyId provider = no_party;
  TrustChange cause = TrustChange::none;  // none if the exposure is to an attack
};

// The number of calls that each party terminated, by PartyId.
using CallsTerminated = std::vector<std::uint64_t>;

class ExposureMeter {
 public:
  // `crl_issuers`: under a shared STI-PA, the country whose STI-PA signs another's CRL.
  ExposureMeter(const std::vector<PartyInfo>& parties, std::map<CountryCode, CountryCode> crl_issuers);

  void happened(const TimelineEvent& event);
  void published(const parties::ListPublished& list);
  void installed(Instant now, PartyId who, const parties::ListInstalled& list);
  void installed(Instant now, PartyId who, const parties::CrlInstalled& crl);
  void agreed(Instant now, CountryCode one, CountryCode other);
  void finish(Instant end);

  // Returns the actions that opened a window, in the order of the changes that they make.
  std::vector<std::string_view> actions() const;
  // Returns the exposures of one action, or of all if `action` is empty, whose event lies in that time.
  std::vector<Exposure> exposures(std::string_view action, const TimeRange& time) const;

 private:
  struct Open {
    TrustChange cause{};
    std::string_view action;
    Instant since{};
    CountryCode subject;
    // after retire_ca: sequence number of the first list without the anchor, once it is published
    std::optional<std::int64_t> sequence;
    std::size_t entries = 0;  // after revoke: entries of the first CRL with the revocation
  };
  struct Provider {
    PartyId id = no_party;
    CountryCode country;
    bool relying = false;
    std::vector<CountryCode> trusted;  // sorted
    std::vector<Open> open;
    bool accepts(CountryCode country) const;
  };
  struct Published {
    std::size_t anchors = 0;
    std::map<CountryCode, trust::Mechanism> trusted;
  };
  struct Crl {
    std::size_t entries = 0;   // entries of the CRL that a provider installed last
    std::size_t expected = 0;  // entries of the CRL with the last revocation; 0 if a provider has it
  };

  void open(const TimelineEvent& event, Provider& provider, CountryCode subject, std::size_t entries = 0);
  // Closes the windows that `cause` opened for the event's subject.
  void reverse(const TimelineEvent& event, TrustChange cause);
  bool trusts_by(CountryCode country, CountryCode subject, trust::Mechanism mechanism) const;
  CountryCode issuer_of(CountryCode country) const;
  template <class Which>
  void close(Instant now, Provider& provider, Which&& which);
  template <class Which>
  void drop(Provider& provider, Which&& which);

  std::vector<Provider> providers_;  // by PartyId
  std::map<CountryCode, CountryCode> crl_issuers_;
  std::map<CountryCode, Published> published_;
  std::map<CountryCode, Crl> crls_;
  std::vector<Exposure> done_;
};

// Returns a figure of the lengths of exposures, exact, by nearest rank, in seconds. In the figures by calls,
// each provider weighs as much as the calls that it terminated. Returns nothing if there are no exposures.
std::optional<double> figure_of(const std::vector<Exposure>& exposures, Stat stat,
                                const CallsTerminated& calls = {});

}  // namespace ishaken::sim
