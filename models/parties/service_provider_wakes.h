// What a service provider asks to be woken for.
#pragma once

#include <cstdint>

namespace ishaken::parties::service_provider_wakes {

enum Wake : std::uint32_t { poll_list, poll_crl, fetch_timeout, report_now, answer_trace };

}  // namespace ishaken::parties::service_provider_wakes
