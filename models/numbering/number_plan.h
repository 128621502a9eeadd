// Which country, and which provider of it, holds a number. A longest-prefix trie over the digits of E.164.
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

// Provider numbers start at 0 in each country.
struct Holder {
  CountryCode country;
  unsigned provider = 0;
  auto operator<=>(const Holder&) const = default;
};

// Fill it, then share it: the queries are const and touch no hidden state.
class NumberPlan {
 public:
  static constexpr std::size_t max_prefix = 9;
  static constexpr unsigned max_providers = 100;

  // Gives `prefix` to a country with that many providers. Prefixes of different countries may nest, the
  // longest counts (+44 GB, +441481 GG). Refuses what is not 1 to 9 digits, a prefix that has an owner, 0 or
  // more than 100 providers, and a number of providers other than the one this country came with before.
  Result<void> add(std::string_view prefix, CountryCode country, unsigned providers = 1);

  // All prefixes of one country; stops at the first that is refused.
  Result<void> add(CountryCode country, std::span<const std::string_view> prefixes, unsigned providers = 1);

  std::optional<CountryCode> country_of(const TelephoneNumber& number) const;

  // The provider is the two digits after the longest prefix, modulo the number of providers of the country.
  // What is missing there, or is no digit, counts as 0.
  std::optional<Holder> holder_of(const TelephoneNumber& number) const;

  // The index-th number of a provider, spread over all prefixes of its country (one of one or two digits has
  // ten times the share of a longer one); wraps when they are used up. The inverse of holder_of. Empty where
  // the country is unknown or the provider has no numbers: there is no such provider, or longer prefixes have
  // taken all of its blocks.
  TelephoneNumber number_of(CountryCode country, unsigned provider, std::uint64_t index) const;

  // A number under a country code that the ITU has assigned to nobody and that no country here claims. Empty
  // where all those codes are claimed.
  TelephoneNumber unallocated(std::uint64_t index) const;

  // In the order of their first prefix.
  std::vector<CountryCode> countries() const;
  // 0 for an unknown country.
  unsigned providers_of(CountryCode country) const;
  // In the order in which they were added.
  std::vector<std::string> prefixes_of(CountryCode country) const;

 private:
  static constexpr std::uint32_t none = 0xffffffffu;

  struct Node {
    std::array<std::uint32_t, 10> children = filled();  // into nodes_
    std::uint32_t owner = none;                         // into countries_
    static constexpr std::array<std::uint32_t, 10> filled() {
      std::array<std::uint32_t, 10> all{};
      all.fill(none);
      return all;
    }
  };

  // The blocks of one provider under one prefix: the pairs of digits after the prefix that lead to it, and of
  // the serial numbers in each block first, first + step, and so on.
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
  // The node at the end of `digits`, or none.
  std::uint32_t walk(std::string_view digits) const;
  void open_blocks(Country& country, const std::string& prefix);
  void close_blocks(Country& country, std::string_view prefix, std::string_view taken);

  std::vector<Node> nodes_{Node{}};
  std::vector<Country> countries_;
  std::map<CountryCode, std::uint32_t> index_;
};

}  // namespace ishaken
