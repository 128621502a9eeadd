// The versions of the certificate profile of SHAKEN (ATIS-1000080 section 6.4.1), from when each counts.
#pragma once

#include <chrono>
#include <cstdint>

#include "models/base/fields.h"
#include "models/base/time.h"

namespace ishaken::pki {

// In the order in which they were published. `none` checks RFC 5280 and the TNAuthList alone; `by_date` takes
// the version that counted when the certificate was issued.
enum class ProfileVersion : std::uint8_t { none, v003, v004, v005, by_date };

// The version that is in force, which issuing.h follows.
inline constexpr ProfileVersion current_profile = ProfileVersion::v005;

// The days of publication, as a public checker of STI certificates gives them: v003 on 2020-09-04, v004 on
// 2021-10-18, v005 on 2022-12-12. ATIS-1000080 itself was not at hand. That an STI-CA has 90 days to follow a
// new version is that checker's assumption for leaves, by analogy with the certificate policy of the US; here
// it holds for all certificates.
inline constexpr std::chrono::days time_to_conform{90};
inline constexpr Instant v004_counts_from =
    std::chrono::sys_days{std::chrono::year{2021} / 10 / 18} + time_to_conform;
inline constexpr Instant v005_counts_from =
    std::chrono::sys_days{std::chrono::year{2022} / 12 / 12} + time_to_conform;

// Returns the version for a certificate with this notBefore. The versions before v003 are not known here: it
// stands for them.
constexpr ProfileVersion version_at(Instant not_before) {
  return not_before >= v005_counts_from   ? ProfileVersion::v005
         : not_before >= v004_counts_from ? ProfileVersion::v004
                                          : ProfileVersion::v003;
}

}  // namespace ishaken::pki

template <>
struct ishaken::EnumNames<ishaken::pki::ProfileVersion> {
  using V = pki::ProfileVersion;
  static constexpr std::array values{
      EnumValue{V::none, "none", "RFC 5280 and the TNAuthList only"},
      EnumValue{V::v003, "v003", "ATIS-1000080.v003 of 2020: a common name with SHAKEN and the code"},
      EnumValue{V::v004, "v004",
                "ATIS-1000080.v004 of 2021: a common name with SHAKEN, one space and the code"},
      EnumValue{V::v005, "v005",
                "ATIS-1000080.v005 of 2022: a common name of SHAKEN, one space and the code"},
      EnumValue{V::by_date, "by_date", "the version that counted at the certificate's notBefore"},
  };
};
