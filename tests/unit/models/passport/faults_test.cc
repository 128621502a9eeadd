// One line per way to be wrong: what was changed in a good header, and the one fault that must be found.
// Every fault of fault.h is here.
#include <gtest/gtest.h>

#include <set>

#include "tests/unit/models/passport/samples.h"

namespace ishaken::passport {
namespace {

struct Case {
  const char* name;
  std::string header;
  Fault expected;
};

std::string header_json(std::string_view from, std::string_view to) {
  return token_of(with(sample_header_json, from, to), sample_payload_json) + sample_parameters;
}
std::string payload(std::string_view from, std::string_view to) {
  return token_of(sample_header_json, with(sample_payload_json, from, to)) + sample_parameters;
}
std::string parameters(std::string_view text) { return sample_token() + std::string(text); }
std::string div_payload(std::string_view div_member) {
  return token_of(with(sample_header_json, "shaken", "div"),
                  with(sample_payload_json, R"("iat")", std::string(div_member) + R"("iat")")) +
         with(sample_parameters, "shaken", "div");
}
std::string signature(std::string_view text) {
  return jws_signing_input(sample_header_json, sample_payload_json) + "." + std::string(text) +
         sample_parameters;
}
std::string long_signature(std::size_t bytes) { return base64url(Bytes(bytes, 7)); }
std::string repeated(std::string_view text, std::size_t times) {
  std::string out;
  while (times-- > 0) out += text;
  return out;
}

const std::string info = ";info=<https://cert.example.org/passport.cer>";
const std::string dest = R"("dest":{"tn":["12155550131"]})";
const std::string orig = R"("orig":{"tn":"12155550121"})";
const std::string iat = R"("iat":1443208345)";
const std::string origid = R"("origid":"123e4567-e89b-12d3-a456-426655440000")";

std::vector<Case> cases() {
  return {
      // the header field
      {"longer than the cap", parameters(info + ";x=" + std::string(max_identity_size, 'a')),
       Fault::header_too_long},
      {"invalid UTF-8", parameters(info + ";x=\"\xff\""), Fault::not_utf8},
      {"nothing", "", Fault::header_syntax},
      {"white space", "  ", Fault::header_syntax},
      {"no token", sample_parameters, Fault::header_syntax},
      {"one part", "abc" + info, Fault::header_syntax},
      {"two parts", "abc.def" + info, Fault::header_syntax},
      {"four parts", sample_token() + ".abc" + info, Fault::header_syntax},
      {"no JOSE header", ".e30.abc" + info, Fault::header_syntax},
      {"no payload", "e30..abc" + info, Fault::header_syntax},
      {"no signature", jws_signing_input(sample_header_json, sample_payload_json) + "." + info,
       Fault::header_syntax},
      {"compact form", "..rq3pjT1hoRwakEGjHCnWSw" + info, Fault::compact_form},
      {"info is absent", parameters(";alg=ES256;ppt=shaken"), Fault::parameter_missing_info},
      {"no parameters", parameters(""), Fault::parameter_missing_info},
      {"info without brackets", parameters(";info=https://cert.example.org/"), Fault::parameter_syntax},
      {"info in quotes", parameters(";info=\"https://cert.example.org/\""), Fault::parameter_syntax},
      {"info is not closed", parameters(";info=<https://cert.example.org/"), Fault::parameter_syntax},
      {"info is empty", parameters(";info=<>"), Fault::parameter_syntax},
      {"info with a blank", parameters(";info=<https://cert.example.org/ x>"), Fault::parameter_syntax},
      {"info without value", parameters(";info"), Fault::parameter_syntax},
      {"alg without value", parameters(info + ";alg"), Fault::parameter_syntax},
      {"a semicolon too many", parameters(info + ";"), Fault::parameter_syntax},
      {"two semicolons", parameters(";" + info), Fault::parameter_syntax},
      {"quote is not closed", parameters(info + ";ppt=\"shaken"), Fault::parameter_syntax},
      {"quote ends in an escape", parameters(info + ";ppt=\"shaken\\"), Fault::parameter_syntax},
      {"line break in quotes", parameters(info + ";ppt=\"sha\r\nken\""), Fault::parameter_syntax},
      {"escaped line feed in quotes", parameters(info + ";x=\"a\\\nb\""), Fault::parameter_syntax},
      {"a second Identity behind a comma", parameters(info + "," + sample_identity()),
       Fault::parameter_syntax},
      {"line break without blank", parameters("\r\n" + info), Fault::signature_not_base64url},
      {"info twice", parameters(info + info), Fault::duplicate_parameter},
      {"alg twice", parameters(info + ";alg=ES256;ALG=ES256"), Fault::duplicate_parameter},
      {"ppt twice", parameters(info + ";ppt=shaken;ppt=shaken"), Fault::duplicate_parameter},
      {"alg=HS256", parameters(info + ";alg=HS256"), Fault::unsupported_alg_parameter},
      {"alg is empty", parameters(info + ";alg=\"\""), Fault::unsupported_alg_parameter},
      {"ppt=rph", parameters(info + ";ppt=rph"), Fault::unsupported_ppt_parameter},
      {"ppt is empty", parameters(info + ";ppt=\"\""), Fault::unsupported_ppt_parameter},
      {"ppt=div around shaken", parameters(info + ";ppt=div"), Fault::ppt_mismatch},
      {"ppt=shaken around none", header_json(R"("ppt":"shaken",)", ""), Fault::ppt_mismatch},

      // the JWS and its JSON
      {"padding in the JOSE header", "=" + sample_identity(), Fault::header_not_base64url},
      {"blank in the JOSE header", "e30 .e30.abc" + info, Fault::header_not_base64url},
      {"base64 instead of base64url", token_of("{}", "{\"?\":\"\xc3\xbf\xc3\xbf\"}") + info,
       Fault::typ_not_passport},
      {"stray bits at the end", "e31.e30.abc" + info, Fault::header_not_base64url},
      {"plus in the payload", with(sample_identity(), ".eyJ", ".+yJ"), Fault::payload_not_base64url},
      {"slash in the signature", signature("/" + long_signature(64).substr(1)),
       Fault::signature_not_base64url},
      {"signature of 63 octets", signature(long_signature(63)), Fault::signature_length},
      {"signature of 65 octets", signature(long_signature(65)), Fault::signature_length},
      {"DER signature", signature(long_signature(71)), Fault::signature_length},
      {"JOSE header is text", token_of("hello", sample_payload_json) + info, Fault::header_not_json},
      {"JOSE header is an array", token_of("[]", sample_payload_json) + info, Fault::header_not_json},
      {"JOSE header is white space", token_of("   ", sample_payload_json) + info, Fault::header_not_json},
      {"JOSE header with a BOM", header_json("{", "\xef\xbb\xbf{"), Fault::header_not_json},
      {"payload is text", token_of(sample_header_json, "{") + info, Fault::payload_not_json},
      {"payload is null", token_of(sample_header_json, "null") + info, Fault::payload_not_json},
      {"trailing junk", token_of(sample_header_json, sample_payload_json + "x") + info,
       Fault::payload_not_json},
      {"a second object", token_of(sample_header_json, sample_payload_json + "{}") + info,
       Fault::payload_not_json},
      {"NUL behind the object",
       token_of(sample_header_json, sample_payload_json + std::string(1, '\0')) + info,
       Fault::payload_not_json},
      {"a comma too many", payload("{\"attest", "{,\"attest"), Fault::payload_not_json},
      {"single quotes", payload("\"attest\"", "'attest'"), Fault::payload_not_json},
      {"a remark", payload("{\"attest", "{/**/\"attest"), Fault::payload_not_json},
      {"control character in a string", payload("12155550121", "121555501\n21"), Fault::payload_not_json},
      {"half a surrogate pair", payload("12155550121", "\\ud800"), Fault::payload_not_json},
      {"broken value of a claim that nobody reads", payload("{\"attest", "{\"x\":[1,tru],\"attest"),
       Fault::payload_not_json},
      {"invalid UTF-8 in JSON", payload("{\"attest", "{\"x\":\"\xc3\x28\",\"attest"), Fault::not_utf8},
      {"overlong UTF-8", payload("{\"attest", "{\"x\":\"\xc0\x80\",\"attest"), Fault::not_utf8},
      {"depth bomb", token_of(sample_header_json, repeated("[", 5000) + repeated("]", 5000)) + info,
       Fault::json_too_deep},
      {"depth bomb, left open", token_of(sample_header_json, repeated("[", 10000)) + info,
       Fault::payload_not_json},
      {"depth bomb in a claim",
       payload("{\"attest", "{\"x\":" + repeated("{\"a\":", 500) + "1" + repeated("}", 500) + ",\"attest"),
       Fault::json_too_deep},
      {"leading zero", payload("1443208345", "01443208345"), Fault::malformed_number},
      {"iat beyond 64 bits", payload("1443208345", "99999999999999999999"), Fault::malformed_number},
      {"alg twice in the JOSE header", header_json("{", R"({"alg":"none",)"), Fault::duplicate_member},
      {"iat twice", payload("{", "{" + iat + ","), Fault::duplicate_member},
      {"the second one escaped", payload("{", R"({"\u0069at":1,)"), Fault::duplicate_member},
      {"tn twice in orig", payload(orig, R"("orig":{"tn":"1","tn":"12155550121"})"), Fault::duplicate_member},
      {"deep in a claim that nobody reads", payload("{", R"({"x":[{"y":1,"y":1}],)"),
       Fault::duplicate_member},

      // the JOSE header
      {"crit", header_json("{", R"({"crit":["b64"],)"), Fault::critical_extension},
      {"typ is absent", header_json(R"("typ":"passport",)", ""), Fault::typ_not_passport},
      {"typ JWT", header_json("\"passport\"", "\"JWT\""), Fault::typ_not_passport},
      {"typ in capitals", header_json("\"passport\"", "\"PASSPORT\""), Fault::typ_not_passport},
      {"typ is a number", header_json("\"passport\"", "1"), Fault::typ_not_passport},
      {"alg is absent", header_json(R"("alg":"ES256",)", ""), Fault::alg_missing},
      {"alg none", header_json("ES256", "none"), Fault::unsupported_algorithm},
      {"alg HS256", header_json("ES256", "HS256"), Fault::unsupported_algorithm},
      {"alg HS256, with its shorter signature",
       jws_signing_input(with(sample_header_json, "ES256", "HS256"), sample_payload_json) + "." +
           long_signature(32) + sample_parameters,
       Fault::unsupported_algorithm},
      {"alg es256", header_json("ES256", "es256"), Fault::unsupported_algorithm},
      {"alg is null", header_json("\"ES256\"", "null"), Fault::unsupported_algorithm},
      {"ppt rcd", header_json("shaken", "rcd"), Fault::unsupported_ppt},
      {"ppt is an array", header_json("\"shaken\"", "[\"shaken\"]"), Fault::unsupported_ppt},
      {"x5u is absent", header_json(R"(,"x5u":"https://cert.example.org/passport.cer")", ""),
       Fault::x5u_missing},
      {"x5u is an array", header_json("\"https://cert.example.org/passport.cer\"", "[]"),
       Fault::x5u_not_string},

      // the claims
      {"iat is absent", payload(iat + ",", ""), Fault::iat_missing},
      {"iat is a string", payload("1443208345", "\"1443208345\""), Fault::iat_not_number},
      {"iat is null", payload("1443208345", "null"), Fault::iat_not_number},
      {"iat is true", payload("1443208345", "true"), Fault::iat_not_number},
      {"iat with a fraction", payload("1443208345", "1443208345.5"), Fault::iat_not_integer},
      {"iat with an exponent", payload("1443208345", "1.443208345e9"), Fault::iat_not_integer},
      {"iat before 1970", payload("1443208345", "-1"), Fault::iat_out_of_range},
      {"iat in milliseconds", payload("1443208345", "1443208345000"), Fault::iat_out_of_range},
      {"iat of 64 bits", payload("1443208345", "18446744073709551615"), Fault::iat_out_of_range},
      {"orig is absent", payload(orig + ",", ""), Fault::orig_missing},
      {"orig is a string", payload(orig, R"("orig":"12155550121")"), Fault::orig_malformed},
      {"orig.tn is an array", payload(orig, R"("orig":{"tn":["12155550121"]})"), Fault::orig_malformed},
      {"orig.tn is a number", payload(orig, R"("orig":{"tn":12155550121})"), Fault::orig_malformed},
      {"orig of an unknown kind", payload(orig, R"("orig":{"did":"12155550121"})"), Fault::orig_malformed},
      {"orig is empty", payload(orig, R"("orig":{})"), Fault::orig_not_single},
      {"orig has two identities", payload(orig, R"("orig":{"tn":"12155550121","uri":"sip:a@b"})"),
       Fault::orig_not_single},
      {"orig with a plus", payload("12155550121", "+12155550121"), Fault::orig_tn_not_canonical},
      {"orig with hyphens", payload("12155550121", "1-215-555-0121"), Fault::orig_tn_not_canonical},
      {"orig.tn is empty", payload("12155550121", ""), Fault::orig_tn_not_canonical},
      {"orig of 16 digits", payload("12155550121", "1234567890123456"), Fault::orig_tn_not_canonical},
      {"orig has an index as div may have", payload(orig, R"("orig":{"tn":"12155550121","hi":"1"})"),
       Fault::orig_not_single},
      {"orig.uri without a scheme", payload(orig, R"("orig":{"uri":"alice@example.com"})"),
       Fault::orig_uri_malformed},
      {"dest is absent", payload(dest + ",", ""), Fault::dest_missing},
      {"dest is an array", payload(dest, R"("dest":["12155550131"])"), Fault::dest_malformed},
      {"dest.tn is a string", payload(dest, R"("dest":{"tn":"12155550131"})"), Fault::dest_malformed},
      {"dest.tn holds a number", payload(dest, R"("dest":{"tn":[12155550131]})"), Fault::dest_malformed},
      {"dest is empty", payload(dest, R"("dest":{})"), Fault::dest_empty},
      {"dest.tn is empty", payload(dest, R"("dest":{"tn":[]})"), Fault::dest_empty},
      {"dest.tn is empty beside a uri", payload(dest, R"("dest":{"tn":[],"uri":["sip:a@b"]})"),
       Fault::dest_empty},
      {"dest of an unknown kind", payload(dest, R"("dest":{"did":["12155550131"]})"), Fault::dest_empty},
      {"dest with a plus", payload("12155550131", "+12155550131"), Fault::dest_tn_not_canonical},
      {"the second dest with a plus", payload("12155550131", R"(12155550131","+1)"),
       Fault::dest_tn_not_canonical},
      {"dest.uri with a blank", payload(dest, R"("dest":{"uri":["sip:a b"]})"), Fault::dest_uri_malformed},

      // SHAKEN and div
      {"attest is absent", payload(R"("attest":"A",)", ""), Fault::attest_missing},
      {"attest D", payload(R"("attest":"A")", R"("attest":"D")"), Fault::attest_unknown},
      {"attest a", payload(R"("attest":"A")", R"("attest":"a")"), Fault::attest_unknown},
      {"attest is empty", payload(R"("attest":"A")", R"("attest":"")"), Fault::attest_unknown},
      {"attest is an array", payload(R"("attest":"A")", R"("attest":["A"])"), Fault::attest_unknown},
      {"origid is absent", payload("," + origid, ""), Fault::origid_missing},
      {"origid is too short", payload("426655440000", "42665544000"), Fault::origid_not_uuid},
      {"origid is not hexadecimal", payload("426655440000", "42665544000g"), Fault::origid_not_uuid},
      {"origid with a hyphen astray", payload("e89b-12d3", "e89b12-d3"), Fault::origid_not_uuid},
      {"origid is a number", payload(origid, R"("origid":1)"), Fault::origid_not_uuid},
      {"div is absent", div_payload(""), Fault::div_missing},
      {"div is a string", div_payload(R"("div":"331",)"), Fault::div_malformed},
      {"div names nobody", div_payload(R"("div":{"hi":"1"},)"), Fault::div_malformed},
      {"div names two", div_payload(R"("div":{"tn":"331","uri":"sip:a@b"},)"), Fault::div_malformed},
      {"div with a plus", div_payload(R"("div":{"tn":"+331"},)"), Fault::div_tn_not_canonical},
  };
}

TEST(Faults, EachChangeIsFoundAndNamed) {
  for (const Case& each : cases()) EXPECT_EQ(fault_of(each.header), each.expected) << each.name;
}

TEST(Faults, EveryFaultHasACase) {
  std::set<Fault> seen{Fault::none};
  for (const Case& each : cases()) seen.insert(each.expected);
  for (const auto& entry : EnumNames<Fault>::values) EXPECT_TRUE(seen.contains(entry.value)) << entry.name;
}

TEST(Faults, TheUnchangedHeadersAreGood) {
  EXPECT_EQ(fault_of(sample_identity()), Fault::none);
  EXPECT_EQ(fault_of(div_payload(R"("div":{"tn":"331","hi":"1.1"},)")), Fault::none);
  EXPECT_EQ(fault_of(signature(long_signature(64))), Fault::none);
}

TEST(Faults, ManyMembersAreReadAndTheirDuplicateIsFound) {
  std::string members;
  for (int i = 0; i < 600; ++i) members += "\"m" + std::to_string(i) + "\":0,";
  EXPECT_EQ(fault_of(payload("{", "{" + members)), Fault::none);
  EXPECT_EQ(fault_of(payload("{", "{" + members + "\"m7\":0,")), Fault::duplicate_member);
}

}  // namespace
}  // namespace ishaken::passport
