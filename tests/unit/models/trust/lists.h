// Lists, entries and keys of a few countries, for the tests of this folder.
#pragma once

#include <memory>
#include <string>

#include "models/pki/decode_cache.h"
#include "models/pki/issuing.h"
#include "models/pki/jws_object.h"
#include "models/trust/registry_entry.h"
#include "models/trust/signed_claims.h"
#include "models/trust/trusted_list.h"

namespace ishaken::trust::testing {

inline const CountryCode FR("FR"), DE("DE"), US("US"), XA("XA");
inline const Instant begin = parse_instant("2026-01-01").value();
inline constexpr Duration day = std::chrono::hours(24);

struct Lists {
  std::unique_ptr<pki::Crypto> crypto = pki::modelled_crypto();
  pki::CertificateCache certificates;

  pki::CertificatePtr made(const pki::CertificateTemplate& wanted, const pki::PrivateKey& key) const {
    return *pki::decode_certificate(pki::issue_certificate(wanted, key, *crypto));
  }
  static pki::PrivateKey key(const std::string& name) { return pki::PrivateKey::derive(11, name); }
  static pki::Validity years() { return {begin - day, begin + 5000 * day}; }

  // The root of an STI-CA.
  pki::CertificatePtr ca(const std::string& name) const {
    return made(
        pki::root_template(pki::root_name("FR", name), key(name).public_key(), Bytes(16, 0x21), years()),
        key(name));
  }
  // The root of a country's STI-PA, and what is signed under it.
  pki::CertificatePtr pa(CountryCode code) const {
    const pki::PrivateKey root = key(code.text() + "/pa");
    return made(
        pki::pa_root_template({.country = code.text(), .organization = "STI-PA", .common_name = "Root"},
                              root.public_key(), Bytes(16, 0x22), years()),
        root);
  }
  pki::CertificatePtr signer(CountryCode code) const {
    return made(pki::pa_signer_template(
                    *pa(code), {.country = code.text(), .organization = "STI-PA", .common_name = "Signer"},
                    key(code.text() + "/signer").public_key(), Bytes(16, 0x23), years()),
                key(code.text() + "/pa"));
  }
  std::string sign(CountryCode by, const pki::Json& claims) const {
    return pki::sign_jws(signed_header("x", "https://pa.example/cert", *signer(by)), claims,
                         key(by.text() + "/signer"), *crypto);
  }
  TrustedAnchor anchor(const std::string& name, CountryCode country) const {
    TrustedAnchor out;
    out.certificate = ca(name);
    out.country = out.via = country;
    out.prefixes = {country == US ? "1" : country == DE ? "49" : "33"};
    out.policies = {"2.999.1"};
    return out;
  }
  TrustedList list(CountryCode of, const std::vector<TrustedAnchor>& anchors) const {
    TrustedList out;
    out.sequence = 3;
    out.exp = numeric_date(begin + 7 * day);
    out.anchors = anchors;
    out.authorities = {{pa(of), "https://pa." + of.text() + ".example/crl"}};
    return out;
  }
  RegistryEntry entry(CountryCode of) const {
    RegistryEntry out;
    out.attributes = {of, Region::oceania, true};
    out.prefixes = {"33", "590590"};
    out.pa_root = pa(of);
    out.list = "the list";
    out.crl_url = "https://pa.example/crl";
    out.crl_issuer = out.pa_root->subject.to_text();
    out.policies = {"2.999.1"};
    out.sequence = 4;
    out.nbf = numeric_date(begin);
    out.exp = numeric_date(begin + 30 * day);
    return out;
  }
};

// Whatever JSON can hold where something else was expected.
inline const std::vector<pki::Json>& anything() {
  static const std::vector<pki::Json> all{nullptr,
                                          true,
                                          0,
                                          -1,
                                          1.5,
                                          18446744073709551615u,
                                          "",
                                          "text",
                                          "FR",
                                          pki::Json::array(),
                                          pki::Json::array({1}),
                                          pki::Json::array({"text"}),
                                          pki::Json::array({nullptr}),
                                          pki::Json::array({pki::Json::object()}),
                                          pki::Json::object(),
                                          {{"a", 1}}};
  return all;
}

inline void collect(const pki::Json& json, const pki::Json::json_pointer& at,
                    std::vector<pki::Json::json_pointer>& out) {
  if (!at.empty()) out.push_back(at);
  if (json.is_object())
    for (const auto& [name, value] : json.items()) collect(value, at / name, out);
  if (json.is_array())
    for (std::size_t i = 0; i < json.size(); ++i) collect(json[i], at / i, out);
}

// Every value in the claims, members of members and of arrays included.
inline std::vector<pki::Json::json_pointer> places_of(const pki::Json& claims) {
  std::vector<pki::Json::json_pointer> out;
  collect(claims, pki::Json::json_pointer(), out);
  return out;
}

}  // namespace ishaken::trust::testing
