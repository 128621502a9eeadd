// A terminating provider's records of the calls that rang at its customers: the calls in progress; the number
// of calls by source since the last report; and the behaviour of the calling numbers.
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
  // The signer of a call, as its verification found. Pointers are null if no PASSporT verified.
  struct VerifiedSigner {
    pki::CertificatePtr leaf;
    const trust::TrustedAnchor* anchor = nullptr;
    std::string_view origid;
  };
  // The counts since the last report, and examples of calls with complaints.
  struct Report {
    std::vector<reputation::Row> rows;
    std::vector<messages::TracedCall> examples;
  };

  // Counts as this review asks from now on. The record of calling numbers is kept if they are scored in the
  // same way as before.
  void adopt(const reputation::Review& review);

  // Returns whether the CVT suspects a calling number, by its behaviour so far and the verification of this
  // call. False if numbers are not scored.
  bool is_suspicious(const TelephoneNumber& calling, passport::Attestation attestation,
                     Verstat verstat) const;

  // Records a call that rings. Its calling number is one of country `shown`, which is unknown if no country
  // has the number. `contact`, the host of the party that the INVITE names, must outlive the call.
  void rings(const messages::Invite& invite, std::string_view contact, const VerifiedSigner& by,
             CountryCode shown, bool suspicious, Instant now);
  // Counts a call that is over. Returns false if no such call was in progress.
  bool over(CallId call, messages::Feedback feedback, Instant now);
  // Returns the counts by source since the last report, with examples of calls with complaints if calls are
  // to be traced. Then counting starts again.
  Report report();

  std::size_t in_progress() const { return calls_.size(); }

 private:
  struct Key {
    const pki::Certificate* leaf = nullptr;
    const pki::Certificate* anchor = nullptr;
    CountryCode country;  // of the anchor: two countries may have approved one STI-CA
    std::uint64_t block = 0;
    CountryCode shown;
    bool operator==(const Key&) const = default;
    std::uint64_t hash() const;  // never 0
  };
  // A row that a key led to before. It holds the certificates, so that no others can get their addresses.
  struct Known {
    Key key;
    pki::CertificatePtr leaf, anchor;
    std::uint32_t row = 0;
    std::uint32_t period = 0;  // the period of its last use
  };
  struct Call {
    std::uint32_t row = 0;
    bool suspicious = false;
    TelephoneNumber calling, called;
    Instant since{}, date{};
    std::string_view contact;
    std::string origid;  // set if calls are traced
  };
  std::uint32_t row_of(const VerifiedSigner& by, const TelephoneNumber& calling, CountryCode shown);
  void name_origin(std::uint32_t row, const VerifiedSigner& by);
  void keep_example(CallId call, const Call& kept);

  unsigned examples_wanted_ = 0;  // of each anchor country
  FlatMap<Call> calls_;
  FlatMap<Known> known_;  // by hash of the key: the last key of each; emptied by a report when large
  std::uint32_t period_ = 1;
  std::map<reputation::Source, std::uint32_t> rows_;  // the origid is not part of it
  std::vector<reputation::Row> counted_;
  std::vector<messages::TracedCall> examples_;
  std::map<CountryCode, unsigned> examples_of_;
  std::optional<reputation::NumberScoring> scoring_;
  std::optional<reputation::NumberBook> numbers_;
};

}  // namespace ishaken::parties
