#include "sim/scenario/party_path.h"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <utility>

#include "sim/scenario/nearest.h"

namespace ishaken::sim {
namespace {

constexpr std::array roles{std::pair{std::string_view{"ga"}, PartyRole::ga},
                           std::pair{std::string_view{"pa"}, PartyRole::pa},
                           std::pair{std::string_view{"ca"}, PartyRole::ca},
                           std::pair{std::string_view{"cr"}, PartyRole::cr},
                           std::pair{std::string_view{"provider"}, PartyRole::provider},
                           std::pair{std::string_view{"gateway"}, PartyRole::gateway}};

}  // namespace

Result<PartyName> parse_party(std::string_view path) {
  if (path == "registry") return PartyName{};
  for (const auto& [start, role] : {std::pair{std::string_view{"repository/"}, PartyRole::repository},
                                    std::pair{std::string_view{"adversary/"}, PartyRole::adversary}})
    if (path.starts_with(start)) return PartyName{role, {}, 0, std::string(path.substr(start.size()))};
  const std::size_t slash = path.find('/');
  const auto country = CountryCode::parse(path.substr(0, slash));
  if (!country) return fail("expected a party such as FR/provider/2, FR/ca/1, FR/pa, FR/gateway or registry");
  PartyName name{PartyRole::country, *country};
  if (slash == std::string_view::npos) return name;

  std::string_view rest = path.substr(slash + 1);
  const std::size_t second = rest.find('/');
  const std::string_view word = rest.substr(0, second);
  for (const auto& [text, role] : roles)
    if (text == word) name.role = role;
  if (name.role == PartyRole::country) {
    const std::vector<std::string> known{"ga", "pa", "ca", "cr", "provider", "gateway"};
    return fail(fmt::format("'{}' is no party of a country{}", word, suggestion(word, known)));
  }
  const bool counted = name.role == PartyRole::ca || name.role == PartyRole::provider;
  if (counted != (second != std::string_view::npos))
    return fail(counted ? fmt::format("which {0}? They are numbered: {1}/{0}/1", word, country->text())
                        : fmt::format("a country has one {0}: {1}/{0}", word, country->text()));
  if (!counted) return name;
  rest.remove_prefix(second + 1);
  const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), name.index);
  if (error != std::errc{} || end != rest.data() + rest.size() || name.index == 0 || rest.front() == '0')
    return fail(fmt::format("'{}' is no number of a {}: they count from 1", rest, word));
  return name;
}

}  // namespace ishaken::sim
