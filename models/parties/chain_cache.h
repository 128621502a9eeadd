// The certificate chains that a verifier has fetched, by x5u, each with the verdict that its list and CRLs
// led to. A chain is judged once per version of those, not once per call.
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

  struct Judgement {
    PathVerdict verdict;
    Instant until{};  // it holds, if neither list nor CRL nor policy is replaced
  };

  // Null where nothing usable is held.
  Entry* find(std::string_view url, Instant now);
  const Entry* find(std::string_view url, Instant now) const;
  Entry& insert(std::string url, std::vector<pki::CertificatePtr> chain, std::string text, Instant now,
                Duration keep);
  // The verdict on an entry under what the verifier holds now; where its policy says so, that it passed once
  // is enough.
  static const PathVerdict& judged(Entry& entry, const RelyingParty& relying, Instant now,
                                   const pki::Crypto& crypto);
  // The same without keeping it.
  static Judgement judgement(const Entry& entry, const RelyingParty& relying, Instant now,
                             const pki::Crypto& crypto);

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const noexcept {
      return std::hash<std::string_view>()(text);
    }
  };
  std::unordered_map<std::string, Entry, Hash, std::equal_to<>> entries_;  // looked up, and swept as a whole
  std::size_t sweep_at_ = 256;
  std::size_t held_ = 0;  // octets of text
};

}  // namespace ishaken::parties
