#include "models/pki/path_search.h"

#include <algorithm>

namespace ishaken::pki {
namespace {

constexpr int max_signature_checks = 48;
// Certificates that one key issued to itself form many paths with few signatures. 193 countries may each list
// one STI-CA.
constexpr int max_steps = 1000;
constexpr int max_paths = 256;

}  // namespace

PathSearch::PathSearch(std::span<const CertificatePtr> chain, std::span<const Anchor> anchors,
                       std::size_t longest, const Crypto& crypto)
    : anchors_(anchors), longest_(longest), crypto_(crypto) {
  for (const CertificatePtr& certificate : chain)
    if (std::ranges::none_of(chain_, [&](const CertificatePtr* other) {
          return (*other)->fingerprint == certificate->fingerprint;
        }))
      chain_.push_back(&certificate);
}

void PathSearch::start() {
  found_ = FoundPath{};
  found_.certificates = {*chain_.front()};
  signature_checks_ = max_signature_checks;
  steps_ = max_steps;
  paths_ = max_paths;
}

void PathSearch::each_path(const std::function<bool(const FoundPath&)>& take) {
  start();
  reach_anchors(take);
}

// Searches depth first over links with valid signatures, since the repository may have sent
// cross-certificates that are dead ends. Returns whether the search ends.
bool PathSearch::reach_anchors(const std::function<bool(const FoundPath&)>& take) {
  const CertificatePtr current = found_.certificates.back();
  if (found_.certificates.size() >= longest_) return false;
  for (const Candidate& candidate : candidates(*current)) {
    if (steps_-- <= 0) return true;
    if (!signs(candidate, *current)) continue;
    add(candidate, true);
    const bool ended = candidate.anchor ? take(found_) || --paths_ == 0 : reach_anchors(take);
    remove_last();
    if (ended) return true;
  }
  return false;
}

// Without a signed path, takes the best candidate at each step, by signature first, so that the findings name
// the broken link.
FoundPath PathSearch::most_plausible() {
  start();
  for (;;) {
    const CertificatePtr current = found_.certificates.back();
    // An untrusted root ends the path, even if a trusted one has the same name.
    if (found_.certificates.size() > 1 && current->is_self_issued()) break;
    const auto all = candidates(*current);
    if (all.empty()) break;
    if (found_.certificates.size() >= longest_) {
      found_.cut = true;
      break;
    }
    const auto signer = std::ranges::find_if(all, [&](const Candidate& c) { return signs(c, *current); });
    const Candidate& best = signer != all.end() ? *signer : all.front();
    add(best, signer != all.end());
    if (best.anchor) break;
  }
  return std::move(found_);
}

// Returns the candidates that match the certificate's issuer by name or key identifier; likely ones first,
// anchors before others.
std::vector<PathSearch::Candidate> PathSearch::candidates(const Certificate& of) const {
  std::vector<Candidate> out;
  const auto consider = [&](const CertificatePtr& certificate, std::optional<std::size_t> anchor) {
    const Candidate candidate{&certificate, anchor, certificate->subject_canonical == of.issuer_canonical,
                              !of.aki.empty() && certificate->ski == of.aki};
    if ((candidate.same_name || candidate.same_key_id) && !on_path(*certificate)) out.push_back(candidate);
  };
  for (std::size_t i = 0; i < anchors_.size(); ++i) consider(anchors_[i].certificate, i);
  for (const CertificatePtr* const certificate : chain_) consider(*certificate, std::nullopt);
  std::ranges::stable_sort(out, std::greater{}, [](const Candidate& candidate) {
    return 2 * candidate.same_name + candidate.same_key_id;
  });
  return out;
}

void PathSearch::add(const Candidate& candidate, bool signed_by_it) {
  found_.certificates.push_back(*candidate.certificate);
  found_.links.push_back(signed_by_it);
  found_.anchor = candidate.anchor;
}

void PathSearch::remove_last() {
  found_.certificates.pop_back();
  found_.links.pop_back();
  found_.anchor.reset();
}

bool PathSearch::on_path(const Certificate& certificate) const {
  return std::ranges::any_of(found_.certificates, [&](const CertificatePtr& member) {
    return member->fingerprint == certificate.fingerprint;
  });
}

bool PathSearch::signs(const Candidate& issuer, const Certificate& subject) {
  const PublicKey& key = (*issuer.certificate)->public_key;
  for (const CheckedLink& link : checked_)
    if (link.subject == &subject && *link.key == key) return link.signed_by_it;
  if (signature_checks_-- <= 0) return false;
  checked_.push_back({&subject, &key, signed_by(subject, key, crypto_)});
  return checked_.back().signed_by_it;
}

}  // namespace ishaken::pki
