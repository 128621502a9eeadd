// The countries of a scenario, numbered in alphabetical order, so that counts by country need no texts.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "models/base/names.h"
#include "sim/scenario/scenario.h"

namespace ishaken::sim {

class CountryIndex {
 public:
  explicit CountryIndex(const Scenario& scenario) {
    index_.fill(static_cast<std::uint16_t>(scenario.countries.size()));
    for (const auto& [code, country] : scenario.countries) {
      index_[place(code)] = static_cast<std::uint16_t>(codes_.size());
      codes_.push_back(code);
    }
    codes_.push_back(CountryCode{});
  }

  // Returns one more than the number of countries: the last index is for no country, and for any country that
  // is not in the scenario.
  std::size_t size() const { return codes_.size(); }
  std::uint16_t of(CountryCode code) const {
    return code.known() ? index_[place(code)] : static_cast<std::uint16_t>(codes_.size() - 1);
  }
  CountryCode code(std::size_t index) const { return codes_[index]; }

 private:
  static std::size_t place(CountryCode code) {
    return static_cast<std::size_t>(code.letters[0] - 'A') * 26 +
           static_cast<std::size_t>(code.letters[1] - 'A');
  }

  std::array<std::uint16_t, 26 * 26> index_{};
  std::vector<CountryCode> codes_;
};

}  // namespace ishaken::sim
