// Checks one certificate against a version of ATIS-1000080 section 6.4.1, without time and other
// certificates, which path_validation.h checks.
#pragma once

#include <vector>

#include "models/pki/certificate.h"
#include "models/pki/findings.h"
#include "models/pki/profile_version.h"

namespace ishaken::pki {

enum class CertificateRole : std::uint8_t { leaf, intermediate, root };

// Returns the role of a certificate. A root is a CA whose issuer is its own subject.
CertificateRole role_of(const Certificate& certificate);

// Returns the violations of the profile, with `position` in each finding.
std::vector<Finding> check_profile(const Certificate& certificate, CertificateRole role,
                                   unsigned position = 0, ProfileVersion version = current_profile);

}  // namespace ishaken::pki
