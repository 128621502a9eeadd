#include "sim/app/input.h"

#include <cstdio>
#include <fstream>
#include <iterator>

#include "sim/world/vocabulary.h"

namespace ishaken::app {
namespace {

// Reads a file. A folder can be opened like a file, but its first read fails.
std::optional<std::string> text_of(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(in), {}};
  if (!in || in.bad()) return std::nullopt;
  return text;
}

}  // namespace

std::optional<sim::Scenario> read(const Input& input) {
  std::optional<std::string> text;
  try {
    text = text_of(input.file);
  } catch (const std::ios_base::failure&) {
  }
  if (!text) {
    std::fprintf(stderr, "%s: cannot be read as a file\n", input.file.c_str());
    return std::nullopt;
  }
  auto scenario = sim::load_scenario(*text, input.file, input.overrides, sim::vocabulary());
  if (scenario) return std::move(*scenario);
  std::fputs(sim::to_text(scenario.error()).c_str(), stderr);
  return std::nullopt;
}

}  // namespace ishaken::app
