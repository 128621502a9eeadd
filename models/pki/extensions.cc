#include "models/pki/extensions.h"

#include "models/pki/der.h"
#include "models/pki/oids.h"

namespace ishaken::pki {

Bytes write_extension(std::string_view oid_text, bool critical, ByteView value) {
  // `critical` is DEFAULT FALSE, so DER omits it if it is false.
  return der::sequence(
      {der::object_identifier(oid_text), critical ? der::boolean(true) : Bytes(), der::octet_string(value)});
}

Bytes write_authority_key_id(ByteView key_id) {
  return write_extension(oid::authority_key_id, false, der::sequence({der::tagged_implicit(0, key_id)}));
}

Bytes write_key_usage(const KeyUsage& usage) {
  unsigned bits = 0;  // bit 0 of the ASN.1 is the highest of 16
  if (usage.digital_signature) bits |= 0x8000u;
  if (usage.other) bits |= 0x0800u;  // keyAgreement, as an example of bits that SHAKEN does not use
  if (usage.key_cert_sign) bits |= 0x0400u;
  if (usage.crl_sign) bits |= 0x0200u;
  return write_extension(oid::key_usage, true, der::named_bits(static_cast<std::uint16_t>(bits)));
}

Bytes write_basic_constraints(bool is_ca, std::optional<unsigned> path_length) {
  return write_extension(oid::basic_constraints, true,
                         der::sequence({is_ca ? der::boolean(true) : Bytes(),
                                        path_length ? der::integer(*path_length) : Bytes()}));
}

Bytes write_distribution_point_name(std::string_view url) {
  const Bytes uri = der::tagged_implicit(6, as_bytes(url));  // GeneralName: uniformResourceIdentifier [6]
  return der::tagged_explicit(0, der::tagged_constructed(0, uri));  // distributionPoint [0], fullName [0]
}

Bytes directory_name(const DistinguishedName& name) { return der::tagged_explicit(4, name.to_der()); }

Bytes write_crl_distributions(const std::vector<CrlDistribution>& points) {
  std::vector<Bytes> parts;
  for (const CrlDistribution& point : points)
    parts.push_back(der::sequence(
        {point.url.empty() ? Bytes() : write_distribution_point_name(point.url),
         point.issuer.empty() ? Bytes() : der::tagged_constructed(2, directory_name(point.issuer))}));
  return write_extension(oid::crl_distribution_points, false, der::sequence(parts));
}

}  // namespace ishaken::pki
