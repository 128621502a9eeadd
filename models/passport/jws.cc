#include "models/passport/jws.h"

namespace ishaken::passport {

std::optional<CompactJws> split_compact(std::string_view text) {
  const std::size_t first = text.find('.');
  if (first == std::string_view::npos) return std::nullopt;
  const std::size_t second = text.find('.', first + 1);
  if (second == std::string_view::npos) return std::nullopt;
  const CompactJws jws{text.substr(0, first), text.substr(first + 1, second - first - 1),
                       text.substr(second + 1), text.substr(0, second)};
  if (jws.header.empty() || jws.payload.empty() || jws.signature.empty()) return std::nullopt;
  if (jws.signature.find('.') != std::string_view::npos) return std::nullopt;
  return jws;
}

void append_signing_input(std::string& out, std::string_view header_json, std::string_view payload_json) {
  append_base64url(out, as_bytes(header_json));
  out += '.';
  append_base64url(out, as_bytes(payload_json));
}

std::string jws_signing_input(std::string_view header_json, std::string_view payload_json) {
  std::string out;
  out.reserve((header_json.size() + payload_json.size()) * 4 / 3 + 96);  // room for the signature
  append_signing_input(out, header_json, payload_json);
  return out;
}

void append_signature(std::string& signing_input, ByteView signature) {
  signing_input += '.';
  append_base64url(signing_input, signature);
}

}  // namespace ishaken::passport
