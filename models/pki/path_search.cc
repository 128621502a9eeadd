#include "models/pki/path_search.h"

#include <algorithm>

namespace ishaken::pki {
namespace {

constexpr int max_signature_checks = 48;

struct Candidate {
  CertificatePtr certificate;
  std::optional<std::size_t> anchor;
  bool same_name = false;
  bool same_key_id = false;
};

class Search {
 public:
  Search(std::span<const CertificatePtr> chain, std::span<const Anchor> anchors, std::size_t longest,
         const Crypto& crypto)
      : chain_(chain), anchors_(anchors), longest_(longest), crypto_(crypto) {}

  FoundPath run() {
    found_.certificates = {chain_.front()};
    checks_ = max_signature_checks;
    if (reach_anchor()) return std::move(found_);
    found_ = FoundPath{};
    found_.certificates = {chain_.front()};
    checks_ = max_signature_checks;
    follow_names();
    return std::move(found_);
  }

 private:
  // Searches depth first over links with valid signatures, since the repository may have sent
  // cross-certificates that are dead ends.
  bool reach_anchor() {
    const CertificatePtr current = found_.certificates.back();
    if (found_.certificates.size() >= longest_) return false;
    for (const Candidate& candidate : candidates(*current)) {
      if (!signs(candidate, *current)) continue;
      add(candidate, true);
      if (candidate.anchor || reach_anchor()) return true;
      found_.certificates.pop_back();
      found_.links.pop_back();
    }
    return false;
  }

  // Without a valid path, take the best candidate at each step, by signature first, so that the findings name
  // the broken link.
  void follow_names() {
    for (;;) {
      const CertificatePtr current = found_.certificates.back();
      // An untrusted root ends the path, even if a trusted one has the same name.
      if (found_.certificates.size() > 1 && current->is_self_issued()) return;
      const auto all = candidates(*current);
      if (all.empty()) return;
      if (found_.certificates.size() >= longest_) {
        found_.cut = true;
        return;
      }
      const auto signer = std::ranges::find_if(all, [&](const Candidate& c) { return signs(c, *current); });
      const Candidate& best = signer != all.end() ? *signer : all.front();
      add(best, signer != all.end());
      if (best.anchor) return;
    }
  }

  // Returns the candidates that match the certificate's issuer by name or key identifier; likely ones first,
  // anchors before others.
  std::vector<Candidate> candidates(const Certificate& of) const {
    std::vector<Candidate> out;
    const auto consider = [&](const CertificatePtr& certificate, std::optional<std::size_t> anchor) {
      if (on_path(*certificate)) return;
      const Candidate candidate{certificate, anchor, certificate->subject_canonical == of.issuer_canonical,
                                !of.aki.empty() && certificate->ski == of.aki};
      if (candidate.same_name || candidate.same_key_id) out.push_back(candidate);
    };
    for (std::size_t i = 0; i < anchors_.size(); ++i) consider(anchors_[i].certificate, i);
    for (std::size_t i = 1; i < chain_.size(); ++i) consider(chain_[i], std::nullopt);
    std::ranges::stable_sort(out, std::greater{}, [](const Candidate& candidate) {
      return 2 * candidate.same_name + candidate.same_key_id;
    });
    return out;
  }

  void add(const Candidate& candidate, bool signed_by_it) {
    found_.certificates.push_back(candidate.certificate);
    found_.links.push_back(signed_by_it);
    found_.anchor = candidate.anchor;
  }

  bool on_path(const Certificate& certificate) const {
    return std::ranges::any_of(found_.certificates, [&](const CertificatePtr& member) {
      return member->fingerprint == certificate.fingerprint;
    });
  }

  bool signs(const Candidate& issuer, const Certificate& subject) {
    return checks_-- > 0 && signed_by(subject, issuer.certificate->public_key, crypto_);
  }

  std::span<const CertificatePtr> chain_;
  std::span<const Anchor> anchors_;
  std::size_t longest_;
  const Crypto& crypto_;
  FoundPath found_;
  int checks_ = 0;
};

}  // namespace

FoundPath find_path(std::span<const CertificatePtr> chain, std::span<const Anchor> anchors,
                    std::size_t longest, const Crypto& crypto) {
  return Search(chain, anchors, longest, crypto).run();
}

}  // namespace ishaken::pki
