#include "models/trust/trusted_list.h"

#include <algorithm>
#include <map>
#include <set>

#include "models/pki/pem.h"
#include "models/pki/trusted_ca_list.h"

namespace ishaken::trust {
namespace {

using pki::Json;

// Writes a claim without default values, so that the octets of a list without reservations do not change.
Json anchor_claim(const TrustedAnchor& anchor) {
  Json out{{"country", anchor.country.text()},
           {"via", anchor.via.text()},
           {"mechanism", name_of(anchor.mechanism)},
           {"scoped", anchor.scoped},
           {"prefixes", anchor.prefixes},
           {"policies", anchor.policies},
           {"authority", anchor.authority}};
  if (anchor.gateway_scoped) out["gateway_scoped"] = true;
  if (anchor.downgraded) out["downgraded"] = true;
  return out;
}
Json distrusted_claim(const std::vector<Part>& distrusted) {
  Json out = Json::array();
  for (const Part& each : distrusted) out.push_back({{"country", each.country.text()}, {"spc", each.name}});
  return out;
}

// The maximum length of a prefix: E.164 country codes have at most three digits; area codes and ranges of
// shared country codes follow.
constexpr std::size_t longest_prefix = 9;

struct ByPrefix {
  using Claim = std::pair<std::string, CountryCode>;
  bool operator()(const Claim& a, std::string_view b) const { return a.first < b; }
  bool operator()(std::string_view a, const Claim& b) const { return a < b.first; }
};

bool texts(const Json& object, const char* key, std::vector<std::string>& out) {
  const auto found = object.find(key);
  if (found == object.end() || !found->is_array()) return false;
  for (const Json& each : *found) {
    if (!each.is_string()) return false;
    out.push_back(each.get<std::string>());
  }
  return true;
}

std::string text(const Json& object, const char* key) {
  const std::string* const found = pki::find_string(object, key);
  return found ? *found : std::string();
}

bool read_anchor(const Json& claim, std::size_t authorities, TrustedAnchor& out) {
  if (!claim.is_object()) return false;
  const auto country = CountryCode::parse(text(claim, "country")),
             via = CountryCode::parse(text(claim, "via"));
  const auto mechanism = named<Mechanism>(text(claim, "mechanism"));
  const auto scoped = claim.find("scoped"), authority = claim.find("authority");
  if (!country || !via || !mechanism) return false;
  if (scoped == claim.end() || !scoped->is_boolean()) return false;
  if (authority == claim.end() || !authority->is_number_unsigned() ||
      authority->get<std::size_t>() >= authorities)
    return false;
  out.country = *country;
  out.via = *via;
  out.mechanism = *mechanism;
  out.scoped = scoped->get<bool>();
  out.authority = authority->get<std::size_t>();
  for (const auto& [name, flag] :
       {std::pair{"gateway_scoped", &out.gateway_scoped}, std::pair{"downgraded", &out.downgraded}})
    if (const auto found = claim.find(name); found != claim.end()) {
      if (!found->is_boolean()) return false;
      *flag = found->get<bool>();
    }
  return texts(claim, "prefixes", out.prefixes) && texts(claim, "policies", out.policies);
}

void sort_once(std::vector<Part>& parts) {
  std::sort(parts.begin(), parts.end());
  parts.erase(std::unique(parts.begin(), parts.end()), parts.end());
}

// Reads the distrusted providers. Returns false if a name is missing, since it would match a certificate
// without an SPC.
bool read_distrusted(const Json& extensions, std::vector<Part>& out) {
  const auto found = extensions.find("distrusted");
  if (found == extensions.end()) return true;
  if (!found->is_array()) return false;
  for (const Json& each : *found) {
    const auto country = CountryCode::parse(each.is_object() ? text(each, "country") : "");
    const std::string spc = each.is_object() ? text(each, "spc") : "";
    if (!country || spc.empty()) return false;
    out.push_back({*country, spc});
  }
  sort_once(out);
  return true;
}

// Returns whether a country's own list has that STI-CA, or one of the anchor's certificate policies.
bool lists(const TrustedList& list, const TrustedAnchor& anchor) {
  return std::ranges::any_of(list.anchors, [&](const TrustedAnchor& own) {
    return own.certificate->fingerprint == anchor.certificate->fingerprint || anchor.policies.empty() ||
           std::ranges::find_first_of(own.policies, anchor.policies) != own.policies.end();
  });
}

}  // namespace

bool distrusts(const TrustedList& list, CountryCode country, const std::string& spc) {
  return std::binary_search(list.distrusted.begin(), list.distrusted.end(), Part{country, spc});
}

bool may_speak_for(const TrustedList& list, const TrustedAnchor& anchor, const TelephoneNumber& number,
                   passport::Attestation attestation) {
  // With C a gateway says where a call entered, not who may show the number (RFC 8588 section 4).
  const bool limited = anchor.scoped || (anchor.gateway_scoped && attestation == passport::Attestation::C);
  if (!limited) return true;
  for (std::size_t length = std::min<std::size_t>(number.text().size(), longest_prefix); length > 0;
       --length) {
    const std::string_view prefix = number.text().substr(0, length);
    const auto [first, last] = std::equal_range(list.claims.begin(), list.claims.end(), prefix, ByPrefix{});
    if (first == last) continue;
    return std::any_of(first, last, [&](const auto& claim) { return claim.second == anchor.country; });
  }
  return false;
}

Json to_claims(const TrustedList& list) {
  pki::TrustedCaList base{list.version, list.sequence, list.exp, {}, Json::object()};
  Json anchors = Json::array(), authorities = Json::array();
  for (const TrustedAnchor& anchor : list.anchors) {
    base.trust_list.push_back(pki::to_pem(*anchor.certificate));
    anchors.push_back(anchor_claim(anchor));
  }
  for (const Authority& authority : list.authorities)
    authorities.push_back({{"certificate", pki::to_pem(*authority.root)}, {"crl", authority.crl_url}});
  base.extensions["anchors"] = std::move(anchors);
  base.extensions["authorities"] = std::move(authorities);
  if (!list.distrusted.empty()) base.extensions["distrusted"] = distrusted_claim(list.distrusted);
  return pki::to_claims(base);
}

Result<TrustedList> trusted_list_from_claims(const Json& claims, pki::CertificateCache& certificates) {
  const auto base = pki::list_from_claims(claims);
  if (!base) return fail(base.error().what);
  TrustedList list{base->version, base->sequence, base->exp, {}, {}, {}, nullptr, {}};
  const auto anchors = base->extensions.find("anchors"), authorities = base->extensions.find("authorities");
  if (anchors == base->extensions.end() || !anchors->is_array() || anchors->size() != base->trust_list.size())
    return fail("trusted list: anchors must say of each certificate where it came from");
  if (authorities == base->extensions.end() || !authorities->is_array())
    return fail("trusted list: authorities are missing");
  for (const Json& each : *authorities) {
    if (!each.is_object()) return fail("trusted list: an authority is not an object");
    auto root = certificates.from_pem(text(each, "certificate"));
    if (!root) return fail("trusted list: an authority's root: " + root.error().what);
    list.authorities.push_back({std::move(*root), text(each, "crl")});
  }
  for (std::size_t i = 0; i < base->trust_list.size(); ++i) {
    TrustedAnchor anchor;
    auto certificate = certificates.from_pem(base->trust_list[i]);
    if (!certificate) return fail("trusted list: an anchor: " + certificate.error().what);
    if (!read_anchor((*anchors)[i], list.authorities.size(), anchor))
      return fail("trusted list: an anchor's description is malformed");
    anchor.certificate = std::move(*certificate);
    for (const std::string& prefix : anchor.prefixes) list.claims.emplace_back(prefix, anchor.country);
    list.anchors.push_back(std::move(anchor));
  }
  if (!read_distrusted(base->extensions, list.distrusted))
    return fail("trusted list: a provider that is not believed is malformed");
  std::sort(list.claims.begin(), list.claims.end());
  list.claims.erase(std::unique(list.claims.begin(), list.claims.end()), list.claims.end());
  return list;
}

TrustedList merge(const TrustedList& national, CountryCode self, const std::vector<MergeSource>& sources,
                  const Instruction& instruction, const std::vector<TrustedListPtr>& excluded) {
  TrustedList merged = national;
  for (const Part& each : instruction.providers)
    if (each.country.known() && !each.name.empty()) merged.distrusted.push_back(each);
  sort_once(merged.distrusted);
  std::set<CountryCode> downgraded;
  for (const TrustedCountry& each : instruction.trusted)
    if (each.downgraded) downgraded.insert(each.country);
  const std::set<Part> dropped(instruction.cas.begin(), instruction.cas.end());
  std::set<std::pair<Sha256, CountryCode>> known;
  std::map<Sha256, std::size_t> authorities;
  for (const TrustedAnchor& anchor : merged.anchors)
    known.emplace(anchor.certificate->fingerprint, anchor.country);
  for (std::size_t i = 0; i < merged.authorities.size(); ++i)
    authorities.emplace(merged.authorities[i].root->fingerprint, i);
  const auto take = [&](const MergeSource& source, const TrustedAnchor& offered) {
    if (!dropped.empty() && dropped.contains({offered.country, offered.certificate->subject.to_text()}))
      return;
    if (std::ranges::any_of(excluded, [&](const auto& list) { return lists(*list, offered); })) return;
    if (!known.emplace(offered.certificate->fingerprint, offered.country).second) return;
    const Authority& authority = source.list->authorities[offered.authority];
    const auto [place, added] =
        authorities.try_emplace(authority.root->fingerprint, merged.authorities.size());
    if (added) merged.authorities.push_back(authority);
    TrustedAnchor anchor = offered;
    anchor.via = source.from.country;
    anchor.mechanism = source.from.mechanism;
    anchor.scoped = offered.scoped || source.from.merge == Merge::scoped;
    anchor.authority = place->second;
    anchor.downgraded = downgraded.contains(offered.country);
    merged.anchors.push_back(std::move(anchor));
  };
  std::set<CountryCode> closed(instruction.excluded.begin(),
                               instruction.excluded.end());  // not taken from re-exports
  closed.insert(self);
  for (const MergeSource& source : sources) {
    closed.insert(source.from.country);
    for (const TrustedAnchor& offered : source.list->anchors)
      if (offered.country == source.from.country) take(source, offered);
  }
  for (const MergeSource& source : sources)
    if (source.from.mechanism == Mechanism::bilateral)
      for (const TrustedAnchor& offered : source.list->anchors)
        if (offered.via == offered.country && !closed.contains(offered.country)) take(source, offered);
  return merged;
}

}  // namespace ishaken::trust
