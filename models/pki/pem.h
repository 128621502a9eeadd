// PEM (RFC 7468): certificate chains in the form that repositories serve, leaf first; CRLs.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "models/base/bytes.h"
#include "models/base/result.h"
#include "models/pki/certificate.h"

namespace ishaken::pki {

inline constexpr std::size_t max_chain_text = 256 * 1024;
inline constexpr std::size_t max_chain_length = 16;

std::string to_pem(std::string_view label, ByteView der);
// Returns the blocks with this label, in order. Skips text between blocks, as RFC 7468 section 2 allows.
Result<std::vector<Bytes>> from_pem(std::string_view label, std::string_view text, std::size_t max_blocks,
                                    std::size_t max_text);

std::string to_pem(const Certificate& certificate);
std::string to_pem(std::span<const CertificatePtr> chain);
// Reads exactly one certificate.
Result<CertificatePtr> certificate_from_pem(std::string_view text);
// Reads at least one and at most max_chain_length certificates.
Result<std::vector<CertificatePtr>> chain_from_pem(std::string_view text);

}  // namespace ishaken::pki
