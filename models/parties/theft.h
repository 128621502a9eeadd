// What can be stolen from a party.
#pragma once

namespace ishaken::parties {

struct Theft {
  // signing_key: the key in daily use, of an STI-CA its intermediate's.
  enum class What { signing_key, root_key, operator_accounts } what = What::signing_key;
  unsigned count = 0;  // how many accounts
};

}  // namespace ishaken::parties
