// The object identifiers used in this folder.
#pragma once

#include <string_view>

namespace ishaken::pki::oid {

inline constexpr std::string_view ec_public_key = "1.2.840.10045.2.1";
inline constexpr std::string_view p256 = "1.2.840.10045.3.1.7";
inline constexpr std::string_view p384 = "1.3.132.0.34";
inline constexpr std::string_view ecdsa_with_sha256 = "1.2.840.10045.4.3.2";
inline constexpr std::string_view ecdsa_with_sha384 = "1.2.840.10045.4.3.3";

inline constexpr std::string_view common_name = "2.5.4.3";
inline constexpr std::string_view country = "2.5.4.6";
inline constexpr std::string_view locality = "2.5.4.7";
inline constexpr std::string_view state = "2.5.4.8";
inline constexpr std::string_view organization = "2.5.4.10";
inline constexpr std::string_view organizational_unit = "2.5.4.11";

inline constexpr std::string_view subject_key_id = "2.5.29.14";
inline constexpr std::string_view key_usage = "2.5.29.15";
inline constexpr std::string_view basic_constraints = "2.5.29.19";
inline constexpr std::string_view crl_number = "2.5.29.20";
inline constexpr std::string_view crl_reason = "2.5.29.21";
inline constexpr std::string_view issuing_distribution_point = "2.5.29.28";
inline constexpr std::string_view certificate_issuer = "2.5.29.29";
inline constexpr std::string_view crl_distribution_points = "2.5.29.31";
inline constexpr std::string_view certificate_policies = "2.5.29.32";
inline constexpr std::string_view authority_key_id = "2.5.29.35";
inline constexpr std::string_view tn_auth_list = "1.3.6.1.5.5.7.1.26";
inline constexpr std::string_view extension_request =
    "1.2.840.113549.1.9.14";  // PKCS#9, RFC 2985 section 5.4.2

}  // namespace ishaken::pki::oid
