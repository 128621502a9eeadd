#include "models/parties/international_registry/held_entry.h"

#include <algorithm>

namespace ishaken::parties {

std::set<Sha256> named_in(const HeldEntry& held, trust::Reader& reader) {
  std::set<Sha256> out{held.entry->pa_root->fingerprint};
  if (const auto list = reader.list(held.entry->list, held.entry->pa_root->public_key))
    for (const trust::TrustedAnchor& anchor : list->anchors) out.insert(anchor.certificate->fingerprint);
  return out;
}

bool names(const HeldEntry& held, const std::string& organization, trust::Reader& reader) {
  const auto list = reader.list(held.entry->list, held.entry->pa_root->public_key);
  return list != nullptr && std::ranges::any_of(list->anchors, [&](const trust::TrustedAnchor& anchor) {
           return anchor.certificate->subject.organization == organization;
         });
}

}  // namespace ishaken::parties
