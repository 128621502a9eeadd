// Finds the certificates that connect a leaf with an anchor; what is wrong with them is path_validation.h.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "models/pki/path_validation.h"

namespace ishaken::pki {

struct FoundPath {
  std::vector<CertificatePtr> certificates{};  // leaf first
  std::vector<bool> links{};                   // whether certificate i + 1 signed certificate i
  std::optional<std::size_t> anchor{};         // the anchor that ends it, even where its key did not sign
  bool cut = false;                            // longer than allowed
};

// A path whose every link is signed, if there is one; otherwise the most plausible one, for the findings.
// The work is bounded however many certificates of one name a hostile repository serves.
FoundPath find_path(std::span<const CertificatePtr> chain, std::span<const Anchor> anchors,
                    std::size_t longest, const Crypto& crypto);

}  // namespace ishaken::pki
