// DER as a tree that can be rearranged and written again, for mutation: into OCTET STRING and BIT STRING too
// where they hold DER, as extensions and signatures do.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ishaken::fuzz {

struct Element {
  std::uint8_t tag = 0;
  std::string content{};  // where `inside` is empty; otherwise what stands before it (the unused
                          // bits of a BIT STRING)
  std::vector<Element> inside{};
};

std::optional<std::vector<Element>> decode(std::string_view der, int depth = 0);
std::string encode(const std::vector<Element>& elements);

}  // namespace ishaken::fuzz
