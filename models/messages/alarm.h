// What bodies tell one another when something is wrong, and what guards against it. No standard has these
// exchanges: ATIS-1000091 leaves the defence of the registry and of lists to those who run them.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "models/base/bytes.h"
#include "models/base/digest.h"
#include "models/base/names.h"
#include "models/messages/kind.h"
#include "models/messages/shared_text.h"

namespace ishaken::messages {

// STI-PA -> an STI-CA or a provider of its country: your certificates were revoked since your key is in other
// hands; replace it.
struct RevocationNotice {
  CountryCode country;
  std::string holder;  // party path
  bool operator==(const RevocationNotice&) const = default;

  static constexpr Kind kind{"RevocationNotice", "pa-holder", 41,
                             Route::governance("/governance/revocation-notices")};
  static constexpr auto members() {
    return std::tuple{member("country", &RevocationNotice::country),
                      member("holder", &RevocationNotice::holder)};
  }
};
// STI-PA -> its STI-GA: somebody else signs with our key.
struct KeyAlarm {
  CountryCode country;
  bool operator==(const KeyAlarm&) const = default;

  static constexpr Kind kind{"KeyAlarm", "ga-pa", 42, Route::governance("/governance/key-alarms")};
  static constexpr auto members() { return std::tuple{member("country", &KeyAlarm::country)}; }
};
// STI-PA -> its providers: the list, at once, instead of at their next poll.
struct TrustedListPush {
  CountryCode country;
  SharedText list;  // compact JWS
  bool operator==(const TrustedListPush& other) const {
    return country == other.country && same_content(list, other.list);
  }

  static constexpr Kind kind{"TrustedListPush", "provider-pa", 43,
                             Route::governance("/governance/list-pushes")};
  static constexpr auto members() {
    return std::tuple{member("country", &TrustedListPush::country), member("list", &TrustedListPush::list)};
  }
};
// STI-PA -> registry: what you show of this country is not what we registered.
struct RegistryDispute {
  CountryCode country;
  std::string request;  // compact JWS by the STI-PA: country and sequence
  bool operator==(const RegistryDispute&) const = default;

  static constexpr Kind kind{"RegistryDispute", "pa-registry", 44,
                             Route::governance("/governance/registry-disputes")};
  static constexpr auto members() {
    return std::tuple{member("country", &RegistryDispute::country),
                      member("request", &RegistryDispute::request)};
  }
};
// Operators of the registry -> registry: a change by hand. Each order is a compact JWS by one of them; as
// many must order the same as the registry's rule asks for.
struct RegistryOrder {
  CountryCode country;
  std::vector<std::string> orders;
  bool operator==(const RegistryOrder&) const = default;

  static constexpr Kind kind{"RegistryOrder", "operator-registry", 45,
                             Route::governance("/governance/registry-orders")};
  static constexpr auto members() {
    return std::tuple{member("country", &RegistryOrder::country), member("orders", &RegistryOrder::orders)};
  }
};
// STI-GA -> STI-GA, out of band of the registry: is this the root of your STI-PA?
struct RootRequest {
  CountryCode asker;
  bool operator==(const RootRequest&) const = default;

  static constexpr Kind kind{"RootRequest", "ga-ga", 46, Route::governance("/governance/root-requests")};
  static constexpr auto members() { return std::tuple{member("asker", &RootRequest::asker)}; }
};
struct RootAnswer {
  CountryCode country;
  std::string pa_certificate;  // PEM
  bool operator==(const RootAnswer&) const = default;

  static constexpr Kind kind{"RootAnswer", "ga-ga", 47, Route::governance("/governance/root-answers")};
  static constexpr auto members() {
    return std::tuple{member("country", &RootAnswer::country),
                      member("pa_certificate", &RootAnswer::pa_certificate)};
  }
};
// STI-GA -> its STI-PA: roots of other countries' STI-PAs as their STI-GAs confirmed them.
struct ConfirmedRoot {
  CountryCode country;  // the STI-PA's
  CountryCode of;
  std::string pa_certificate;  // PEM
  bool operator==(const ConfirmedRoot&) const = default;

  static constexpr Kind kind{"ConfirmedRoot", "ga-pa", 48, Route::governance("/governance/confirmed-roots")};
  static constexpr auto members() {
    return std::tuple{member("country", &ConfirmedRoot::country), member("of", &ConfirmedRoot::of),
                      member("pa_certificate", &ConfirmedRoot::pa_certificate)};
  }
};
// STI-PA -> STI-PA: the head of the registry's log as it was shown to me (gossip).
struct TreeHeadGossip {
  std::string head;      // compact JWS by the registry
  bool refuted = false;  // shown to me by another, and the registry could not prove it to me
  bool operator==(const TreeHeadGossip&) const = default;

  static constexpr Kind kind{"TreeHeadGossip", "pa-pa", 49, Route::governance("/governance/tree-heads")};
  static constexpr auto members() {
    return std::tuple{member("head", &TreeHeadGossip::head), member("refuted", &TreeHeadGossip::refuted)};
  }
};
// STI-PA -> registry: prove that the log of size `to` extends the one of size `from` (RFC 6962 section 4.4).
struct LogProofRequest {
  std::uint64_t from = 0, to = 0;
  bool operator==(const LogProofRequest&) const = default;

  static constexpr Kind kind{"LogProofRequest", "pa-registry", 50,
                             Route::governance("/governance/log-proof-requests")};
  static constexpr auto members() {
    return std::tuple{member("from", &LogProofRequest::from), member("to", &LogProofRequest::to)};
  }
};
struct LogProof {
  std::uint64_t from = 0, to = 0;
  std::vector<Bytes> hashes;
  bool operator==(const LogProof&) const = default;

  static constexpr Kind kind{"LogProof", "pa-registry", 51, Route::governance("/governance/log-proofs")};
  static constexpr auto members() {
    return std::tuple{member("from", &LogProof::from), member("to", &LogProof::to),
                      member("hashes", &LogProof::hashes)};
  }
};
inline LogProof log_proof(const LogProofRequest& request, const std::vector<Sha256>& proof) {
  LogProof out{request.from, request.to, {}};
  for (const Sha256& hash : proof) out.hashes.emplace_back(hash.begin(), hash.end());
  return out;
}

}  // namespace ishaken::messages
