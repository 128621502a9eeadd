#include "models/pki/pem.h"

#include <fmt/format.h>
#include <algorithm>

namespace ishaken::pki {

std::string to_pem(std::string_view label, ByteView der) {
  const std::string text = base64(der);
  std::string out = fmt::format("-----BEGIN {}-----\n", label);
  for (std::size_t at = 0; at < text.size(); at += 64) {
    out.append(text, at, 64);
    out.push_back('\n');
  }
  return out + fmt::format("-----END {}-----\n", label);
}

Result<std::vector<Bytes>> from_pem(std::string_view label, std::string_view text, std::size_t max_blocks,
                                    std::size_t max_text) {
  if (text.size() > max_text) return fail(fmt::format("PEM text of more than {} octets", max_text));
  const std::string begin = fmt::format("-----BEGIN {}-----", label);
  const std::string end = fmt::format("-----END {}-----", label);
  std::vector<Bytes> out;
  std::string body;
  for (std::size_t at = text.find(begin); at != std::string_view::npos; at = text.find(begin, at)) {
    at += begin.size();
    const std::size_t stop = text.find(end, at);
    if (stop == std::string_view::npos) return fail("a PEM block without end");
    if (out.size() == max_blocks) return fail(fmt::format("more than {} PEM blocks", max_blocks));
    body.clear();
    for (const char c : text.substr(at, stop - at))
      if (c != '\n' && c != '\r' && c != ' ' && c != '\t') body.push_back(c);
    auto der = from_base64(body);
    if (!der || der->empty()) return fail("a PEM block that is not base64");
    out.push_back(std::move(*der));
    at = stop + end.size();
  }
  return out;
}

std::string to_pem(const Certificate& certificate) { return to_pem("CERTIFICATE", certificate.der); }

std::string to_pem(std::span<const CertificatePtr> chain) {
  std::string out;
  for (const auto& certificate : chain) out += to_pem(*certificate);
  return out;
}

Result<CertificatePtr> certificate_from_pem(std::string_view text) {
  const auto blocks = from_pem("CERTIFICATE", text, 1, max_chain_text);
  if (!blocks) return tl::unexpected(blocks.error());
  if (blocks->empty()) return fail("no certificate in the PEM text");
  return decode_certificate(blocks->front());
}

Result<std::vector<CertificatePtr>> chain_from_pem(std::string_view text) {
  const auto blocks = from_pem("CERTIFICATE", text, max_chain_length, max_chain_text);
  if (!blocks) return tl::unexpected(blocks.error());
  if (blocks->empty()) return fail("no certificate in the PEM text");
  std::vector<CertificatePtr> out;
  for (const Bytes& der : *blocks) {
    auto certificate = decode_certificate(der);
    if (!certificate) return tl::unexpected(certificate.error());
    out.push_back(std::move(*certificate));
  }
  return out;
}

}  // namespace ishaken::pki
