#include "tests/fuzz/driver/mutator.h"

#include <algorithm>

namespace ishaken::fuzz {
namespace {

using namespace std::literals;
constexpr auto interesting = "\0\x01\x7f\x80\xff\r\n \t\"\\:;,<>@%{}[]/?=.-+09aA_"sv;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

void Mutator::mutate(std::string& input, std::size_t longest) {
  for (int tries = 0; tries < 20; ++tries)
    if (change(input, longest)) break;
  if (input.size() > longest) input.resize(longest);
}

bool Mutator::change(std::string& input, std::size_t longest) {
  const std::uint64_t kind = below(16);
  if (input.empty() && kind != 3 && kind != 7 && kind != 8) return false;
  switch (kind) {
    case 0:
    case 1:
      change_octet(input);
      return true;
    case 2: {
      const std::string_view gone = piece_of(input, input.size());
      input.erase(static_cast<std::size_t>(gone.data() - input.data()), gone.size());
      return true;
    }
    case 3: {
      std::string noise(1 + below(8), '\0');
      for (char& c : noise) c = static_cast<char>(below(256));
      put(input, noise);
      return true;
    }
    case 4:
      put(input, std::string(piece_of(input, 256)));
      return true;
    case 5:
      return change_number(input);
    case 6:
      return change_digits(input);
    case 7:
    case 8:
    case 9:
      if (tokens_.empty()) return false;
      put(input, tokens_[below(tokens_.size())]);
      return true;
    case 10:
    case 11:
    case 12:
      return take_wanted(input);
    case 13:
      if (partner_.empty()) return false;
      put(input, std::string(piece_of(partner_, partner_.size())));
      return true;
    case 14:
      if (partner_.empty() || below(4) != 0) return false;
      // The front of one, the back of the other.
      input.resize(below(input.size()));
      input += partner_.substr(below(partner_.size()));
      return true;
    default: {
      // As often as there is room for: what costs more than its length shows here.
      if (below(8) != 0) return false;
      const std::string piece(piece_of(input, below(2) == 0 ? 4 : 256));
      const std::size_t place = below(input.size() + 1);
      if (input.size() >= longest) return false;
      std::size_t times = (longest - input.size()) / piece.size();
      if (below(2) == 0) times = std::min<std::size_t>(times, 1 + below(64));
      std::string many;
      for (; times > 0; --times) many += piece;
      input.insert(place, many);
      return true;
    }
  }
}

void Mutator::change_octet(std::string& input) {
  char& octet = input[below(input.size())];
  switch (below(4)) {
    case 0:
      octet = static_cast<char>(octet ^ (1 << below(8)));
      break;
    case 1:
      octet = static_cast<char>(below(256));
      break;
    case 2:
      octet = interesting[below(interesting.size())];
      break;
    default:
      std::swap(octet, input[below(input.size())]);
  }
}

// One, two or four octets as a number: lengths and counts.
bool Mutator::change_number(std::string& input) {
  const std::size_t size = std::size_t{1} << below(3);
  if (input.size() < size) return false;
  const std::size_t place = below(input.size() - size + 1);
  std::uint64_t number = 0;
  for (std::size_t i = 0; i < size; ++i) number = number << 8 | static_cast<unsigned char>(input[place + i]);
  number += below(2) == 0 ? 1 + below(16) : ~below(16);
  for (std::size_t i = 0; i < size; ++i) input[place + i] = static_cast<char>(number >> (8 * (size - 1 - i)));
  return true;
}

// A number as text.
bool Mutator::change_digits(std::string& input) {
  const std::size_t start = below(input.size());
  const auto begin = std::find_if(input.begin() + static_cast<std::ptrdiff_t>(start), input.end(), is_digit);
  if (begin == input.end()) return false;
  const auto end = std::find_if_not(begin, input.end(), is_digit);
  constexpr std::string_view limits[] = {"0",          "1",          "255",        "65535",
                                         "65536",      "2147483647", "4294967295", "9223372036854775807",
                                         "4294967296", "9999999999", "-1",         "18446744073709551615",
                                         "1e9",        "0.5",        "00",         "18446744073709551616"};
  input.replace(begin, end,
                below(2) == 0 ? std::string(limits[below(std::size(limits))]) : std::to_string(below(100)));
  return true;
}

// Puts what the code compared with in place of what it found.
bool Mutator::take_wanted(std::string& input) {
  if (comparisons_.empty()) return false;
  const Compared& pair = comparisons_[below(comparisons_.size())];
  std::size_t place = input.find(pair.found, below(input.size()));
  if (place == std::string::npos) place = input.find(pair.found);
  if (place == std::string::npos) return false;
  input.replace(place, pair.found.size(), pair.wanted);
  return true;
}

// Between what is there, or over it.
void Mutator::put(std::string& input, std::string_view piece) {
  const std::size_t place = below(input.size() + 1);
  const std::size_t over = below(2) == 0 ? 0 : std::min(piece.size(), input.size() - place);
  input.replace(place, over, piece);
}

std::string_view Mutator::piece_of(std::string_view text, std::size_t longest) {
  const std::size_t place = below(text.size());
  const std::size_t room = std::min(text.size() - place, longest);
  // Short pieces are the more useful ones.
  return text.substr(place, 1 + below(below(2) == 0 ? std::min<std::size_t>(room, 16) : room));
}

}  // namespace ishaken::fuzz
