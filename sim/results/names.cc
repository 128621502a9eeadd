#include "sim/results/names.h"

namespace ishaken::sim {

Name Names::intern(std::string_view text) {
  if (const auto known = index_.find(text); known != index_.end()) return known->second;
  const Name name{static_cast<std::uint32_t>(texts_.size())};
  index_.emplace(texts_.emplace_back(text), name);
  return name;
}

}  // namespace ishaken::sim
