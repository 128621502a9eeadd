// Writes X.509 extensions for certificates, requests and CRLs.
#pragma once

#include <string_view>

#include "models/base/bytes.h"
#include "models/pki/certificate.h"

namespace ishaken::pki {

Bytes write_extension(std::string_view oid, bool critical, ByteView value);
Bytes write_authority_key_id(ByteView key_id);
Bytes write_key_usage(const KeyUsage& usage);
Bytes write_basic_constraints(bool is_ca, std::optional<unsigned> path_length);
Bytes write_crl_distributions(const std::vector<CrlDistribution>& points);
// Returns a DistributionPointName with one URI, for CRLDistributionPoints and IssuingDistributionPoint.
Bytes write_distribution_point_name(std::string_view url);
// Returns GeneralNames with one directoryName, without its own tag.
Bytes directory_name(const DistinguishedName& name);

}  // namespace ishaken::pki
