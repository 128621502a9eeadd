#include "models/parties/chain_cache.h"

#include <algorithm>

namespace ishaken::parties {
namespace {

constexpr std::size_t most_held = 64 * 1024 * 1024;

// Returns whether the chain passed before and the policy does not ask for more as long as it is kept
// (Policy::recheck).
bool passed_for_good(const ChainCache::Entry& entry, const RelyingParty& relying) {
  return !relying.policy().recheck && entry.judged_version != 0 && entry.verdict.outcome == Outcome::passed;
}

// Returns whether the kept verdict is the one that would be reached now.
bool still_holds(const ChainCache::Entry& entry, const RelyingParty& relying, Instant now) {
  if (passed_for_good(entry, relying)) return true;
  return entry.judged_version == relying.version() && now < entry.judged_until;
}

}  // namespace

ChainCache::Entry* ChainCache::find(std::string_view url, Instant now) {
  const auto found = entries_.find(url);
  return found == entries_.end() || found->second.keep_until <= now ? nullptr : &found->second;
}

const ChainCache::Entry* ChainCache::find(std::string_view url, Instant now) const {
  const auto found = entries_.find(url);
  return found == entries_.end() || found->second.keep_until <= now ? nullptr : &found->second;
}

ChainCache::Entry& ChainCache::insert(std::string url, std::vector<pki::CertificatePtr> chain,
                                      std::string text, Instant now, Duration keep) {
  // Renewed certificates have new URLs. Expired entries are dropped in bulk, so that a long run does not
  // grow. A repository that serves its chain at ever new URLs makes the verifier drop entries, not grow.
  if (entries_.size() >= sweep_at_ || held_ + text.size() > most_held) {
    std::erase_if(entries_, [&](const auto& each) { return each.second.keep_until <= now; });
    held_ = 0;
    for (const auto& [address, each] : entries_) held_ += each.text.size();
    if (held_ + text.size() > most_held) {
      entries_.clear();
      held_ = 0;
    }
    sweep_at_ = std::max<std::size_t>(256, 2 * entries_.size());
  }
  Entry& entry = entries_[std::move(url)];
  held_ += text.size() - entry.text.size();
  entry = Entry{std::move(chain), std::move(text), now + keep, {}, 0, {}};
  return entry;
}

const PathVerdict& ChainCache::judged(Entry& entry, const RelyingParty& relying, Instant now,
                                      const pki::Crypto& crypto) {
  if (!still_holds(entry, relying, now)) {
    entry.verdict = judge_chain(entry.chain, relying, now, crypto);
    entry.judged_version = relying.version();
    entry.judged_until = good_until(entry.verdict, relying, now);
  }
  return entry.verdict;
}

ChainCache::Judgement ChainCache::judgement(const Entry& entry, const RelyingParty& relying, Instant now,
                                            const pki::Crypto& crypto) {
  if (passed_for_good(entry, relying)) return {entry.verdict, Instant::max()};
  if (still_holds(entry, relying, now)) return {entry.verdict, entry.judged_until};
  Judgement out{judge_chain(entry.chain, relying, now, crypto), {}};
  out.until = good_until(out.verdict, relying, now);
  return out;
}

}  // namespace ishaken::parties
