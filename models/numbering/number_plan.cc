#include "models/numbering/number_plan.h"

#include <fmt/format.h>

#include <algorithm>

namespace ishaken {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
std::size_t value_of(char digit) { return static_cast<std::size_t>(digit - '0'); }

// Returns the length of a number. North America always has eleven digits. Elsewhere eleven are common; long
// prefixes get room for two digits of provider and a million subscribers, within the fifteen digits of E.164.
std::size_t length_under(std::string_view prefix) {
  constexpr std::size_t usual = 11;
  if (prefix.front() == '1') return usual;
  return std::min(TelephoneNumber::max_size, std::max(usual, prefix.size() + 8));
}

void append_digits(std::string& out, std::uint64_t value, std::size_t width) {
  const std::size_t start = out.size();
  out.append(width, '0');
  for (std::size_t i = start + width; i-- > start; value /= 10) out[i] = static_cast<char>('0' + value % 10);
}

// Appends a serial number in `width` digits. The factor has no divisor in common with 10, so different
// serials stay different, and consecutive ones do not look like a sequence.
void append_serial(std::string& out, std::uint64_t serial, std::size_t width) {
  if (width == 0) return;
  std::uint64_t size = 1;
  for (std::size_t i = 0; i < width; ++i) size *= 10;
  const std::uint64_t scattered = (serial % size) * 618'033'989u % size;
  append_digits(out, scattered, width);
}

}  // namespace

bool NumberPlan::is_prefix(std::string_view text) {
  return !text.empty() && text.size() <= max_prefix && std::ranges::all_of(text, is_digit);
}

Result<void> NumberPlan::add(std::string_view prefix, CountryCode code, unsigned providers) {
  if (!is_prefix(prefix)) return fail(fmt::format("{}: a prefix is 1 to {} digits", code.text(), max_prefix));
  if (providers == 0 || providers > max_providers)
    return fail(
        fmt::format("{}: a country has 1 to {} providers, not {}", code.text(), max_providers, providers));
  if (const Country* known = find(code); known && known->providers != providers)
    return fail(fmt::format("{}: {} providers under +{}, but {} under +{}", code.text(), providers, prefix,
                            known->providers, known->prefixes.front()));
  if (const std::uint32_t at = walk(prefix); at != none && nodes_[at].owner != none)
    return fail(fmt::format("+{} cannot belong to {}: it belongs to {}", prefix, code.text(),
                            countries_[nodes_[at].owner].code.text()));

  if (const Match above = longest(prefix); above.owner != none)
    close_blocks(countries_[above.owner], prefix.substr(0, above.length), prefix);

  std::uint32_t at = 0;
  for (const char digit : prefix) {
    if (nodes_[at].children[value_of(digit)] == none) {
      nodes_[at].children[value_of(digit)] = static_cast<std::uint32_t>(nodes_.size());
      nodes_.emplace_back();
    }
    at = nodes_[at].children[value_of(digit)];
  }
  const auto [place, is_new] = index_.try_emplace(code, static_cast<std::uint32_t>(countries_.size()));
  if (is_new) countries_.push_back({code, providers, {}, std::vector<std::vector<Range>>(providers)});
  nodes_[at].owner = place->second;
  Country& country = countries_[place->second];
  country.prefixes.emplace_back(prefix);
  open_blocks(country, country.prefixes.back());
  return {};
}

Result<void> NumberPlan::add(CountryCode country, std::span<const std::string_view> prefixes,
                             unsigned providers) {
  for (const std::string_view prefix : prefixes)
    if (auto added = add(prefix, country, providers); !added) return added;
  return {};
}

// Assigns the blocks of a prefix to the country's providers. A block with a longer prefix in it stays empty.
void NumberPlan::open_blocks(Country& country, const std::string& prefix) {
  // A short prefix has ten times the numbers: most French numbers are under +33, few under +508. So it gets
  // ten ranges, each with every tenth serial number.
  const unsigned shares = prefix.size() < 3 ? 10 : 1;
  std::vector<Range> opened(country.providers, Range{prefix, {}, 0, shares});
  for (unsigned pair = 0; pair < 100; ++pair) {
    const std::string block = prefix + fmt::format("{:02}", pair);
    const bool taken = longest(block).length > prefix.size() || walk(block) != none;
    if (!taken) opened[pair % country.providers].pairs.push_back(static_cast<std::uint8_t>(pair));
  }
  for (unsigned provider = 0; provider < country.providers; ++provider) {
    Range& range = opened[provider];
    if (range.pairs.empty()) continue;
    for (range.first = 0; range.first < shares; ++range.first) country.ranges[provider].push_back(range);
  }
}

