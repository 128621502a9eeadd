// What one certificate says about itself, against ATIS-1000080 v005 section 6.4.1. No time, no neighbours:
// those are path_validation.h.
#pragma once

#include <vector>

#include "models/pki/certificate.h"
#include "models/pki/findings.h"

namespace ishaken::pki {

enum class CertificateRole : std::uint8_t { leaf, intermediate, root };

// A root is a CA that names itself as its issuer.
CertificateRole role_of(const Certificate& certificate);

// `position` is written into each finding.
std::vector<Finding> check_profile(const Certificate& certificate, CertificateRole role,
                                   unsigned position = 0);

}  // namespace ishaken::pki
