// The STI-VS of a provider. It verifies the calls that arrive, by the lists and CRLs that the provider's
// relying party holds, and predicts the outcome of calls. Both make the same checks in the same order.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "models/base/result.h"
#include "models/parties/replay_cache.h"
#include "models/parties/service_provider/incoming_call.h"

namespace ishaken::parties {

class Verifier {
 public:
  // Verifies nothing if `shaken` is false.
  Verifier(bool shaken, const RelyingParty& relying, const Shared& shared)
      : shaken_(shaken), relying_(relying), shared_(shared) {}

  // Returns the outcome of a call whose Identity header need not be read.
  std::optional<Outcome> examine_number(CountryCode shown, bool from_abroad) const;
  // Reads the call's current Identity header. Returns no outcome if its certificate is needed next.
  std::optional<Outcome> read(IncomingCall& call) const;
  // Returns the chain of a call that was read; null if it has to be fetched.
  ChainCache::Entry* chain_of(const IncomingCall& call) {
    return chains_.find(call.reading.identity.passport.x5u, call.at);
  }
  // Keeps the chain that a repository served. Fails with the outcome that calls get if the reply is unusable.
  Result<ChainCache::Entry*, Outcome> keep(const std::string& x5u, const messages::CertificateReply& reply,
                                           Instant now);
  // Finds the outcome of a call that was read, with its chain.
  void verify(IncomingCall& call, ChainCache::Entry& entry, Instant now);

  // The prediction whether a call from abroad would pass now, if it showed this number and carried a valid
  // signature by the key of this chain (leaf first) under that x5u; and until when the prediction holds, if
  // neither the list nor a CRL nor the policy is replaced. The chain cache counts as it would at a call;
  // nothing is fetched or kept.
  struct Acceptance {
    bool accepts = false;
    Instant until = Instant::max();
  };
  Acceptance would_accept(const std::string& x5u, const std::vector<pki::CertificatePtr>& chain,
                          const TelephoneNumber& calling, Instant now) const;

 private:
  // Returns whether its verified PASSporT was seen before; false if the policy does not check.
  bool is_replay(const IncomingCall& call);

  bool shaken_;
  const RelyingParty& relying_;
  const Shared& shared_;
  ChainCache chains_;
  ReplayCache replays_;
};

}  // namespace ishaken::parties
