// An entry of the registry as text, with its parsed form.
#pragma once

#include <memory>
#include <set>
#include <string>

#include "models/trust/reader.h"
#include "models/trust/registry_entry.h"

namespace ishaken::parties {

struct HeldEntry {
  std::shared_ptr<const trust::RegistryEntry> entry;
  std::string text;
};

// Returns the fingerprints of the STI-PA root and the STI-CAs that an entry names.
std::set<Sha256> named_in(const HeldEntry& held, trust::Reader& reader);
// Returns whether an STI-CA of that organization is in the entry's list.
bool names(const HeldEntry& held, const std::string& organization, trust::Reader& reader);

}  // namespace ishaken::parties
