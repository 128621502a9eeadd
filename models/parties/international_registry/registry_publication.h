// The publications of the registry: its signed contents, and the transparency log of the entries that it
// showed.
#pragma once

#include <map>

#include "models/parties/international_registry/held_entry.h"
#include "models/parties/party.h"
#include "models/parties/rooted_keys.h"
#include "models/trust/registry_log.h"

namespace ishaken::parties {

class RegistryPublication {
 public:
  using Entries = std::map<CountryCode, HeldEntry>;
  RegistryPublication(RootedKeys keys, bool log, const Entries& entries)
      : keys_(std::move(keys)), with_log_(log), entries_(entries) {}

  // Publishes the entries as they are now.
  void publish(Instant now);
  // Replaces the signing key, under the same root.
  void rotate_key(Instant now) { keys_.rotate(now); }

  messages::RegistryContents read(const messages::RegistryRead& request) const;
  messages::LogProof prove(const messages::LogProofRequest& request) const;

  const RootedKeys& keys() const { return keys_; }
  const trust::RegistryLog& log() const { return log_; }

 private:
  RootedKeys keys_;
  bool with_log_;
  const Entries& entries_;
  trust::RegistryLog log_;
  std::int64_t sequence_ = 0;
  messages::SharedText contents_;
};

}  // namespace ishaken::parties
