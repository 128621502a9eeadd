// The country and the provider that hold a number: a longest-prefix trie over the digits of E.164.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "models/base/names.h"
#include "models/base/result.h"
#include "models/numbering/telephone_number.h"

namespace ishaken {

// The holder of a number. Providers are numbered from 0 in each country.
struct Holder {
  CountryCode country;
  unsigned provider = 0;
  auto operator<=>(const Holder&) const = default;
};

// A number plan. Once filled it can be shared between threads: the queries are const and have no hidden
// state.
class NumberPlan {
 public:
  static constexpr std::size_t max_prefix = 9;
  static constexpr unsigned max_providers = 100;

  // Returns whether a text is 1 to 9 digits.
  static bool is_prefix(std::string_view text);

  // Assigns `prefix` to a country with that many providers. Prefixes of different countries may nest; the
  // longest counts (+44 GB, +441481 GG). Refuses a prefix that is not 1 to 9 digits or already assigned, a
  // number of providers that is 0 or more than 100, and one that differs from an earlier call for this
  // country.
  Result<void> add(std::string_view prefix, CountryCode country, unsigned providers = 1);

  // Assigns all prefixes of one country; stops at the first that is refused.
  Result<void> add(CountryCode country, std::span<const std::string_view> prefixes, unsigned providers = 1);

  // Says that the numbers that begin with `prefix` are mobile ones. All others count as fixed.
  void mark_mobile(std::string_view prefix) { mobile_.emplace_back(prefix); }
  bool is_mobile(const TelephoneNumber& number) const;

  std::optional<CountryCode> country_of(const TelephoneNumber& number) const;

  // Returns the holder of a number. The provider is the two digits after the longest prefix, modulo the
  // number of providers of the country. A missing digit, or a character that is not a digit, counts as 0.
  std::optional<Holder> holder_of(const TelephoneNumber& number) const;

  // Returns the index-th number of a provider; the inverse of holder_of. Numbers are spread over all prefixes
  // of its country (one of one or two digits has ten times the share of a longer one), and repeat when all
  // are used. Empty if the country is unknown or the provider has no numbers: it does not exist, or longer
  // prefixes have taken all of its blocks.
  TelephoneNumber number_of(CountryCode country, unsigned provider, std::uint64_t index) const;

  // Returns the index-th number that begins with `prefix`, which is 1 to 9 digits; whoever holds it.
  static TelephoneNumber number_under(std::string_view prefix, std::uint64_t index);

  // Returns a number under a country code that the ITU has not assigned and that no country here has. Empty
  // if all those codes are in use here.
  TelephoneNumber unallocated(std::uint64_t index) const;

  // Returns the countries in the order of their first prefix.
  std::vector<CountryCode> countries() const;
  // Returns the number of providers; 0 for an unknown country.
  unsigned providers_of(CountryCode country) const;
  // Returns the prefixes in the order in which they were added.
  std::vector<std::string> prefixes_of(CountryCode country) const;

 private:
  static constexpr std::uint32_t none = 0xffffffffu;

  struct Node {
    std::array<std::uint32_t, 10> children = filled();  // indices into nodes_
    std::uint32_t owner = none;                         // index into countries_
    static constexpr std::array<std::uint32_t, 10> filled() {
      std::array<std::uint32_t, 10> all{};
      all.fill(none);
      return all;
    }
  };

  // The blocks of one provider under one prefix: the pairs of digits after the prefix that belong to it. Of
  // the serial numbers in each block it uses first, first + step, and so on.
  struct Range {
    std::string prefix;
    std::vector<std::uint8_t> pairs;
    unsigned first = 0;
    unsigned step = 1;
  };

  struct Country {
    CountryCode code;
    unsigned providers = 1;
    std::vector<std::string> prefixes;
    std::vector<std::vector<Range>> ranges;  // by provider
  };

  struct Match {
    std::uint32_t owner = none;
    std::size_t length = 0;
  };

  Match longest(std::string_view digits) const;
  const Country* find(CountryCode country) const;
  // Returns the node at the end of `digits`, or `none`.
  std::uint32_t walk(std::string_view digits) const;
  void open_blocks(Country& country, const std::string& prefix);
  void close_blocks(Country& country, std::string_view prefix, std::string_view taken);

  std::vector<Node> nodes_{Node{}};
  std::vector<Country> countries_;
  std::vector<std::string> mobile_;
  std::map<CountryCode, std::uint32_t> index_;
};

}  // namespace ishaken
