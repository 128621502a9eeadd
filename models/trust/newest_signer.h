// A signing key that was replaced is not believed any more once its successor was seen: whoever stole the old
// one can then sign nothing that such a reader takes. The standards leave rotation open; ours goes by the
// beginning of the signing certificates' validity, under one root.
#pragma once

#include "models/pki/certificate.h"

namespace ishaken::trust {

class NewestSigner {
 public:
  // False where a newer signer was seen before; remembers the newest.
  bool accept(const pki::Certificate& signer) {
    if (signer.not_before < since_) return false;
    since_ = signer.not_before;
    return true;
  }

 private:
  Instant since_ = Instant::min();
};

}  // namespace ishaken::trust
