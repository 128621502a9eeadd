#include "models/pki/trusted_ca_list.h"

namespace ishaken::pki {
namespace {

bool is_int64(const Json& value) {
  return value.is_number_integer() &&
         !(value.is_number_unsigned() && value.get<std::uint64_t>() > std::uint64_t{INT64_MAX});
}

}  // namespace

Json to_claims(const TrustedCaList& list) {
  Json out = list.extensions.is_object() ? list.extensions : Json::object();
  out["version"] = list.version;
  out["sequence"] = list.sequence;
  out["exp"] = list.exp;
  out["trustList"] = list.trust_list;
  return out;
}

Result<TrustedCaList> list_from_claims(const Json& claims) {
  if (!claims.is_object()) return fail("a Trusted STI-CA list is a JSON object");
  const auto version = claims.find("version");
  const auto sequence = claims.find("sequence");
  const auto exp = claims.find("exp");
  const auto trust_list = claims.find("trustList");
  if (version == claims.end() || !version->is_string()) return fail("version is not a string");
  if (sequence == claims.end() || !is_int64(*sequence)) return fail("sequence is not an integer");
  if (exp == claims.end() || !is_int64(*exp)) return fail("exp is not an integer");
  if (trust_list == claims.end() || !trust_list->is_array()) return fail("trustList is not an array");
  if (trust_list->size() > max_list_entries) return fail("trustList has too many entries");

  TrustedCaList out;
  out.version = version->get<std::string>();
  out.sequence = sequence->get<std::int64_t>();
  out.exp = exp->get<std::int64_t>();
  for (const Json& entry : *trust_list) {
    if (!entry.is_string()) return fail("an entry of trustList is not a string");
    out.trust_list.push_back(entry.get<std::string>());
  }
  out.extensions = claims;
  for (const char* known : {"version", "sequence", "exp", "trustList"}) out.extensions.erase(known);
  return out;
}

}  // namespace ishaken::pki
