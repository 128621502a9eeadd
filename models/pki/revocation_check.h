// Checks whether the CRL that a certificate names revokes it. Part of path_validation.h.
#pragma once

#include <span>
#include <vector>

#include "models/pki/path_validation.h"

namespace ishaken::pki {

void check_revocation(std::vector<Finding>& findings, const Certificate& certificate, unsigned position,
                      std::span<const CrlSource> crls, Instant now, const PathOptions& options);

}  // namespace ishaken::pki
