#include "models/parties/service_provider/incoming_call.h"

#include <algorithm>

namespace ishaken::parties {

const HeaderFault& IncomingCall::decisive_fault() const {
  const auto known = std::ranges::find_if(faults, [](const HeaderFault& each) {
    return each.outcome != Outcome::identity_unsupported_extension;
  });
  return known != faults.end() ? *known : faults.front();
}

}  // namespace ishaken::parties
