// The messages by which STI-PAs, STI-GAs and the registry report and contain an attack. No standard has these
// exchanges: ATIS-1000091 leaves the defence of the registry and of the lists to those who run them.
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

// A notice by an STI-PA to an STI-CA or a provider of its country: the holder's certificates were revoked
// because its key was stolen, and it should replace the key.
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
// An alarm by an STI-PA to its STI-GA: somebody else signs with the STI-PA's key.
struct KeyAlarm {
  CountryCode country;
  bool operator==(const KeyAlarm&) const = default;

  static constexpr Kind kind{"KeyAlarm", "ga-pa", 42, Route::governance("/governance/key-alarms")};
  static constexpr auto members() { return std::tuple{member("country", &KeyAlarm::country)}; }
};
// A new trusted list that an STI-PA sends to its providers at once, before their next poll.
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
// A dispute by an STI-PA to the registry: the entry shown for this country is not the one that the STI-PA
// registered.
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
// An order by operators of the registry to change an entry by hand. Each of `orders` is a compact JWS by one
// operator; the registry's policy says how many operators must order the same.
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
// A question by one STI-GA to another, outside of the registry: which root does your STI-PA have? The answer
// is a RootAnswer.
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
// The root of another country's STI-PA as that country's STI-GA confirmed it, sent by an STI-GA to its own
// STI-PA.
struct ConfirmedRoot {
  CountryCode country;         // of the STI-PA that receives this
  CountryCode of;              // of the STI-PA whose root it is
  std::string pa_certificate;  // PEM
  bool operator==(const ConfirmedRoot&) const = default;

  static constexpr Kind kind{"ConfirmedRoot", "ga-pa", 48, Route::governance("/governance/confirmed-roots")};
  static constexpr auto members() {
    return std::tuple{member("country", &ConfirmedRoot::country), member("of", &ConfirmedRoot::of),
                      member("pa_certificate", &ConfirmedRoot::pa_certificate)};
  }
};
// A tree head of the registry's log that one STI-PA received from the registry and passes on to others
// (gossip).
struct TreeHeadGossip {
  std::string head;      // compact JWS by the registry
  bool refuted = false;  // another STI-PA passed it on, and the registry could not prove it to the sender
  bool operator==(const TreeHeadGossip&) const = default;

  static constexpr Kind kind{"TreeHeadGossip", "pa-pa", 49, Route::governance("/governance/tree-heads")};
  static constexpr auto members() {
    return std::tuple{member("head", &TreeHeadGossip::head), member("refuted", &TreeHeadGossip::refuted)};
  }
};
// A request by an STI-PA to the registry for a proof that the log of size `to` extends the one of size `from`
// (RFC 6962 section 4.4).
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
