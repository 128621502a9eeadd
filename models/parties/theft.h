// The objects that can be stolen from a party.
#pragma once

namespace ishaken::parties {

struct Theft {
  // The kind of object. `signing_key` is the key in daily use; for an STI-CA, that of its intermediate.
  enum class What { signing_key, root_key, operator_accounts } what = What::signing_key;
  unsigned count = 0;  // the number of accounts
};

}  // namespace ishaken::parties
