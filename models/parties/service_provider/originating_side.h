// The originating side of a provider. It sends the calls of its customers, which its STI-AS signs if it holds
// credentials, and learns how they ended.
#pragma once

#include <optional>
#include <string>

#include "models/parties/authentication_service.h"
#include "models/parties/customers.h"
#include "models/parties/party.h"

namespace ishaken::parties {

class OriginatingSide {
 public:
  struct Config {
    PartyId self = no_party;
    CountryCode country;
    bool shaken = true;  // false: signs nothing
    std::uint64_t origid_seed = 0;
  };
  // Refers to `credentials`, which may be set, and replaced, later.
  OriginatingSide(Config config, const std::optional<Credentials>& credentials, Customers& customers,
                  const Shared& shared)
      : config_(config), credentials_(credentials), customers_(customers), shared_(shared) {}

  void originate(const messages::CallAttempt& attempt, Act& act);
  void ended(const messages::FinalResponse& response, Act& act) const;
  void lost(const messages::CallLost& news, Act& act) const;
  // Sets the attestation of every later call, whatever the provider knows of the caller: `none` leaves them
  // unsigned, nullopt restores honest attestation.
  void assert_always(std::optional<passport::Attestation> attestation) { assert_always_ = attestation; }

  // Returns the signing input of a call placed at `now` by this provider's clock, if nothing changes until
  // then. Lets signatures be computed ahead. Empty if the call would not be signed.
  std::string foresee(const messages::CallAttempt& attempt, Instant now) const;

 private:
  passport::Attestation claim(const messages::CallAttempt& attempt) const {
    return assert_always_.value_or(attest(attempt));
  }
  std::string why_unsigned(const messages::CallAttempt& attempt) const;
  void sign(const messages::CallAttempt& attempt, messages::Invite& invite, Act& act) const;

  Config config_;
  const std::optional<Credentials>& credentials_;
  Customers& customers_;
  const Shared& shared_;
  std::optional<passport::Attestation> assert_always_;
};

}  // namespace ishaken::parties
