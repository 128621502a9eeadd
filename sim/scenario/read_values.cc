// The reading of values of the types that have functions of their own.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "models/numbering/number_plan.h"
#include "sim/scenario/party_path.h"
#include "sim/scenario/reader.h"

namespace ishaken::sim {

bool Reader::is_scalar(const Node& node, const std::string& path, const std::string& expected) {
  if (node.is(Node::Kind::scalar)) return true;
  error(node, path, fmt::format("{}, got {}", expected, shown(node)));
  return false;
}

bool Reader::is_plain(const Node& node, const std::string& path, const std::string& expected) {
  if (!is_scalar(node, path, expected)) return false;
  if (node.quoted) error(node, path, fmt::format("{}, got a text; leave out the quotes", expected));
  return !node.quoted;
}

bool Reader::in_range(const Node& node, double value, const std::string& path, const FieldOptions& options,
                      bool time) {
  if (value >= options.min && value <= options.max) return true;
  const auto text = [&](double limit) { return time ? to_text(seconds(limit)) : print(limit); };
  const bool below_all = value < options.min;
  const bool both = std::isfinite(options.min) && std::isfinite(options.max) && !time;
  error(node, path,
        both ? fmt::format("expected a number from {} to {}, got {}", text(options.min), text(options.max),
                           shown(node))
             : fmt::format("expected {} {}, got {}", below_all ? "at least" : "at most",
                           text(below_all ? options.min : options.max), shown(node)));
  return false;
}

void Reader::read(const Node& node, bool& out, const std::string& path, const FieldOptions&) {
  if (!is_plain(node, path, "expected true or false")) return;
  if (const auto value = parse_bool(node.text))
    out = *value;
  else
    error(node, path, fmt::format("expected true or false, got {}", shown(node)));
}

template <class T>
void Reader::read_count(const Node& node, T& out, const std::string& path, const FieldOptions& options) {
  if (!is_plain(node, path, "expected a whole number")) return;
  const auto value = parse_count(node.text);
  if (!value) return error(node, path, fmt::format("{}, got {}", value.error().what, shown(node)));
  if (*value > static_cast<std::uint64_t>(std::numeric_limits<T>::max()))
    return error(node, path, fmt::format("expected a smaller number, got {}", shown(node)));
  if (in_range(node, static_cast<double>(*value), path, options, false)) out = static_cast<T>(*value);
}

void Reader::read(const Node& node, int& out, const std::string& path, const FieldOptions& options) {
  read_count(node, out, path, options);
}
void Reader::read(const Node& node, unsigned& out, const std::string& path, const FieldOptions& options) {
  read_count(node, out, path, options);
}
void Reader::read(const Node& node, std::uint64_t& out, const std::string& path,
                  const FieldOptions& options) {
  read_count(node, out, path, options);
}

void Reader::read(const Node& node, double& out, const std::string& path, const FieldOptions& options) {
  const bool share = options.min >= 0 && options.max <= 1;
  const std::string expected = share ? "expected a share such as 0.05 or 5 %" : "expected a number";
  if (!is_plain(node, path, expected)) return;
  const auto value = share ? parse_share(node.text) : parse_number(node.text);
  if (!value) return error(node, path, fmt::format("{}, got {}", expected, shown(node)));
  if (in_range(node, *value, path, options, false)) out = *value;
}

void Reader::read(const Node& node, std::string& out, const std::string& path, const FieldOptions& options) {
  if (!is_scalar(node, path, "expected text")) return;
  if (options.unit == "digits") {
    if (!NumberPlan::is_prefix(node.text))
      return error(node, path,
                   fmt::format("a prefix is 1 to {} digits, without '+', got {}", NumberPlan::max_prefix,
                               shown(node)));
  } else if (!node.quoted && is_taken_for_a_value(node.text)) {
    return error(node, path, fmt::format("expected text, got {}; write it in quotes", shown(node)));
  }
  const auto* const known = names_.of(options.refers_to);
  const bool none = node.text.empty() && KnownNames::may_be_none(options.refers_to);
  if (known != nullptr && !none && std::ranges::find(*known, node.text) == known->end())
    return error(node, path,
                 fmt::format("no {} {}{}", options.refers_to, shown(node), suggestion(node.text, *known)));
  out = node.text;
}

void Reader::read(const Node& node, Duration& out, const std::string& path, const FieldOptions& options) {
  if (!is_scalar(node, path, "expected a duration such as '30 d'")) return;
  const auto value = parse_duration(node.text);
  if (!value) return error(node, path, value.error().what);
  FieldOptions limited = options;
  limited.max = std::min(options.max, in_seconds(longest_duration));
  if (in_range(node, in_seconds(*value), path, limited, true)) out = *value;
}

void Reader::read(const Node& node, Rate& out, const std::string& path, const FieldOptions& options) {
  if (!is_scalar(node, path, "expected a rate such as '4 per min'")) return;
  const auto value = parse_rate(node.text);
  if (!value) return error(node, path, fmt::format("{}, got {}", value.error().what, shown(node)));
  if (in_range(node, value->per_second, path, options, false)) out = *value;
}

void Reader::read(const Node& node, Instant& out, const std::string& path, const FieldOptions&) {
  if (!is_scalar(node, path, "expected a date such as 2026-01-01")) return;
  if (const auto value = parse_instant(node.text))
    out = *value;
  else
    error(node, path, value.error().what);
}

void Reader::read(const Node& node, CountryCode& out, const std::string& path, const FieldOptions&) {
  if (!is_scalar(node, path, "expected a country code")) return;
  const auto value = parse_country(node.text);
  const auto& known = names_.countries;
  if (!value)
    return error(node, path,
                 fmt::format("{}, got {}{}", value.error().what, shown(node), hint(node.text, known)));
  if (std::ranges::find(known, node.text) == known.end())
    return error(node, path,
                 fmt::format("no country {} in this scenario{}", shown(node), suggestion(node.text, known)));
  out = *value;
}

void Reader::read(const Node& node, CountrySelector& out, const std::string& path,
                  const FieldOptions& options) {
  if (node.is(Node::Kind::scalar) && node.text == "any") {
    out.codes.clear();
  } else if (node.is(Node::Kind::scalar)) {
    CountryCode one;
    read(node, one, path, options);
    if (one.known()) out.codes = {one};
  } else if (node.is(Node::Kind::list)) {
    if (node.items.empty())
      return error(node, path, "an empty list names no country; write any for all of them");
    std::vector<CountryCode> codes;
    read(node, codes, path, options);
    std::erase_if(codes, [](CountryCode code) { return !code.known(); });
    out.codes = std::move(codes);
  } else {
    error(node, path, fmt::format("expected any, a country, or a list of countries, got {}", shown(node)));
  }
}

void Reader::read(const Node& node, CallingNumber& out, const std::string& path, const FieldOptions&) {
  if (!is_scalar(
          node, path,
          "expected own, unallocated, numbers-of(FR), numbers-of(+336) or a number such as \"+33123456789\""))
    return;
  const auto value = parse_calling(node.text);
  if (!value) return error(node, path, fmt::format("{}, got {}", value.error().what, shown(node)));
  const std::string country = value->country.text();
  if (value->country.known() && std::ranges::find(names_.countries, country) == names_.countries.end())
    return error(
        node, path,
        fmt::format("no country '{}' in this scenario{}", country, suggestion(country, names_.countries)));
  out = *value;
}

void Reader::read(const Node& node, PartyPath& out, const std::string& path, const FieldOptions&) {
  if (!is_scalar(node, path, "expected a party such as FR/provider/2")) return;
  const auto value = parse_party(node.text);
  if (!value) return error(node, path, fmt::format("{}, got {}", value.error().what, shown(node)));
  const std::string country = value->country.text();
  if (value->country.known() && std::ranges::find(names_.countries, country) == names_.countries.end())
    return error(
        node, path,
        fmt::format("no country '{}' in this scenario{}", country, suggestion(country, names_.countries)));
  out.text = node.text;
}

void Reader::read(const Node& node, std::map<std::string, double>& out, const std::string& path,
                  const FieldOptions& options) {
  std::map<std::string, double> shares;
  double sum = 0;
  bool good = true;
  each_key(node, path, [&](const Node& key, const Node& value) {
    const auto* const known = names_.of(options.refers_to);
    if (known != nullptr && std::ranges::find(*known, key.text) == known->end()) {
      good = false;
      return error(key, path,
                   fmt::format("no {} {}{}", options.refers_to, shown(key), suggestion(key.text, *known)));
    }
    double share = -1;
    read(value, share, below(path, key.text), options);
    good = good && share >= 0;
    sum += shares[key.text] = share;
  });
  constexpr double tolerance = 1e-9;
  // The limit bounds memory, since each country may get a copy.
  constexpr std::size_t most_shares = 256;
  if (shares.size() > most_shares)
    return error(node, path, fmt::format("expected at most {} shares, got {}", most_shares, shares.size()));
  if (good && !shares.empty() && std::abs(sum - 1) > tolerance)
    return error(node, path, fmt::format("expected shares that sum to 1, and these sum to {}", print(sum)));
  if (good) out = std::move(shares);
}

void Reader::read(const Node& node, ExpectationText& out, const std::string& path, const FieldOptions&) {
  if (!is_scalar(node, path, "expected a line such as verified_share[from=FR] == 1")) return;
  out.text = node.text;
  SourcePosition first = node.place;
  if (node.quoted) ++first.column;
  issues_.remember(path, first);
}

}  // namespace ishaken::sim
