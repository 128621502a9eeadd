#include "sim/engine/crypto_ahead.h"

namespace ishaken::sim {
namespace {

// The number of results that are kept; then the oldest is dropped. Some are never used, because their call
// failed earlier.
constexpr std::size_t kept = 8192;

}  // namespace

CryptoAhead::CryptoAhead(std::unique_ptr<pki::Crypto> crypto, unsigned threads) : crypto_(std::move(crypto)) {
  for (unsigned i = 1; i < threads; ++i) workers_.emplace_back([this] { work(); });
}

CryptoAhead::~CryptoAhead() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
    queue_.clear();
  }
  wake_.notify_all();
  for (std::thread& worker : workers_) worker.join();
}

void CryptoAhead::foresee(const pki::PrivateKey& key, std::string message) {
  if (workers_.empty()) return;
  const Fingerprint name = fingerprint(as_bytes(message));
  auto job = std::make_shared<Job>(key, std::move(message));
  if (!foreseen_.emplace(name, job).second) return;
  order_.push_back(name);
  if (order_.size() > kept) {
    foreseen_.erase(order_.front());
    order_.pop_front();
  }
  {
    const std::lock_guard lock(mutex_);
    queue_.push_back(std::move(job));
  }
  wake_.notify_one();
}

CryptoAhead::JobPtr CryptoAhead::find(ByteView message) const {
  if (workers_.empty()) return nullptr;
  const auto found = foreseen_.find(fingerprint(message));
  return found != foreseen_.end() && found->second->message == as_text(message) ? found->second : nullptr;
}

pki::Signature CryptoAhead::sign(const pki::PrivateKey& key, ByteView message) const {
  const JobPtr job = find(message);
  if (job == nullptr || !(job->key.public_key() == key.public_key())) return crypto_->sign(key, message);
  finish(job);
  return job->signature;
}

bool CryptoAhead::verify(const pki::PublicKey& key, ByteView message, const pki::Signature& signature) const {
  const JobPtr job = find(message);
  if (job == nullptr || !(job->key.public_key() == key)) return crypto_->verify(key, message, signature);
  finish(job);
  foreseen_.erase(fingerprint(message));
  return job->signature == signature ? job->verified : crypto_->verify(key, message, signature);
}

void CryptoAhead::carry_out(Job& job) const {
  job.signature = crypto_->sign(job.key, as_bytes(job.message));
  job.verified = crypto_->verify(job.key.public_key(), as_bytes(job.message), job.signature);
  job.state.store(done, std::memory_order_release);
}

void CryptoAhead::finish(const JobPtr& job) const {
  int expected = open;
  if (job->state.compare_exchange_strong(expected, taken)) return carry_out(*job);
  while (job->state.load(std::memory_order_acquire) != done) {
    if (const JobPtr other = next()) {
      carry_out(*other);
    } else {
      std::this_thread::yield();
    }
  }
}

// Returns the oldest job that no thread has taken, and marks it taken; null if there is none.
CryptoAhead::JobPtr CryptoAhead::next() const {
  const std::lock_guard lock(mutex_);
  while (!queue_.empty()) {
    JobPtr job = std::move(queue_.front());
    queue_.pop_front();
    int expected = open;
    if (job->state.compare_exchange_strong(expected, taken)) return job;
  }
  return nullptr;
}

void CryptoAhead::work() {
  while (true) {
    if (const JobPtr job = next()) {
      carry_out(*job);
      continue;
    }
    std::unique_lock lock(mutex_);
    wake_.wait(lock, [this] { return stopping_ || !queue_.empty(); });
    if (stopping_) return;
  }
}

}  // namespace ishaken::sim
