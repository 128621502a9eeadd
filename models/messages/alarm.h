// What bodies tell one another when something is wrong, and what guards against it. No standard has these
// exchanges: ATIS-1000091 leaves the defence of the registry and of lists to those who run them.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "models/base/bytes.h"
#include "models/base/digest.h"
#include "models/base/names.h"
#include "models/messages/trust_lists.h"

namespace ishaken::messages {

// STI-PA -> an STI-CA or a provider of its country: your certificates were revoked since your key is in other
// hands; replace it.
struct RevocationNotice {
  CountryCode country;
  std::string holder;  // party path
  bool operator==(const RevocationNotice&) const = default;
};
// STI-PA -> its STI-GA: somebody else signs with our key.
struct KeyAlarm {
  CountryCode country;
  bool operator==(const KeyAlarm&) const = default;
};
// STI-PA -> its providers: the list, at once, instead of at their next poll.
struct TrustedListPush {
  CountryCode country;
  SharedText list;  // compact JWS
  bool operator==(const TrustedListPush& other) const {
    return country == other.country && same_content(list, other.list);
  }
};
// STI-PA -> registry: what you show of this country is not what we registered.
struct RegistryDispute {
  CountryCode country;
  std::string request;  // compact JWS by the STI-PA: country and sequence
  bool operator==(const RegistryDispute&) const = default;
};
// Operators of the registry -> registry: a change by hand. Each order is a compact JWS by one of them; as
// many must order the same as the registry's rule asks for.
struct RegistryOrder {
  CountryCode country;
  std::vector<std::string> orders;
  bool operator==(const RegistryOrder&) const = default;
};
// STI-GA -> STI-GA, out of band of the registry: is this the root of your STI-PA?
struct RootRequest {
  CountryCode asker;
  bool operator==(const RootRequest&) const = default;
};
struct RootAnswer {
  CountryCode country;
  std::string pa_certificate;  // PEM
  bool operator==(const RootAnswer&) const = default;
};
// STI-GA -> its STI-PA: roots of other countries' STI-PAs as their STI-GAs confirmed them.
struct ConfirmedRoot {
  CountryCode country;  // the STI-PA's
  CountryCode of;
  std::string pa_certificate;  // PEM
  bool operator==(const ConfirmedRoot&) const = default;
};
// STI-PA -> STI-PA: the head of the registry's log as it was shown to me (gossip).
struct TreeHeadGossip {
  std::string head;      // compact JWS by the registry
  bool refuted = false;  // shown to me by another, and the registry could not prove it to me
  bool operator==(const TreeHeadGossip&) const = default;
};
// STI-PA -> registry: prove that the log of size `to` extends the one of size `from` (RFC 6962 section 4.4).
struct LogProofRequest {
  std::uint64_t from = 0, to = 0;
  bool operator==(const LogProofRequest&) const = default;
};
struct LogProof {
  std::uint64_t from = 0, to = 0;
  std::vector<Bytes> hashes;
  bool operator==(const LogProof&) const = default;
};
inline LogProof log_proof(const LogProofRequest& request, const std::vector<Sha256>& proof) {
  LogProof out{request.from, request.to, {}};
  for (const Sha256& hash : proof) out.hashes.emplace_back(hash.begin(), hash.end());
  return out;
}

}  // namespace ishaken::messages