void NumberPlan::close_blocks(Country& country, std::string_view prefix, std::string_view taken) {
  const std::string_view lost = taken.substr(prefix.size(), 2);  // one digit covers ten blocks
  for (auto& ranges : country.ranges) {
    for (Range& range : ranges) {
      if (range.prefix != prefix) continue;
      std::erase_if(range.pairs,
                    [&](std::uint8_t pair) { return fmt::format("{:02}", pair).starts_with(lost); });
    }
    std::erase_if(ranges, [](const Range& range) { return range.pairs.empty(); });
  }
}

NumberPlan::Match NumberPlan::longest(std::string_view digits) const {
  Match best;
  std::uint32_t at = 0;
  for (std::size_t i = 0; i < digits.size() && is_digit(digits[i]); ++i) {
    at = nodes_[at].children[value_of(digits[i])];
    if (at == none) break;
    if (nodes_[at].owner != none) best = {nodes_[at].owner, i + 1};
  }
  return best;
}

std::uint32_t NumberPlan::walk(std::string_view digits) const {
  std::uint32_t at = 0;
  for (const char digit : digits) {
    at = nodes_[at].children[value_of(digit)];
    if (at == none) break;
  }
  return at;
}

const NumberPlan::Country* NumberPlan::find(CountryCode country) const {
  const auto place = index_.find(country);
  return place == index_.end() ? nullptr : &countries_[place->second];
}

std::optional<CountryCode> NumberPlan::country_of(const TelephoneNumber& number) const {
  const Match match = longest(number.text());
  if (match.owner == none) return std::nullopt;
  return countries_[match.owner].code;
}

std::optional<Holder> NumberPlan::holder_of(const TelephoneNumber& number) const {
  const std::string_view text = number.text();
  const Match match = longest(text);
  if (match.owner == none) return std::nullopt;
  const auto digit = [&](std::size_t i) {
    return i < text.size() && is_digit(text[i]) ? static_cast<unsigned>(text[i] - '0') : 0u;
  };
  const Country& country = countries_[match.owner];
  return Holder{country.code, (10 * digit(match.length) + digit(match.length + 1)) % country.providers};
}

TelephoneNumber NumberPlan::number_of(CountryCode code, unsigned provider, std::uint64_t index) const {
  const Country* country = find(code);
  if (country == nullptr || provider >= country->providers || country->ranges[provider].empty()) return {};
  const auto& ranges = country->ranges[provider];
  const Range& range = ranges[index % ranges.size()];
  const std::uint64_t within = index / ranges.size();
  std::string text = range.prefix;
  append_digits(text, range.pairs[within % range.pairs.size()], 2);
  const std::uint64_t serial = range.first + range.step * (within / range.pairs.size());
  append_serial(text, serial, length_under(range.prefix) - text.size());
  return TelephoneNumber::canonical(text).value();
}

bool NumberPlan::is_mobile(const TelephoneNumber& number) const {
  return std::ranges::any_of(mobile_,
                             [&](const std::string& prefix) { return number.text().starts_with(prefix); });
}

TelephoneNumber NumberPlan::number_under(std::string_view prefix, std::uint64_t index) {
  std::string text{prefix};
  append_serial(text, index, length_under(prefix) - prefix.size());
  return TelephoneNumber::canonical(text).value();
}

TelephoneNumber NumberPlan::unallocated(std::uint64_t index) const {
  // The country codes of E.164 that the ITU keeps spare.
  constexpr std::array<std::string_view, 12> spare{"210", "214", "215", "217", "219", "259",
                                                   "280", "425", "693", "801", "851", "999"};
  std::vector<std::string_view> free;
  for (const std::string_view code : spare)
    if (longest(code).owner == none && walk(code) == none) free.push_back(code);
  if (free.empty()) return {};
  return number_under(free[index % free.size()], index / free.size());
}

std::vector<CountryCode> NumberPlan::countries() const {
  std::vector<CountryCode> codes;
  for (const Country& country : countries_) codes.push_back(country.code);
  return codes;
}

unsigned NumberPlan::providers_of(CountryCode country) const {
  const Country* known = find(country);
  return known == nullptr ? 0 : known->providers;
}

std::vector<std::string> NumberPlan::prefixes_of(CountryCode country) const {
  const Country* known = find(country);
  return known == nullptr ? std::vector<std::string>{} : known->prefixes;
}

}  // namespace ishaken
