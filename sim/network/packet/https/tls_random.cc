#include "sim/network/packet/https/tls_random.h"

#include <openssl/core_dispatch.h>
#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/params.h>
#include <openssl/provider.h>
#include <openssl/rand.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <stdexcept>

namespace ishaken::sim {

struct TlsRandom::Source {
  Stream* stream = nullptr;

  bool fill(unsigned char* out, std::size_t size) {
    if (!stream) return false;
    while (size > 0) {
      const std::uint64_t word = stream->next();
      const std::size_t taken = std::min(size, sizeof word);
      std::array<unsigned char, sizeof word> bytes;
      for (std::size_t i = 0; i < sizeof word; ++i) bytes[i] = static_cast<unsigned char>(word >> (8 * i));
      std::memcpy(out, bytes.data(), taken);
      out += taken;
      size -= taken;
    }
    return true;
  }
};

namespace {

// The provider (provider-rand(7)): one algorithm, whose instances share the source. OpenSSL creates three
// instances: a primary one, and per thread one for public and one for private numbers.
constexpr const char* algorithm = "ISHAKEN-RAND";
constexpr const char* properties = "provider=ishaken";

template <class Source>
struct Provider {
  struct Instance {
    Source* source;
    int state = EVP_RAND_STATE_UNINITIALISED;
  };

  static void* make(void* source, void*, const OSSL_DISPATCH*) {
    return new Instance{static_cast<Source*>(source)};
  }
  static void free(void* instance) { delete static_cast<Instance*>(instance); }
  static int instantiate(void* instance, unsigned, int, const unsigned char*, std::size_t,
                         const OSSL_PARAM*) {
    static_cast<Instance*>(instance)->state = EVP_RAND_STATE_READY;
    return 1;
  }
  static int uninstantiate(void* instance) {
    static_cast<Instance*>(instance)->state = EVP_RAND_STATE_UNINITIALISED;
    return 1;
  }
  static int generate(void* instance, unsigned char* out, std::size_t size, unsigned, int,
                      const unsigned char*, std::size_t) {
    return static_cast<Instance*>(instance)->source->fill(out, size);
  }
  static int reseed(void*, int, const unsigned char*, std::size_t, const unsigned char*, std::size_t) {
    return 1;
  }
  static int lock(void*) { return 1; }
  static void unlock(void*) {}
  static int parameters(void* instance, OSSL_PARAM params[]) {
    OSSL_PARAM* const state = OSSL_PARAM_locate(params, OSSL_RAND_PARAM_STATE);
    if (state && !OSSL_PARAM_set_int(state, static_cast<Instance*>(instance)->state)) return 0;
    OSSL_PARAM* const strength = OSSL_PARAM_locate(params, OSSL_RAND_PARAM_STRENGTH);
    if (strength && !OSSL_PARAM_set_uint(strength, 256)) return 0;
    OSSL_PARAM* const most = OSSL_PARAM_locate(params, OSSL_RAND_PARAM_MAX_REQUEST);
    return !most || OSSL_PARAM_set_size_t(most, 1 << 20);
  }

  using Any = void (*)();
  static const OSSL_ALGORITHM* algorithms(void*, int operation, int* may_not_be_kept) {
    static const OSSL_DISPATCH functions[] = {
        {OSSL_FUNC_RAND_NEWCTX, reinterpret_cast<Any>(&make)},
        {OSSL_FUNC_RAND_FREECTX, reinterpret_cast<Any>(&free)},
        {OSSL_FUNC_RAND_INSTANTIATE, reinterpret_cast<Any>(&instantiate)},
        {OSSL_FUNC_RAND_UNINSTANTIATE, reinterpret_cast<Any>(&uninstantiate)},
        {OSSL_FUNC_RAND_GENERATE, reinterpret_cast<Any>(&generate)},
        {OSSL_FUNC_RAND_RESEED, reinterpret_cast<Any>(&reseed)},
        {OSSL_FUNC_RAND_ENABLE_LOCKING, reinterpret_cast<Any>(&lock)},
        {OSSL_FUNC_RAND_LOCK, reinterpret_cast<Any>(&lock)},
        {OSSL_FUNC_RAND_UNLOCK, reinterpret_cast<Any>(&unlock)},
        {OSSL_FUNC_RAND_GET_CTX_PARAMS, reinterpret_cast<Any>(&parameters)},
        {0, nullptr}};
    static const OSSL_ALGORITHM rand[] = {{algorithm, properties, functions, nullptr},
                                          {nullptr, nullptr, nullptr, nullptr}};
    *may_not_be_kept = 0;
    return operation == OSSL_OP_RAND ? rand : nullptr;
  }
  static void teardown(void* source) { delete static_cast<Source*>(source); }
  static int start(const OSSL_CORE_HANDLE*, const OSSL_DISPATCH*, const OSSL_DISPATCH** out, void** source) {
    static const OSSL_DISPATCH functions[] = {
        {OSSL_FUNC_PROVIDER_TEARDOWN, reinterpret_cast<Any>(&teardown)},
        {OSSL_FUNC_PROVIDER_QUERY_OPERATION, reinterpret_cast<Any>(&algorithms)},
        {0, nullptr}};
    *out = functions;
    *source = new Source;
    return 1;
  }
};

}  // namespace

TlsRandom::TlsRandom() : context_(OSSL_LIB_CTX_new()) {
  const bool done = context_ && OSSL_PROVIDER_add_builtin(context_, "ishaken", &Provider<Source>::start) &&
                    (ours_ = OSSL_PROVIDER_load(context_, "ishaken")) &&
                    (standard_ = OSSL_PROVIDER_load(context_, "default")) &&
                    RAND_set_DRBG_type(context_, algorithm, properties, nullptr, nullptr);
  if (!done) {
    OSSL_LIB_CTX_free(context_);
    throw std::runtime_error("OpenSSL does not take our random numbers");
  }
  source_ = static_cast<Source*>(OSSL_PROVIDER_get0_provider_ctx(ours_));
}

TlsRandom::~TlsRandom() {
  OSSL_PROVIDER_unload(standard_);
  OSSL_PROVIDER_unload(ours_);
  OSSL_LIB_CTX_free(context_);
}

TlsRandom::Turn::Turn(TlsRandom& random, Stream& stream)
    : random_(random), before_(std::exchange(random.source_->stream, &stream)) {}

TlsRandom::Turn::~Turn() { random_.source_->stream = before_; }

}  // namespace ishaken::sim
