#include "models/messages/wire_context.h"

#include "models/messages/text.h"

namespace ishaken::messages {
namespace {

constexpr std::string_view before = "party-", after = ".example", nobody = "unknown.invalid";

}  // namespace

std::string host_name(PartyId party) {
  return party == no_party ? std::string(nobody) : joined({before, Digits(number(party)), after});
}

Result<PartyId> party_of_host(std::string_view host) {
  if (same_ignoring_case(host, nobody)) return no_party;
  if (starts_ignoring_case(host, before) && host.size() > before.size() + after.size() &&
      same_ignoring_case(host.substr(host.size() - after.size()), after)) {
    const auto index =
        decimal(host.substr(before.size(), host.size() - before.size() - after.size()), number(no_party) - 1);
    if (index) return PartyId{static_cast<std::uint32_t>(*index)};
  }
  return fail("the host is no party of this world");
}

}  // namespace ishaken::messages
