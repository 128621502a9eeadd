#include "models/trust/registry_entry.h"

#include "models/pki/jws_object.h"
#include "models/pki/pem.h"
#include "models/trust/signed_claims.h"
#include "models/trust/transparency_log.h"

namespace ishaken::trust {
namespace {

using pki::Json;

bool is_int64(const Json& value) {
  return value.is_number_integer() &&
         !(value.is_number_unsigned() && value.get<std::uint64_t>() > std::uint64_t{INT64_MAX});
}

// Reads typed members and remembers whether one was missing or had another type.
class Reader {
 public:
  explicit Reader(const Json& object) : object_(object), ok_(object.is_object()) {}
  std::string text(const char* key) {
    const Json* value = member(key);
    return value != nullptr && check(value->is_string()) ? value->get<std::string>() : std::string();
  }
  std::int64_t integer(const char* key) {
    const Json* value = member(key);
    return value != nullptr && check(is_int64(*value)) ? value->get<std::int64_t>() : 0;
  }
  bool boolean(const char* key) {
    const Json* value = member(key);
    return value != nullptr && check(value->is_boolean()) && value->get<bool>();
  }
  std::vector<std::string> texts(const char* key) {
    std::vector<std::string> out;
    const Json* value = member(key);
    if (value == nullptr || !check(value->is_array())) return out;
    for (const Json& each : *value)
      if (check(each.is_string())) out.push_back(each.get<std::string>());
    return out;
  }
  bool check(bool condition) {
    ok_ = ok_ && condition;
    return condition;
  }
  bool ok() const { return ok_; }

 private:
  const Json* member(const char* key) {
    if (!ok_) return nullptr;
    const auto found = object_.find(key);
    return check(found != object_.end()) ? &*found : nullptr;
  }
  const Json& object_;
  bool ok_;
};

}  // namespace

Json to_claims(const RegistryEntry& entry) {
  return {{"country", entry.attributes.country.text()},
          {"region", name_of(entry.attributes.region)},
          {"mandate", entry.attributes.mandate},
          {"prefixes", entry.prefixes},
          {"pa", pki::to_pem(*entry.pa_root)},
          {"list", entry.list},
          {"crl", {{"url", entry.crl_url}, {"issuer", entry.crl_issuer}}},
          {"policies", entry.policies},
          {"sequence", entry.sequence},
          {"nbf", entry.nbf},
          {"exp", entry.exp}};
}

Result<RegistryEntry> entry_from_claims(const Json& claims, pki::CertificateCache& certificates) {
  Reader reader(claims);
  RegistryEntry entry;
  const auto country = CountryCode::parse(reader.text("country"));
  const auto region = named<Region>(reader.text("region"));
  reader.check(country.has_value() && region.has_value());
  entry.attributes.mandate = reader.boolean("mandate");
  entry.prefixes = reader.texts("prefixes");
  const std::string root = reader.text("pa");
  entry.list = reader.text("list");
  entry.policies = reader.texts("policies");
  entry.sequence = reader.integer("sequence");
  entry.nbf = reader.integer("nbf");
  entry.exp = reader.integer("exp");
  if (!reader.ok() || !claims.contains("crl"))
    return fail("registry entry: a claim is missing or of another type");
  Reader crl(claims["crl"]);
  entry.crl_url = crl.text("url");
  entry.crl_issuer = crl.text("issuer");
  if (!crl.ok()) return fail("registry entry: crl is malformed");
  entry.attributes.country = *country;
  entry.attributes.region = *region;
  auto certificate = certificates.from_pem(root);
  if (!certificate) return fail("registry entry: pa: " + certificate.error().what);
  entry.pa_root = std::move(*certificate);
  return entry;
}

Result<RegistryEntry> open_entry(std::string_view jws, const pki::Crypto& crypto,
                                 pki::CertificateCache& certificates) {
  const auto unverified = pki::decode_jws(jws);
  if (!unverified) return fail("registry entry: not a JWS");
  auto entry = entry_from_claims(unverified->payload, certificates);
  if (!entry) return entry;
  const auto opened = open_signed(jws, entry->pa_root->public_key, crypto);
  if (!opened) return fail(opened.error().what);
  entry->signer = opened->signer;
  entry->text_digest = sha256(as_bytes(jws));
  return entry;
}

Json to_claims(const RegistrySnapshot& snapshot) {
  Json claims{{"sequence", snapshot.sequence}, {"iat", snapshot.iat}, {"entries", snapshot.entries}};
  if (snapshot.head.empty()) return claims;
  claims["head"] = snapshot.head;
  Json proofs = Json::array();
  for (const InclusionClaim& each : snapshot.proofs)
    proofs.push_back({{"index", each.index}, {"proof", to_claims(each.proof)}});
  claims["proofs"] = std::move(proofs);
  return claims;
}

Result<RegistrySnapshot> snapshot_from_claims(const Json& claims) {
  Reader reader(claims);
  RegistrySnapshot snapshot{reader.integer("sequence"), reader.integer("iat"), reader.texts("entries")};
  const auto bad = fail("registry: a claim is missing or of another type");
  if (!reader.ok()) return bad;
  if (!claims.contains("head")) return snapshot;
  snapshot.head = reader.text("head");
  const auto proofs = claims.find("proofs");
  if (!reader.ok() || proofs == claims.end() || !proofs->is_array()) return bad;
  for (const Json& each : *proofs) {
    Reader claim(each);
    const std::int64_t index = claim.integer("index");
    if (!claim.ok() || index < 0 || !each.contains("proof")) return bad;
    auto proof = proof_from_claims(each["proof"]);
    if (!proof) return bad;
    snapshot.proofs.push_back({static_cast<std::uint64_t>(index), std::move(*proof)});
  }
  return snapshot;
}

}  // namespace ishaken::trust
