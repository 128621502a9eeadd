#include "models/pki/jws_object.h"

#include <algorithm>

#include "models/passport/jws.h"

namespace ishaken::pki {
namespace {

struct Parts {
  Jws jws;
  std::string_view signing_input;
  Signature signature{};
};

std::optional<Json> read_object(std::string_view base64url_text) {
  const auto bytes = from_base64url(base64url_text);
  if (!bytes) return std::nullopt;
  auto json = parse_json(as_text(*bytes));
  if (!json || !json->is_object()) return std::nullopt;
  return std::move(*json);
}

std::string text_member(const Json& object, const char* name) {
  const std::string* const text = find_string(object, name);
  return text ? *text : std::string();
}

Result<Parts, JwsFault> read(std::string_view text) {
  if (text.size() > max_jws_size) return tl::unexpected(JwsFault::too_long);
  const auto compact = passport::split_compact(text);
  if (!compact) return tl::unexpected(JwsFault::malformed);
  auto header = read_object(compact->header);
  if (!header) return tl::unexpected(JwsFault::malformed);
  // The verifier chooses the algorithm, not the sender: this refuses "none" and HS256 (RFC 8725 section 3.1).
  if (text_member(*header, "alg") != "ES256") return tl::unexpected(JwsFault::wrong_algorithm);
  if (header->contains("crit")) return tl::unexpected(JwsFault::critical_header);
  auto payload = read_object(compact->payload);
  const auto signature = from_base64url(compact->signature);
  if (!payload || !signature || signature->size() != Signature().size())
    return tl::unexpected(JwsFault::malformed);

  Parts out;
  std::ranges::copy(*signature, out.signature.begin());
  out.signing_input = compact->signing_input;
  out.jws.x5u = text_member(*header, "x5u");
  out.jws.typ = text_member(*header, "typ");
  out.jws.header = std::move(*header);
  out.jws.payload = std::move(*payload);
  return out;
}

}  // namespace

std::string sign_jws(Json header, const Json& payload, const PrivateKey& key, const Crypto& crypto) {
  header["alg"] = "ES256";
  std::string out = passport::jws_signing_input(to_text(header), to_text(payload));
  const Signature signature = crypto.sign(key, as_bytes(out));
  passport::append_signature(out, signature);
  return out;
}

Result<Jws, JwsFault> decode_jws(std::string_view text) {
  auto parts = read(text);
  if (!parts) return tl::unexpected(parts.error());
  return std::move(parts->jws);
}

Result<Jws, JwsFault> verify_jws(std::string_view text, const PublicKey& key, const Crypto& crypto) {
  auto parts = read(text);
  if (!parts) return tl::unexpected(parts.error());
  if (!crypto.verify(key, as_bytes(parts->signing_input), parts->signature))
    return tl::unexpected(JwsFault::bad_signature);
  return std::move(parts->jws);
}

}  // namespace ishaken::pki
