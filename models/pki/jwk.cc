#include "models/pki/jwk.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace ishaken::pki {

Result<void> allows_verification(const Json& jwk) {
  const auto use = jwk.find("use"), operations = jwk.find("key_ops");
  if (use != jwk.end() && *use != "sig") return fail("the use of the key is not sig");
  if (operations != jwk.end() &&
      (!operations->is_array() || std::ranges::find(*operations, Json("verify")) == operations->end()))
    return fail("the key_ops of the key have no verify");
  return {};
}

}  // namespace ishaken::pki
