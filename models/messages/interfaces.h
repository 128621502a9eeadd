// The interfaces between roles over which messages travel.
#pragma once

#include <set>
#include <string_view>

namespace ishaken::messages {

// Returns the interfaces of the control plane, that is of the messages that travel by HTTPS.
std::set<std::string_view> control_interfaces();

}  // namespace ishaken::messages
