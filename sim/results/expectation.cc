#include "sim/results/expectation.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "sim/results/dimensions.h"
#include "sim/scenario/nearest.h"
#include "sim/scenario/scalars.h"

namespace ishaken::sim {
namespace {

using Failure = tl::unexpected<TextError>;
using Names = std::vector<std::string>;
using Comparison = Expectation::Comparison;

// The signs of comparisons, longer ones first, since the first match is taken.
constexpr std::array signs{std::pair{std::string_view{"=="}, Comparison::equal},
                           std::pair{std::string_view{"!="}, Comparison::not_equal},
                           std::pair{std::string_view{"<="}, Comparison::less_or_equal},
                           std::pair{std::string_view{">="}, Comparison::greater_or_equal},
                           std::pair{std::string_view{"<"}, Comparison::less},
                           std::pair{std::string_view{">"}, Comparison::greater}};

Names metric_names() {
  Names names;
  for (const Metric* each : metrics()) names.emplace_back(each->name);
  return names;
}

class Parser {
 public:
  Parser(std::string_view text, const Scenario& scenario) : text_(text), scenario_(scenario) {}

  Result<Expectation, TextError> parse() {
    out_.text = std::string{text_};
    const std::size_t start = at_;
    const std::string_view name = take_until(" [=!<>");
    metric_ = out_.metric = find_metric(name);
    if (metric_ == nullptr)
      return error(start, fmt::format("no metric '{}'{}", name, suggestion(name, metric_names())));
    skip_blanks();
    if (take("[")) {
      do {
        if (auto read = dimension(); !read) return Failure(read.error());
      } while (take(","));
      if (!take("]")) return error(at_, "expected ',' or ']' after the dimension");
    }
    if (!metric_->stats.empty() && !out_.asked.stat)
      return error(
          start,
          fmt::format("'{}' is a distribution: say which figure, such as {}[stat=max]; stat is one of {}",
                      name, name, stats_text(*metric_)));
    const TimeRange& time = out_.asked.time;
    if (time.after && time.before && *time.after >= *time.before)
      return error(start, "after must be earlier than before");
    return comparison();
  }

 private:
  static Failure error(std::size_t at, std::string what) { return Failure(TextError{at, std::move(what)}); }

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

  Result<void, TextError> dimension() {
    const std::size_t key_at = at_;
    const std::string key{take_until("=],")};
    if (!take("=")) return error(at_, "expected '=' and a value, such as from=FR");
    const std::size_t value_at = at_;
    const std::string value{take_until(",]=<>!")};

    if (const Names keys = keys_of(*metric_); std::ranges::find(keys, key) == keys.end())
      return error(key_at, fmt::format("'{}' is not divided by '{}'{}", metric_->name, key,
                                       keys.empty() ? "; it has no dimensions" : suggestion(key, keys)));
    if (!seen_.insert(key).second) return error(key_at, fmt::format("'{}' occurs twice", key));
    if (key == "after" || key == "before") return instant(key, value, value_at);
    if (value.empty()) return error(value_at, "expected a value after '='");
    const DimensionInfo& info = *find_dimension(*metric_, key);
    if (auto refused = info.refusal(value, *metric_, scenario_))
      return Failure(TextError{value_at, std::move(*refused), true});
    info.select(value, out_.asked);
    return {};
  }

  Result<void, TextError> instant(std::string_view key, const std::string& value, std::size_t value_at) {
    const auto time = parse_duration(value);
    if (!time) return error(value_at, time.error().what);
    if (*time < Duration{0}) return error(value_at, fmt::format("'{}' is before the start", value));
    (key == "after" ? out_.asked.time.after : out_.asked.time.before) = scenario_.start + *time;
    return {};
  }

  Result<Expectation, TextError> comparison() {
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
    const bool difference = out_.asked.against_baseline;
    if (metric_->unit == "share" && (*plain < (difference ? -1 : 0) || *plain > 1))
      return error(start, difference
                              ? fmt::format("shares differ by -1 to 1 (-100 % to 100 %), got '{}'", value)
                              : fmt::format("a share is from 0 to 1 (or 0 % to 100 %), got '{}'", value));
    out_.value = *plain;
    return out_;
  }

  std::string_view text_;
  const Scenario& scenario_;
  std::size_t at_ = 0;
  std::set<std::string> seen_;  // keys
  const Metric* metric_ = nullptr;
  Expectation out_;
};

}  // namespace

Result<Expectation, TextError> parse_expectation(std::string_view text, const Scenario& scenario) {
  return Parser(text, scenario).parse();
}

std::optional<TextError> check_expectation(std::string_view text, const Scenario& scenario) {
  const auto read = parse_expectation(text, scenario);
  return read ? std::nullopt : std::optional(read.error());
}

}  // namespace ishaken::sim
