// A separate OpenSSL context whose random numbers come from our streams, so that the same seed gives the same
// bytes on the wire. Other threads may use OpenSSL, and its global state is unchanged.
#pragma once

#include <openssl/types.h>

#include "models/base/random.h"

namespace ishaken::sim {

// Only for the thread that runs the simulation.
class TlsRandom {
 public:
  // Throws std::runtime_error if this build of OpenSSL does not support it.
  TlsRandom();
  ~TlsRandom();
  TlsRandom(const TlsRandom&) = delete;
  TlsRandom& operator=(const TlsRandom&) = delete;

  OSSL_LIB_CTX* context() const { return context_; }

  // The stream from which OpenSSL draws in this context during the lifetime of a Turn. Without a Turn,
  // OpenSSL gets no random numbers and fails.
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
  struct Source;  // the state of our provider inside OpenSSL

  OSSL_LIB_CTX* context_;
  OSSL_PROVIDER* standard_ = nullptr;
  OSSL_PROVIDER* ours_ = nullptr;
  Source* source_ = nullptr;
};

}  // namespace ishaken::sim
