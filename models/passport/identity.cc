#include "models/passport/identity.h"

#include <algorithm>

#include "models/passport/claims.h"
#include "models/passport/header_parameters.h"
#include "models/passport/json_reader.h"

namespace ishaken::passport {

ParserScratch::ParserScratch() : state_(std::make_unique<State>()) {}
ParserScratch::~ParserScratch() = default;
ParserScratch::ParserScratch(ParserScratch&&) noexcept = default;
ParserScratch& ParserScratch::operator=(ParserScratch&&) noexcept = default;

std::string identity_header(std::string_view signing_input, std::span<const std::uint8_t, 64> signature,
                            std::string_view info, std::string_view ppt) {
  std::string out;
  out.reserve(signing_input.size() + info.size() + ppt.size() + 128);
  out += signing_input;
  append_signature(out, signature);
  out += ";info=<";
  out += info;
  out += ">;alg=ES256";
  if (!ppt.empty()) {
    out += ";ppt=";
    out += ppt;
  }
  return out;
}

Fault parse_passport(const CompactJws& jws, Passport& out, Signature& signature, ParserScratch& scratch) {
  ParserScratch::State& state = scratch.state();
  out.clear();
  if (jws.signing_input.size() + jws.signature.size() > max_identity_size) return Fault::header_too_long;

  simdjson::dom::object object;
  Fault fault = read_object(jws.header, Fault::header_not_base64url, Fault::header_not_json, state, object);
  if (fault == Fault::none) fault = read_jose_header(object, out);
  if (fault != Fault::none) return fault;
  fault = read_object(jws.payload, Fault::payload_not_base64url, Fault::payload_not_json, state, object);
  if (fault == Fault::none) fault = read_claims(object, out);
  if (fault != Fault::none) return fault;

  // Checked last, so that a token with another algorithm is reported as such, and not as one with a signature
  // of the wrong length.
  if (!from_base64url(jws.signature, state.decoded)) return Fault::signature_not_base64url;
  if (state.decoded.size() != signature.size()) return Fault::signature_length;
  std::ranges::copy(as_bytes(state.decoded), signature.begin());
  return Fault::none;
}

Fault parse_identity(std::string_view header_value, Identity& out, ParserScratch& scratch) {
  if (header_value.size() > max_identity_size) return Fault::header_too_long;
  if (!simdjson::validate_utf8(header_value)) return Fault::not_utf8;
  HeaderParameters parameters;
  if (const Fault fault = read_header_parameters(header_value, parameters); fault != Fault::none)
    return fault;
  if (parameters.token.starts_with("..")) return Fault::compact_form;
  const auto jws = split_compact(parameters.token);
  if (!jws) return Fault::header_syntax;
  out.signing_input = jws->signing_input;
  out.info = parameters.info;
  out.alg = parameters.alg;
  out.ppt = parameters.ppt;

  const Fault fault = parse_passport(*jws, out.passport, out.signature, scratch);
  if (fault != Fault::none) return fault;
  // The full form contains the extension itself, so the parameter may be absent, but must not differ.
  if (!out.ppt.empty() && !equal_ignoring_case(out.ppt, text(out.passport.ppt))) return Fault::ppt_mismatch;
  return Fault::none;
}

}  // namespace ishaken::passport
