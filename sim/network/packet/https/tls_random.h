// A context of OpenSSL of its own whose random numbers come from our streams, so that the same seed gives the
// same bytes on the wire: whatever other threads do with OpenSSL, and without a change to the process.
#pragma once

#include <openssl/types.h>

#include "models/base/random.h"

namespace ishaken::sim {

// For the thread that runs the simulation.
class TlsRandom {
 public:
  // Throws std::runtime_error where this build of OpenSSL cannot do it.
  TlsRandom();
  ~TlsRandom();
  TlsRandom(const TlsRandom&) = delete;
  TlsRandom& operator=(const TlsRandom&) = delete;

  OSSL_LIB_CTX* context() const { return context_; }

  // While one of these lives, what OpenSSL draws in this context comes from that stream; where none does, it
  // gets nothing, and fails.
  class Turn {
   public:
    Turn(TlsRandom& random, Stream& stream);
    ~Turn();
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;

   private:
    TlsRandom& random_;
    Stream* before_;
  };

 private:
  struct Source;  // what the provider inside OpenSSL knows

  OSSL_LIB_CTX* context_;
  OSSL_PROVIDER* standard_ = nullptr;
  OSSL_PROVIDER* ours_ = nullptr;
  Source* source_ = nullptr;
};

}  // namespace ishaken::sim
