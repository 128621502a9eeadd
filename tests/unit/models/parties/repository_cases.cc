// Where the certificate is fetched, and what comes back.
#include "tests/unit/models/parties/scene.h"

namespace ishaken::parties::testing {
namespace {

using enum Outcome;

// The same address in the token and in the header.
std::function<void(Scene&)> address(std::string url) {
  return [=](Scene& s) { s.claims.x5u = url; };
}
std::function<void(Scene&)> reply(std::function<void(messages::CertificateReply&)> change) {
  return [=](Scene& s) { s.reply = change; };
}

}  // namespace

std::vector<Case> repository_cases() {
  const Verstat failed = Verstat::failed, none = Verstat::no_validation;
  return {
      {"x5u_http", repository_url_refused, 436, failed, address("http://cr.de.example/123A/1.pem")},
      {"x5u_userinfo", repository_url_refused, 436, failed, address("https://a:b@cr.de.example/123A/1.pem")},
      {"x5u_query", repository_url_refused, 436, failed, address("https://cr.de.example/123A/1.pem?a=b")},
      {"x5u_fragment", repository_url_refused, 436, failed, address("https://cr.de.example/123A/1.pem#a")},
      {"x5u_port", repository_url_refused, 436, failed, address("https://cr.de.example:8080/123A/1.pem")},
      {"x5u_other_usual_port", passed, 0, Verstat::passed, address("https://cr.de.example:8443/123A/1.pem")},
      {"x5u_loopback", repository_url_refused, 436, failed, address("https://127.0.0.1/1.pem")},
      {"x5u_private_address", repository_url_refused, 436, failed, address("https://10.1.2.3/1.pem")},
      {"x5u_ipv6_literal", repository_url_refused, 436, failed, address("https://[::1]/1.pem")},
      {"x5u_decimal_address", repository_url_refused, 436, failed, address("https://2130706433/1.pem")},
      {"x5u_localhost", repository_url_refused, 436, failed, address("https://localhost/1.pem")},
      {"x5u_no_url", repository_url_refused, 436, failed, address("cr.de.example")},
      {"info_is_not_x5u", repository_info_mismatch, 436, failed,
       [](Scene& s) { s.identity = swap("1.pem>", "2.pem>"); }},

      {"unknown_host", repository_unreachable, 436, none, address("https://cr.nowhere.example/1.pem")},
      {"fetch_timeout", repository_unreachable, 436, none, [](Scene& s) { s.repository = Network::silent; }},
      {"fetch_lost", repository_unreachable, 436, none, [](Scene& s) { s.repository = Network::lost; }},
      {"status_503", repository_unreachable, 436, none, reply([](auto& r) { r.status = 503; })},
      {"status_404", repository_not_found, 436, failed, reply([](auto& r) { r.status = 404; })},
      {"status_0", repository_not_found, 436, failed, reply([](auto& r) { r.status = 0; })},
      {"redirect", repository_redirect, 436, failed, reply([](auto& r) {
         r.status = 302;
         r.location = "https://cr.de.example/123A/2.pem";
       })},
      {"wrong_content_type", repository_wrong_content, 436, failed,
       reply([](auto& r) { r.content_type = "text/html"; })},
      {"chain_is_no_pem", certificate_malformed, 437, failed, reply([](auto& r) { r.chain = "hello"; })},
      {"chain_is_empty", certificate_malformed, 437, failed, reply([](auto& r) { r.chain.clear(); })},
      {"chain_is_garbage_in_pem", certificate_malformed, 437, failed,
       reply([](auto& r) { r.chain = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"; })},
      {"chain_is_cut_off", certificate_malformed, 437, failed,
       reply([](auto& r) { r.chain.resize(r.chain.size() / 4); })},
      {"chain_is_huge", certificate_malformed, 437, failed, reply([](auto& r) {
         std::string more = r.chain;
         while (r.chain.size() < 1'000'000) r.chain += more;
       })},
  };
}

}  // namespace ishaken::parties::testing
