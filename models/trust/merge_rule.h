// The numbers for which an anchor of another country is trusted after it was merged into a list.
#pragma once

#include <array>

#include "models/base/fields.h"

namespace ishaken::trust {

enum class Merge { flat, scoped };

}  // namespace ishaken::trust

template <>
struct ishaken::EnumNames<ishaken::trust::Merge> {
  using enum trust::Merge;
  static constexpr std::array values{
      EnumValue{flat, "flat", "one list, every anchor for every number (ATIS-1000091 clause 4)"},
      EnumValue{scoped, "scoped",
                "an anchor is trusted for the prefixes of its country (draft-burger-stir-iana-cert)"}};
};
