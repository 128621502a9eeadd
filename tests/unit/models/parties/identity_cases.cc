// What the Identity header and its PASSporT can have wrong, and when it was signed.
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include "models/pki/keys.h"
#include "models/pki/pem.h"
#include "tests/unit/models/parties/scene.h"

namespace ishaken::parties::testing {
namespace {

using enum Outcome;

std::function<void(Scene&)> header(std::string from, std::string to) {
  return [=](Scene& s) { s.header = swap(from, to); };
}
std::function<void(Scene&)> payload(std::string from, std::string to) {
  return [=](Scene& s) { s.payload = swap(from, to); };
}
std::function<void(Scene&)> text(std::string from, std::string to) {
  return [=](Scene& s) { s.identity = swap(from, to); };
}

// Everybody knows the public key: a verifier that lets the token choose HS256 takes it for a secret.
std::string hmac_with_public_key(const pki::PublicKey& key, const std::string& input) {
  const std::string secret = key.to_pem();
  std::array<std::uint8_t, EVP_MAX_MD_SIZE> out{};
  unsigned size = 0;
  HMAC(EVP_sha256(), secret.data(), static_cast<int>(secret.size()),
       reinterpret_cast<const unsigned char*>(input.data()), input.size(), out.data(), &size);
  return base64url(ByteView(out.data(), size));
}

}  // namespace

std::vector<Case> identity_cases() {
  const Verstat failed = Verstat::failed, none = Verstat::no_validation;
  const std::string alg = R"("alg":"ES256")", ppt = R"("ppt":"shaken")", attest = R"("attest":"A")",
                    origid = R"("origid":"123e4567-e89b-42d3-a456-426655440000")",
                    orig = R"("orig":{"tn":"4930123456"})", dest = R"("dest":{"tn":["33140000001"]})";
  return {
      {"good_call", passed, 0, Verstat::passed, [](Scene&) {}},
      {"no_identity", identity_missing, 428, none, [](Scene& s) { s.with_identity = false; }},
      {"country_without_shaken", not_verified, 0, none, [](Scene& s) { s.shaken = false; }},

      {"header_is_no_token", identity_malformed, 438, failed,
       [](Scene& s) { s.identity = [](std::string& t) { t = "not a token"; }; }},
      {"header_is_empty", identity_malformed, 438, failed,
       [](Scene& s) { s.identity = [](std::string& t) { t.clear(); }; }},
      {"header_too_long", identity_malformed, 438, failed,
       [](Scene& s) { s.identity = [](std::string& t) { t += ";x=" + std::string(20000, 'a'); }; }},
      {"parameter_syntax", identity_malformed, 438, failed, text(";alg=ES256", ";alg==ES256")},
      {"info_missing", identity_malformed, 438, failed, text(";info=<https://cr.de.example/123A/1.pem>", "")},
      {"info_twice", identity_malformed, 438, failed,
       text(";alg=ES256", ";info=<https://cr.de.example/123A/1.pem>;alg=ES256")},
      {"compact_form", identity_unsupported_extension, 428, none,
       [](Scene& s) {
         s.identity = [](std::string& t) { t = ".." + t.substr(t.find('.', t.find('.') + 1) + 1); };
       }},
      {"header_not_base64url", identity_malformed, 438, failed,
       [](Scene& s) { s.identity = [](std::string& t) { t[3] = '+'; }; }},
      {"header_not_json", identity_malformed, 438, failed, header(R"({"alg")", R"({alg)")},
      {"payload_not_json", identity_malformed, 438, failed, payload(R"({"attest")", R"({attest)")},
      {"member_twice", identity_malformed, 438, failed, header(alg, alg + "," + alg)},
      {"typ_not_passport", identity_malformed, 438, failed, header(R"("passport")", R"("JWT")")},
      {"x5u_missing", identity_malformed, 438, failed,
       header(R"(,"x5u":"https://cr.de.example/123A/1.pem")", "")},

      {"hs256_with_the_public_key", identity_unsupported_algorithm, 438, failed,
       [=](Scene& s) {
         s.header = swap(alg, R"("alg":"HS256")");
         const pki::PublicKey key = s.leaf_key.public_key();
         s.signature = [key](const std::string& input) { return hmac_with_public_key(key, input); };
       }},
      {"hs256_signed_with_es256", identity_unsupported_algorithm, 438, failed,
       header(alg, R"("alg":"HS256")")},
      {"alg_none", identity_unsupported_algorithm, 438, failed, header(alg, R"("alg":"none")")},
      {"alg_none_unsigned", identity_malformed, 438, failed,
       [=](Scene& s) {
         s.header = swap(alg, R"("alg":"none")");
         s.signature = [](const std::string&) { return std::string(); };
       }},
      {"alg_missing", identity_unsupported_algorithm, 438, failed, header(alg + ",", "")},
      {"alg_parameter", identity_unsupported_algorithm, 438, failed, text("alg=ES256", "alg=HS256")},
      {"signature_too_short", identity_malformed, 438, failed,
       [](Scene& s) { s.signature = [](const std::string&) { return "AAAA"; }; }},

      {"ppt_unknown", identity_unsupported_extension, 428, none, header(ppt, R"("ppt":"rph")")},
      {"ppt_parameter_unknown", identity_unsupported_extension, 428, none, text("ppt=shaken", "ppt=rph")},
      {"ppt_div_alone", identity_unsupported_extension, 428, none,
       [=](Scene& s) {
         s.header = swap(ppt, R"("ppt":"div")");
         s.payload = swap(R"({"attest":"A")", R"({"div":{"tn":"4930999999"})");
         s.identity = swap("ppt=shaken", "ppt=div");
       }},
      {"ppt_missing", identity_unsupported_extension, 428, none,
       [=](Scene& s) {
         s.header = swap(ppt + ",", "");
         s.identity = swap(";ppt=shaken", "");
       }},
      {"ppt_mismatch", identity_parameter_mismatch, 438, failed, text("ppt=shaken", "ppt=div")},
      {"critical_extension", identity_unsupported_extension, 428, none,
       header(alg, alg + R"(,"crit":["exp"])")},

      {"iat_as_string", claims_malformed, 438, failed, payload(R"("iat":)", R"("iat":"0","x":)")},
      {"iat_missing", claims_malformed, 438, failed, payload(R"("iat":)", R"("at":)")},
      {"iat_with_fraction", claims_malformed, 438, failed, payload(R"(,"orig":)", R"(.5,"orig":)")},
      {"orig_missing", claims_malformed, 438, failed, payload(orig + ",", "")},
      {"orig_with_plus", claims_malformed, 438, failed, payload(R"("4930123456")", R"("+4930123456")")},
      {"dest_empty", claims_malformed, 438, failed, payload(dest, R"("dest":{"tn":[]})")},
      {"dest_is_no_array", claims_malformed, 438, failed, payload(dest, R"("dest":{"tn":"33140000001"})")},
      {"attest_missing", attestation_malformed, 438, failed, payload(attest + ",", "")},
      {"attest_D", attestation_malformed, 438, failed, payload(attest, R"("attest":"D")")},
      {"origid_missing", origid_malformed, 438, failed, payload("," + origid, "")},
      {"origid_no_uuid", origid_malformed, 438, failed, payload(origid, R"("origid":"customer 7")")},

      {"stale", freshness_stale, 403, failed, [](Scene& s) { s.iat_shift = -61; }},
      {"as_old_as_allowed", passed, 0, Verstat::passed, [](Scene& s) { s.iat_shift = -60; }},
      {"future", freshness_future, 403, failed, [](Scene& s) { s.iat_shift = 61; }},
      {"replayed", freshness_replayed, 403, failed,
       [](Scene& s) { s.policy.replay_cache = s.came_before = true; }},
      {"replayed_and_nobody_looks", passed, 0, Verstat::passed, [](Scene& s) { s.came_before = true; }},
      {"date_stale", freshness_stale, 403, failed,
       [](Scene& s) { s.date_shift = std::chrono::seconds(-61); }},
      {"date_far_ahead", freshness_future, 403, failed,
       [](Scene& s) { s.date_shift = std::chrono::hours(24); }},
      {"date_and_iat_differ_and_both_are_fresh", passed, 0, Verstat::passed,
       [](Scene& s) {
         s.date_shift = std::chrono::seconds(-59);
         s.iat_shift = 59;
       }},

      {"signed_by_another_key", signature_invalid, 438, failed, [](Scene& s) { s.token_by = s.stranger; }},
      {"signed_over_other_bytes", signature_invalid, 438, failed,
       [](Scene& s) {
         // The payload of another call under the signature of this one.
         s.signed_input = [&s](std::string& input) {
           passport::Passport other = s.claims;
           other.iat = numeric_date(s.begin) + 120;
           other.attestation = passport::Attestation::B;
           input = passport::signing_input(other);
         };
       }},
      {"signature_of_another_call", signature_invalid, 438, failed,
       [](Scene& s) {
         s.signature = [&s](const std::string& input) {
           const auto tag = s.crypto.sign(s.leaf_key, as_bytes(input + "."));
           return base64url(ByteView(tag.data(), tag.size()));
         };
       }},
      {"signature_of_zeros", signature_invalid, 438, failed,
       [](Scene& s) { s.signature = [](const std::string&) { return base64url(Bytes(64)); }; }},
      {"orig_mismatch", claims_orig_mismatch, 438, failed, [](Scene& s) { s.calling = tn("4930123457"); }},
      {"orig_is_a_uri", claims_orig_mismatch, 438, failed,
       payload(orig, R"("orig":{"uri":"sip:a@de.example"})")},
      {"dest_mismatch", claims_dest_mismatch, 438, failed, [](Scene& s) { s.called = tn("33140000002"); }},
      {"dest_among_others", passed, 0, Verstat::passed,
       payload(dest, R"("dest":{"tn":["4930999999","33140000001"]})")},
  };
}

}  // namespace ishaken::parties::testing
