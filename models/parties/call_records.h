// What a terminating provider keeps of the calls that rang at its customers: those in progress, each until it
// is over, and how many there were from where since its last report.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "models/base/flat_map.h"
#include "models/messages/reputation.h"
#include "models/parties/verification_service.h"

namespace ishaken::parties {

class CallRecords {
 public:
  // Who vouched for a call, as its verification found. Pointers may be null: then nobody did.
  struct Vouched {
    pki::CertificatePtr leaf;
    const trust::TrustedAnchor* anchor = nullptr;
    std::string_view origid;
  };

  // A call rings that shows this number of that country (none where nobody has it).
  void rings(CallId call, const Vouched& by, const TelephoneNumber& calling, CountryCode shown);
  // False where no such call was in progress.
  bool over(CallId call, messages::Feedback feedback);
  // What was counted since the last report, by source; counting then begins anew.
  std::vector<reputation::Row> report();

  std::size_t in_progress() const { return calls_.size(); }

 private:
  struct Key {
    const pki::Certificate* leaf = nullptr;
    const pki::Certificate* anchor = nullptr;
    std::uint64_t block = 0;
    CountryCode shown;
    bool operator==(const Key&) const = default;
  };
  struct Hash {
    std::size_t operator()(const Key& key) const noexcept;
  };
  // A row that was found by a key before. It holds the certificates, so that no other can take their address.
  struct Known {
    pki::CertificatePtr leaf, anchor;
    std::uint32_t row = 0;
  };
  struct Call {
    std::uint32_t row = 0;
  };
  std::uint32_t row_of(const Vouched& by, const TelephoneNumber& calling, CountryCode shown);

  FlatMap<Call> calls_;
  std::unordered_map<Key, Known, Hash> known_;        // looked up alone; emptied with every report
  std::map<reputation::Source, std::uint32_t> rows_;  // the origid is not part of it
  std::vector<reputation::Row> counted_;
};

}  // namespace ishaken::parties
