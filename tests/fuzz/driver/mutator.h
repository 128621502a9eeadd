// Changes inputs at random: the same seed makes the same changes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "tests/fuzz/driver/coverage.h"

namespace ishaken::fuzz {

class Mutator {
 public:
  explicit Mutator(std::uint64_t seed) : generator_(seed) {}

  std::uint64_t below(std::uint64_t count) { return generator_() % count; }
  void add_token(std::string token) { tokens_.push_back(std::move(token)); }
  // Another input, to take pieces from.
  void set_partner(std::string_view partner) { partner_ = partner; }
  // Of the input that is mutated next.
  void set_comparisons(std::vector<Compared> comparisons) { comparisons_ = std::move(comparisons); }

  // One change; never longer than `longest`.
  void mutate(std::string& input, std::size_t longest);

 private:
  // False where the change does not apply.
  bool change(std::string& input, std::size_t longest);
  void change_octet(std::string& input);
  bool change_number(std::string& input);
  bool change_digits(std::string& input);
  bool take_wanted(std::string& input);
  void put(std::string& input, std::string_view piece);
  std::string_view piece_of(std::string_view text, std::size_t longest);

  std::mt19937_64 generator_;
  std::vector<std::string> tokens_;
  std::vector<Compared> comparisons_;
  std::string_view partner_;
};

}  // namespace ishaken::fuzz
