#include "models/parties/service_provider/verifier.h"

#include <algorithm>
#include <utility>

#include "models/passport/x5u.h"

namespace ishaken::parties {

std::optional<Outcome> Verifier::examine_number(CountryCode shown, bool from_abroad) const {
  if (!shaken_) return Outcome::not_verified;
  if (relying_.policy().allocation_check && from_abroad && !shown.known()) return Outcome::number_unallocated;
  return std::nullopt;
}

std::optional<Outcome> Verifier::read(IncomingCall& call) const {
  call.reading.detail.clear();
  return examine(call.invite, call.header, relying_.policy(), call.at, call.reading.identity,
                 call.reading.scratch, call.reading.detail);
}

Result<ChainCache::Entry*, Outcome> Verifier::keep(const std::string& x5u,
                                                   const messages::CertificateReply& reply, Instant now) {
  std::vector<pki::CertificatePtr> chain;
  if (const auto wrong = receive_chain(reply, shared_.certificates, chain))
    return tl::make_unexpected(*wrong);
  const Duration longest = relying_.policy().certificate_cache;
  const Duration keep = reply.max_age.count() > 0 ? std::min(reply.max_age, longest) : longest;
  return &chains_.insert(x5u, std::move(chain), reply.chain, now, keep);
}

void Verifier::verify(IncomingCall& call, ChainCache::Entry& entry, Instant now) {
  const PathVerdict& path = ChainCache::judged(entry, relying_, now, shared_.crypto);
  const Conclusion found =
      conclude(call.invite, call.reading.identity, path, entry.chain.front()->public_key, shared_.crypto);
  call.entry = &entry;
  call.outcome = found.outcome;
  call.anchor = found.anchor;
  if (call.outcome == Outcome::passed && is_replay(call)) call.outcome = Outcome::freshness_replayed;
}

bool Verifier::is_replay(const IncomingCall& call) {
  if (!relying_.policy().replay_cache) return false;
  const std::int64_t oldest = numeric_date(call.at - relying_.policy().freshness);
  const passport::Identity& identity = call.reading.identity;
  return !replays_.first_sight(identity.signing_input, identity.passport.iat, oldest);
}

Verifier::Acceptance Verifier::would_accept(const std::string& x5u,
                                            const std::vector<pki::CertificatePtr>& chain,
                                            const TelephoneNumber& calling, Instant now) const {
  Acceptance out;
  std::string detail;
  const CountryCode shown = shared_.directory.numbers.country_of(calling).value_or(CountryCode{});
  if (chain.empty() || examine_number(shown, true) || examine_x5u(x5u, relying_.policy(), detail)) return out;
  const ChainCache::Entry* const held = chains_.find(x5u, now);
  if (held == nullptr && shared_.directory.host(passport::host_of(x5u)) == no_party) return out;
  if (held != nullptr) out.until = held->keep_until;  // the provider then fetches the chain again
  // A call's signature is checked with the key of the chain in the cache.
  if (held != nullptr && held->chain.front()->public_key != chain.front()->public_key) return out;
  const ChainCache::Judgement judged =
      held != nullptr ? ChainCache::judgement(*held, relying_, now, shared_.crypto)
                      : ChainCache::judgement({chain, {}, {}, {}, 0, {}}, relying_, now, shared_.crypto);
  out.until = std::min(out.until, judged.until);
  const auto well_signed = [] { return Outcome::passed; };
  out.accepts =
      conclude(judged.verdict, calling, passport::Attestation::A, well_signed).outcome == Outcome::passed;
  return out;
}

}  // namespace ishaken::parties
