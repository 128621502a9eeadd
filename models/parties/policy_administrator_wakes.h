// What an STI-PA asks to be woken for. The number of a wake holds the reader above the partner
// (packed_country.h); its upper half is left for the number of a polling.
#pragma once

#include <cstdint>

#include "models/parties/packed_country.h"

namespace ishaken::parties {

enum PaWake : std::uint32_t { poll_registry, poll_partner, publish_now, renew_list, renew_crl, renew_entry };

}  // namespace ishaken::parties
