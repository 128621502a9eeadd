// The cache of certificate chains that a verifier has fetched, by x5u, each with the verdict under its list
// and CRLs. A chain is judged once per version of these, not once per call.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "models/parties/verification_service.h"

namespace ishaken::parties {

class ChainCache {
 public:
  struct Entry {
    std::vector<pki::CertificatePtr> chain;
    std::string text;  // PEM, as served
    Instant keep_until{};
    PathVerdict verdict;
    std::uint64_t judged_version = 0;
    Instant judged_until{};
  };

  // A verdict with the time until which it holds, if neither list nor CRL nor policy is replaced.
  struct Judgement {
    PathVerdict verdict;
    Instant until{};
  };

  // Returns the entry of that URL; null if there is none that is valid at `now`.
  Entry* find(std::string_view url, Instant now);
  const Entry* find(std::string_view url, Instant now) const;
  Entry& insert(std::string url, std::vector<pki::CertificatePtr> chain, std::string text, Instant now,
                Duration keep);
  // Returns the verdict on an entry under the list and CRLs that the verifier holds now, and keeps it. If the
  // policy does not recheck, a chain that passed keeps its verdict.
  static const PathVerdict& judged(Entry& entry, const RelyingParty& relying, Instant now,
                                   const pki::Crypto& crypto);
  // Returns the same verdict without keeping it.
  static Judgement judgement(const Entry& entry, const RelyingParty& relying, Instant now,
                             const pki::Crypto& crypto);

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const noexcept {
      return std::hash<std::string_view>()(text);
    }
  };
  std::unordered_map<std::string, Entry, Hash, std::equal_to<>>
      entries_;  // only looked up and erased: its order has no effect
  std::size_t sweep_at_ = 256;
  std::size_t held_ = 0;  // octets of text
};

}  // namespace ishaken::parties
