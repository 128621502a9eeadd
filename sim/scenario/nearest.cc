#include "sim/scenario/nearest.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace ishaken::sim {
namespace {

constexpr std::size_t longest_compared = 64;

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string lowered(std::string_view text) {
  std::string out{text};
  std::ranges::transform(out, out.begin(), lower);
  return out;
}

}  // namespace

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> older, old(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) old[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = lower(a[i - 1]) == lower(b[j - 1]) ? 0 : 1;
      row[j] = std::min({old[j] + 1, row[j - 1] + 1, old[j - 1] + change});
      if (i > 1 && j > 1 && lower(a[i - 1]) == lower(b[j - 2]) && lower(a[i - 2]) == lower(b[j - 1]))
        row[j] = std::min(row[j], older[j - 2] + 1);
    }
    older = old;
    old = row;
  }
  return old[b.size()];
}

std::string_view nearest(std::string_view written, std::span<const std::string> known) {
  if (written.empty() || written.size() > longest_compared) return {};
  std::size_t least = std::clamp<std::size_t>(written.size() / 3, 1, 3) + 1;
  std::string_view best;
  for (const std::string& name : known) {
    if (name.size() > longest_compared) continue;
    if (const std::size_t distance = edit_distance(written, name); distance < least) {
      least = distance;
      best = name;
    }
  }
  if (!best.empty() || written.size() < 3) return best;
  for (const std::string& name : known)
    if (lowered(name).find(lowered(written)) != std::string::npos) return name;
  return {};
}

std::string suggestion(std::string_view written, std::span<const std::string> known) {
  if (const std::string_view near = nearest(written, known); !near.empty())
    return fmt::format("; did you mean '{}'?", near);
  const std::string all = fmt::format("{}", fmt::join(known, ", "));
  if (all.empty() || all.size() > 800) return {};
  return fmt::format("; known: {}", all);
}

}  // namespace ishaken::sim
