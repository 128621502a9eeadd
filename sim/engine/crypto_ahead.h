// Signatures computed ahead of simulated time by worker threads. Cryptography is a pure function, so a result
// computed earlier equals one computed now. Results of a run therefore depend neither on the number of
// threads nor on which signatures were computed ahead.
#pragma once

#include <atomic>
#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <unordered_map>
#include <vector>

#include "models/base/digest.h"
#include "models/pki/crypto.h"

namespace ishaken::sim {

class CryptoAhead final : public pki::Crypto {
 public:
  // `threads` includes the caller's; with 1 nothing is computed ahead.
  CryptoAhead(std::unique_ptr<pki::Crypto> crypto, unsigned threads);
  ~CryptoAhead() override;

  pki::Signature sign(const pki::PrivateKey& key, ByteView message) const override;
  bool verify(const pki::PublicKey& key, ByteView message, const pki::Signature& signature) const override;
  std::string_view name() const override { return crypto_->name(); }

  // Starts computing a signature that is expected, and its verification. Called by the simulating thread
  // only, as are sign and verify.
  void foresee(const pki::PrivateKey& key, std::string message);
  bool looks_ahead() const { return !workers_.empty(); }

 private:
  enum State : int { open, taken, done };
  struct Job {
    Job(const pki::PrivateKey& k, std::string m) : key(k), message(std::move(m)) {}
    pki::PrivateKey key;
    std::string message;
    pki::Signature signature{};
    bool verified = false;
    std::atomic<int> state{open};
  };
  using JobPtr = std::shared_ptr<Job>;

  JobPtr find(ByteView message) const;
  void finish(const JobPtr& job) const;  // here or, while a worker does it, by doing other work meanwhile
  void carry_out(Job& job) const;
  JobPtr next() const;
  void work();

  std::unique_ptr<pki::Crypto> crypto_;
  mutable std::mutex mutex_;
  mutable std::condition_variable wake_;
  mutable std::deque<JobPtr> queue_;
  bool stopping_ = false;
  // The expected signatures that are not yet verified, oldest first; used by the simulating thread only.
  mutable std::unordered_map<Fingerprint, JobPtr, FingerprintHash> foreseen_;
  mutable std::deque<Fingerprint> order_;
  std::vector<std::thread> workers_;
};

}  // namespace ishaken::sim
