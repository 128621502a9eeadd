// Checks whether a CRL revokes a certificate: the one that it names or, if it names none, any that may speak
// for its issuer. Part of path_validation.h.
#pragma once

#include <span>
#include <vector>

#include "models/pki/path_validation.h"

namespace ishaken::pki {

void check_revocation(std::vector<Finding>& findings, const Certificate& certificate, unsigned position,
                      std::span<const CrlSource> crls, Instant now, const PathOptions& options);

}  // namespace ishaken::pki
