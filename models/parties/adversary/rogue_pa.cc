#include "models/parties/adversary/rogue_pa.h"

#include "models/pki/crl.h"

namespace ishaken::parties {
namespace {

constexpr auto ten_years = std::chrono::hours(24 * 3650);

}  // namespace

RoguePa::RoguePa(const std::string& path, CountryCode country, const std::string& host, Instant born,
                 const Shared& shared)
    : keys_(shared, {path, {.country = country.text(), .organization = "STI-PA"}, "STI-PA " + path, host},
            born) {
  pki::CrlTemplate wanted;
  wanted.issuer = keys_.root()->subject;
  wanted.aki = keys_.root()->ski;
  wanted.url = keys_.crl_url();
  wanted.this_update = born;
  wanted.next_update = born + ten_years;
  crl_ = std::make_shared<const Bytes>(pki::issue_crl(wanted, keys_.root_key(), shared.crypto));
}

}  // namespace ishaken::parties
