// Reads the files of this folder (README.md has the format).
#pragma once

#include <fstream>
#include <map>
#include <string>
#include <vector>

namespace ishaken::vectors {

using Block = std::map<std::string, std::string>;

// `name` as in "passport.txt". Empty where the file cannot be read; tests expect a number of blocks.
inline std::vector<Block> read(const std::string& name) {
  std::ifstream file(ISHAKEN_SOURCE "/tests/vectors/" + name);
  std::vector<Block> blocks;
  Block block;
  const auto finish = [&] {
    if (!block.empty()) blocks.push_back(std::move(block));
    block.clear();
  };
  for (std::string line; std::getline(file, line);) {
    if (line.empty()) finish();
    if (line.empty() || line[0] == '#') continue;
    const std::size_t colon = line.find(": ");
    if (colon != std::string::npos) block[line.substr(0, colon)] = line.substr(colon + 2);
  }
  finish();
  return blocks;
}

}  // namespace ishaken::vectors
