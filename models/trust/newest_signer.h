// Rejects a signing key that was replaced, once its successor was seen: then a thief of the old key cannot
// sign anything that this reader accepts. The standards leave key rotation open; here the newer key is the
// one whose signing certificate is valid from a later time, under one root.
#pragma once

#include "models/pki/certificate.h"

namespace ishaken::trust {

class NewestSigner {
 public:
  // Returns false if a newer signer was seen before; otherwise remembers this one.
  bool accept(const pki::Certificate& signer) {
    if (signer.not_before < since_) return false;
    since_ = signer.not_before;
    return true;
  }

 private:
  Instant since_ = Instant::min();
};

}  // namespace ishaken::trust
