#include "models/numbering/atlas.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <numbers>
#include <stdexcept>
#include <string>

namespace ishaken {

// The data that atlas.cmake generates from atlas.tsv.
extern const std::string_view atlas_tsv;

namespace {

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t end = text.find(separator);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

template <class T>
T number_in(std::string_view text) {
  T value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  // The data is part of the program, so this is a bug and not an expected failure.
  if (error != std::errc{} || end != text.data() + text.size())
    throw std::logic_error("atlas.tsv: '" + std::string(text) + "' is no number");
  return value;
}

AtlasCountry country_in(std::string_view line) {
  const auto columns = split(line, '\t');
  const auto region = columns.size() == 7 ? named<Region>(columns[2]) : std::nullopt;
  const auto code = CountryCode::parse(columns[0]);
  if (!region || !code) throw std::logic_error("atlas.tsv: bad line: " + std::string(line));
  return {*code,
          columns[1],
          *region,
          split(columns[3], ' '),
          number_in<double>(columns[4]),
          number_in<double>(columns[5]),
          number_in<std::uint64_t>(columns[6])};
}

std::vector<AtlasCountry> read_atlas() {
  std::vector<AtlasCountry> countries;
  for (const std::string_view line : split(atlas_tsv, '\n'))
    if (!line.empty() && line.front() != '#') countries.push_back(country_in(line));
  std::ranges::sort(countries, {}, &AtlasCountry::code);
  return countries;
}

}  // namespace

std::span<const AtlasCountry> atlas() {
  static const std::vector<AtlasCountry> countries = read_atlas();
  return countries;
}

const AtlasCountry* find_country(CountryCode code) {
  const auto all = atlas();
  const auto place = std::ranges::lower_bound(all, code, {}, &AtlasCountry::code);
  return place != all.end() && place->code == code ? &*place : nullptr;
}

NumberPlan atlas_plan(unsigned providers) {
  NumberPlan plan;
  for (const AtlasCountry& country : atlas())
    if (auto added = plan.add(country.code, country.prefixes, providers); !added)
      throw std::logic_error("atlas.tsv: " + added.error().what);
  return plan;
}

double great_circle_km(double latitude1, double longitude1, double latitude2, double longitude2) {
  constexpr double radius_km = 6371.0088;  // IUGG mean radius
  constexpr double degree = std::numbers::pi / 180;
  // Haversine: exact enough for near points too.
  const double up = std::sin((latitude2 - latitude1) * degree / 2);
  const double across = std::sin((longitude2 - longitude1) * degree / 2);
  const double half_chord =
      up * up + std::cos(latitude1 * degree) * std::cos(latitude2 * degree) * across * across;
  return 2 * radius_km * std::asin(std::sqrt(std::clamp(half_chord, 0.0, 1.0)));
}

}  // namespace ishaken
