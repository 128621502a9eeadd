// What a terminating provider keeps of the calls that rang at its customers: those in progress, each until it
// is over; how many there were from where since its last report; and what the numbers that called did.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/base/flat_map.h"
#include "models/messages/reputation.h"
#include "models/messages/user.h"
#include "models/parties/verification_service.h"
#include "models/reputation/number_book.h"
#include "models/reputation/review.h"

namespace ishaken::parties {

class CallRecords {
 public:
  // Who vouched for a call, as its verification found. Pointers may be null: then nobody did.
  struct Vouched {
    pki::CertificatePtr leaf;
    const trust::TrustedAnchor* anchor = nullptr;
    std::string_view origid;
  };
  struct Report {
    std::vector<reputation::Row> rows;
    std::vector<messages::TracedCall> examples;
  };

  // What its STI-GA wants to know. Numbers are remembered as long as they are scored alike.
  void adopt(const reputation::Review& review);

  // CVT's opinion of a calling number, from what it did before and from what was found about this call. False
  // where numbers are not scored.
  bool is_suspicious(const TelephoneNumber& calling, passport::Attestation attestation,
                     Verstat verstat) const;

  // A call rings that shows a number of that country (none where nobody has it). `contact`, the host of the
  // party that the INVITE names, must outlive the call.
  void rings(const messages::Invite& invite, std::string_view contact, const Vouched& by, CountryCode shown,
             bool suspicious, Instant now);
  // False where no such call was in progress.
  bool over(CallId call, messages::Feedback feedback, Instant now);
  // What was counted since the last report, by source, and some of the calls that were complained of, where
  // any are to be traced; counting then begins anew.
  Report report();

  std::size_t in_progress() const { return calls_.size(); }

 private:
  struct Key {
    const pki::Certificate* leaf = nullptr;
    const pki::Certificate* anchor = nullptr;
    std::uint64_t block = 0;
    CountryCode shown;
    bool operator==(const Key&) const = default;
    std::uint64_t hash() const;  // never 0
  };
  // A row that was found by a key before. It holds the certificates, so that no other can take their address.
  struct Known {
    Key key;
    pki::CertificatePtr leaf, anchor;
    std::uint32_t row = 0;
    std::uint32_t period = 0;  // in which it was last used
  };
  struct Call {
    std::uint32_t row = 0;
    bool suspicious = false;
    TelephoneNumber calling, called;
    Instant since{}, date{};
    std::string_view contact;
    std::string origid;  // where calls are traced
  };
  std::uint32_t row_of(const Vouched& by, const TelephoneNumber& calling, CountryCode shown);
  void name_origin(std::uint32_t row, const Vouched& by);
  void keep_example(CallId call, const Call& kept);

  unsigned examples_wanted_ = 0;  // of each anchor country
  FlatMap<Call> calls_;
  FlatMap<Known> known_;  // by hash of the key, the last of each; emptied by reports when it is large
  std::uint32_t period_ = 1;
  std::map<reputation::Source, std::uint32_t> rows_;  // the origid is not part of it
  std::vector<reputation::Row> counted_;
  std::vector<messages::TracedCall> examples_;
  std::map<CountryCode, unsigned> examples_of_;
  std::optional<reputation::NumberScoring> scoring_;
  std::optional<reputation::NumberBook> numbers_;
};

}  // namespace ishaken::parties
