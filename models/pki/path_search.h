// Finds the certificates that connect a leaf with an anchor; path_validation.h checks them.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "models/pki/path_validation.h"

namespace ishaken::pki {

struct FoundPath {
  std::vector<CertificatePtr> certificates{};  // leaf first
  std::vector<bool> links{};                   // whether certificate i + 1 signed certificate i
  std::optional<std::size_t> anchor{};         // anchor at the end, even if its key did not sign
  bool cut = false;                            // true if longer than allowed
};

// Returns a path whose links are all signed, if there is one; otherwise the most plausible one, for the
// findings. The work is bounded, however many certificates of one name a hostile repository serves.
FoundPath find_path(std::span<const CertificatePtr> chain, std::span<const Anchor> anchors,
                    std::size_t longest, const Crypto& crypto);

}  // namespace ishaken::pki
