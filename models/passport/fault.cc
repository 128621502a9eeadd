#include "models/passport/fault.h"

namespace ishaken::passport {

std::string_view describe(Fault fault) {
  for (const auto& entry : EnumNames<Fault>::values)
    if (entry.value == fault) return entry.help;
  return "unknown fault";
}

}  // namespace ishaken::passport
