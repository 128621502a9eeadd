// Media types of the bodies that HTTP carries, and their comparison.
#pragma once

#include <string_view>

namespace ishaken::messages {

inline constexpr std::string_view json_type = "application/json";
inline constexpr std::string_view problem_type = "application/problem+json";  // RFC 9457
inline constexpr std::string_view jose_type = "application/jose";  // a compact JWS, RFC 7515 section 9.2.1
inline constexpr std::string_view jose_json_type = "application/jose+json";
inline constexpr std::string_view pem_chain_type =
    "application/pem-certificate-chain";                              // RFC 8555 section 9.1
inline constexpr std::string_view crl_type = "application/pkix-crl";  // RFC 2585 section 4

// Returns whether a Content-Type is of that media type, in any case of letters and with any parameters (RFC
// 9110 section 8.3.1).
bool is_media_type(std::string_view content_type, std::string_view type);

}  // namespace ishaken::messages
