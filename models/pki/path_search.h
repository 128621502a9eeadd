// Finds the certificates that connect a leaf with an anchor; path_validation.h checks them.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "models/pki/path_validation.h"

namespace ishaken::pki {

struct FoundPath {
  std::vector<CertificatePtr> certificates{};  // leaf first
  std::vector<bool> links{};                   // whether certificate i + 1 signed certificate i
  std::optional<std::size_t> anchor{};         // anchor at the end, even if its key did not sign
  bool cut = false;                            // true if longer than allowed
};

// Searches for paths from the first certificate of a chain. The work is bounded, however many certificates of
// one name a hostile repository serves, and no signature is verified twice.
class PathSearch {
 public:
  PathSearch(std::span<const CertificatePtr> chain, std::span<const Anchor> anchors, std::size_t longest,
             const Crypto& crypto);

  // Calls `take` for every path that ends at an anchor and whose links are all signed, likely ones first,
  // until it returns true. Each anchor ends a path of its own, even if two are the same certificate.
  void each_path(const std::function<bool(const FoundPath&)>& take);
  // Returns the most plausible path, for the findings, if each_path() has none.
  FoundPath most_plausible();

 private:
  struct Candidate {
    const CertificatePtr* certificate = nullptr;
    std::optional<std::size_t> anchor{};
    bool same_name = false;
    bool same_key_id = false;
  };
  struct CheckedLink {
    const Certificate* subject = nullptr;
    const PublicKey* key = nullptr;
    bool signed_by_it = false;
  };

  void start();
  bool reach_anchors(const std::function<bool(const FoundPath&)>& take);
  std::vector<Candidate> candidates(const Certificate& of) const;
  void add(const Candidate& candidate, bool signed_by_it);
  void remove_last();
  bool on_path(const Certificate& certificate) const;
  bool signs(const Candidate& issuer, const Certificate& subject);

  std::vector<const CertificatePtr*> chain_{};  // without repetitions
  std::span<const Anchor> anchors_;
  std::size_t longest_;
  const Crypto& crypto_;
  FoundPath found_{};
  std::vector<CheckedLink> checked_{};
  int signature_checks_ = 0;  // that are left, like those below
  int steps_ = 0;
  int paths_ = 0;
};

}  // namespace ishaken::pki
