#include "sim/scenario/action_check.h"

#include <fmt/format.h>

#include <algorithm>

#include "sim/scenario/check.h"
#include "sim/scenario/shape.h"

namespace ishaken::sim {

void ActionCheck::fail(std::string message) const { fail_at(entry_.action->kind().name, std::move(message)); }

void ActionCheck::fail_at(std::string_view key, std::string message) const {
  issues_.add(fmt::format("{}.{}", path_, key), std::move(message));
}

void ActionCheck::two_countries(const std::vector<CountryCode>& countries) const {
  if (countries.size() != 2 || countries[0] == countries[1])
    fail(fmt::format("expected exactly two different countries, got {}", countries.size()));
}

void ActionCheck::shaken(const std::vector<CountryCode>& countries) const {
  for (const CountryCode code : countries) {
    const auto known = scenario_.countries.find(code);
    if (known != scenario_.countries.end() && !known->second.shaken)
      fail(fmt::format("{} has no SHAKEN (shaken: false)", code.text()));
  }
}

void ActionCheck::by_others(CountryCode country, const CountrySelector& by) const {
  if (country.known() && !by.any() && by.selects(country))
    fail_at("by", fmt::format("{} cannot {} itself", country.text(), entry_.action->kind().name));
}

void ActionCheck::apart(const std::vector<CountryCode>& group, const CountrySelector& from,
                        std::string_view what) const {
  for (const CountryCode code : group)
    if (!from.any() && from.selects(code))
      fail_at("from", fmt::format("{} is on both sides of {}", code.text(), what));
}

void ActionCheck::party(const PartyPath& path, std::initializer_list<PartyRole> allowed) const {
  const auto name = parse_party(path.text);
  if (!name) return;  // reported by the reader
  const ActionKind& kind = entry_.action->kind();
  if (allowed.size() != 0 && std::ranges::find(allowed, name->role) == allowed.end())
    return fail(fmt::format("'{}' cannot be the subject of {}: {}", path.text, kind.name,
                            kind.shape().fields.front().help));
  if (const auto missing = why_missing(scenario_, path, entry_.at)) fail(*missing);
}

void ActionCheck::provider_with_certificate(const PartyPath& path) const {
  party(path, {PartyRole::provider});
  if (const auto name = parse_party(path.text); name && name->country.known()) shaken({name->country});
}

}  // namespace ishaken::sim
