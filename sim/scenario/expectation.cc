#include "sim/scenario/expectation.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "sim/scenario/actions.h"
#include "sim/scenario/metric_names.h"
#include "sim/scenario/nearest.h"
#include "sim/scenario/party_path.h"
#include "sim/scenario/scalars.h"

namespace ishaken::sim {
namespace {

using Failure = tl::unexpected<ExpectationError>;
using Comparison = Expectation::Comparison;

// Longer signs first, since the first that fits is taken.
constexpr std::array signs{std::pair{std::string_view{"=="}, Comparison::equal},
                           std::pair{std::string_view{"!="}, Comparison::not_equal},
                           std::pair{std::string_view{"<="}, Comparison::less_or_equal},
                           std::pair{std::string_view{">="}, Comparison::greater_or_equal},
                           std::pair{std::string_view{"<"}, Comparison::less},
                           std::pair{std::string_view{">"}, Comparison::greater}};

template <class Range>
std::vector<std::string> names_in(const Range& range) {
  std::vector<std::string> names;
  for (const auto& each : range) names.emplace_back(each.name);
  return names;
}

std::vector<std::string> words(std::string_view text) {
  std::vector<std::string> out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    out.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

class Parser {
 public:
  Parser(std::string_view text, const KnownNames& names) : text_(text), names_(names) {}

  Result<Expectation, ExpectationError> parse() {
    out_.text = std::string{text_};
    const std::size_t start = at_;
    const std::string_view name = take_until(" [=!<>");
    metric_ = find_metric(name);
    if (metric_ == nullptr)
      return error(start, fmt::format("no metric '{}'{}", name, suggestion(name, names_in(metrics()))));
    out_.metric = std::string{name};
    skip_blanks();
    if (take("[")) {
      do {
        if (auto read = dimension(); !read) return Failure(read.error());
      } while (take(","));
      if (!take("]")) return error(at_, "expected ',' or ']' after the dimension");
    }
    if (!metric_->stats.empty() && !out_.where.contains("stat"))
      return error(
          start,
          fmt::format("'{}' is a distribution: say which figure, such as {}[stat=max]; stat is one of {}",
                      name, name, metric_->stats));
    if (out_.after && out_.before && *out_.after >= *out_.before)
      return error(start, "after must be earlier than before");
    return comparison();
  }

 private:
  static Failure error(std::size_t at, std::string what) {
    return Failure(ExpectationError{at, std::move(what)});
  }

  void skip_blanks() {
    while (at_ < text_.size() && text_[at_] == ' ') ++at_;
  }
  bool take(std::string_view word) {
    skip_blanks();
    if (!text_.substr(at_).starts_with(word)) return false;
    at_ += word.size();
    skip_blanks();
    return true;
  }
  std::string_view take_until(std::string_view ends) {
    const std::size_t end = std::min(text_.find_first_of(ends, at_), text_.size());
    std::string_view word = text_.substr(at_, end - at_);
    at_ = end;
    while (word.ends_with(' ')) word.remove_suffix(1);
    return word;
  }

  Result<void, ExpectationError> dimension() {
    const std::size_t key_at = at_;
    const std::string key{take_until("=],")};
    if (!take("=")) return error(at_, "expected '=' and a value, such as from=FR");
    const std::size_t value_at = at_;
    const std::string value{take_until(",]=<>!")};

    std::vector<std::string> allowed;
    for (const DimensionInfo& each : dimensions())
      if (metric_->has(each.dimension)) allowed.emplace_back(each.name);
    if (metric_->windowed) allowed.insert(allowed.end(), {"after", "before"});
    if (std::ranges::find(allowed, key) == allowed.end())
      return error(key_at,
                   fmt::format("'{}' is not divided by '{}'{}", metric_->name, key,
                               allowed.empty() ? "; it has no dimensions" : suggestion(key, allowed)));
    if (key == "after" || key == "before") {
      const auto time = parse_duration(value);
      if (!time) return error(value_at, time.error().what);
      if (*time < Duration{0}) return error(value_at, fmt::format("'{}' is before the start", value));
      auto& end = key == "after" ? out_.after : out_.before;
      if (end) return error(key_at, fmt::format("'{}' stands twice", key));
      end = *time;
      return {};
    }
    if (auto good = check(key, value); !good) return error(value_at, good.error().what);
    if (!out_.where.emplace(key, value).second) return error(key_at, fmt::format("'{}' stands twice", key));
    return {};
  }

  static Result<void> one_of(std::string_view what, const std::string& value,
                             const std::vector<std::string>& known) {
    if (std::ranges::find(known, value) != known.end()) return {};
    return fail(fmt::format("no {} '{}'{}", what, value, suggestion(value, known)));
  }

  Result<void> check(const std::string& key, const std::string& value) const {
    if (key == "from" || key == "to") return one_of("country", value, names_.countries);
    if (key == "kind") return one_of("kind of traffic", value, names_in(EnumNames<CallKind>::values));
    if (key == "attestation") return one_of("attestation", value, {"A", "B", "C", "none"});
    if (key == "profile") return one_of("profile", value, names_.profiles);
    if (key == "event") return one_of("action", value, action_names());
    if (key == "stat") return one_of("figure", value, words(metric_->stats));
    if (key == "against") return one_of("run to compare with", value, {"baseline"});
    if (key == "outcome" && !names_.outcomes.empty()) return one_of("outcome", value, names_.outcomes);
    if (key == "interface" && !names_.interfaces.empty())
      return one_of("interface", value, names_.interfaces);
    if (key == "party") {
      const auto party = parse_party(value);
      if (!party) return fail(party.error().what);
      if (party->role != PartyRole::registry)
        return one_of("country", party->country.text(), names_.countries);
    }
    if (value.empty()) return fail("expected a value after '='");
    return {};
  }

  Result<Expectation, ExpectationError> comparison() {
    skip_blanks();
    const auto sign = std::ranges::find_if(signs, [&](const auto& each) { return take(each.first); });
    if (sign == signs.end()) return error(at_, "expected ==, !=, <, <=, > or >= and a value");
    out_.comparison = sign->second;
    const std::size_t start = at_;
    std::string_view value = text_.substr(at_);
    while (value.ends_with(' ')) value.remove_suffix(1);
    const auto number = parse_number(value);
    if (metric_->unit == "s" && !(number && *number == 0)) {
      const auto time = parse_duration(value);
      if (!time) return error(start, time.error().what);
      out_.value = in_seconds(*time);
      return out_;
    }
    const auto plain = metric_->unit == "share" ? parse_share(value) : number;
    if (!plain) return error(start, fmt::format("{}, got '{}'", plain.error().what, value));
    const bool difference = out_.where.contains("against");
    if (metric_->unit == "share" && (*plain < (difference ? -1 : 0) || *plain > 1))
      return error(start, difference
                              ? fmt::format("shares differ by -1 to 1 (-100 % to 100 %), got '{}'", value)
                              : fmt::format("a share is from 0 to 1 (or 0 % to 100 %), got '{}'", value));
    out_.value = *plain;
    return out_;
  }

  std::string_view text_;
  const KnownNames& names_;
  std::size_t at_ = 0;
  const Metric* metric_ = nullptr;
  Expectation out_;
};

}  // namespace

Result<Expectation, ExpectationError> parse_expectation(std::string_view text, const KnownNames& names) {
  return Parser(text, names).parse();
}

}  // namespace ishaken::sim
