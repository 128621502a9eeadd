#include "sim/actions/members.h"

namespace ishaken::sim {

CountryCode country_of(const PartyPath& path) {
  const auto name = parse_party(path.text);
  return name ? name->country : CountryCode();
}

std::vector<PartyId> members(const parties::Directory& directory, const PartyPath& path) {
  if (const PartyId party = directory.find(path.text); party != no_party) return {party};
  std::vector<PartyId> all;
  for (std::uint32_t i = 0; i < directory.size(); ++i)
    if (directory.at(PartyId{i}).country.text() == path.text) all.push_back(PartyId{i});
  return all;
}

std::string joined(const std::vector<CountryCode>& countries) {
  std::string out;
  for (const CountryCode code : countries) out += (out.empty() ? "" : " ") + code.text();
  return out;
}

About about(const PartyPath& subject) {
  About out{.subject = subject.text};
  if (const CountryCode country = country_of(subject); country.known()) out.countries = {country};
  return out;
}

About about_entry(CountryCode country) {
  return {.subject = country.text(), .countries = {country}, .object = "registry"};
}

}  // namespace ishaken::sim
