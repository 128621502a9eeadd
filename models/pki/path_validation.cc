#include "models/pki/path_validation.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <functional>

#include "models/pki/path_search.h"
#include "models/pki/pem.h"
#include "models/pki/profile_check.h"
#include "models/pki/revocation_check.h"

namespace ishaken::pki {
namespace {

using F = CertificateFault;

class Validation {
 public:
  Validation(PathResult& result, Instant now, const PathOptions& options)
      : out_(result), now_(now), options_(options) {}

  void find(std::size_t position, F fault, std::string detail = {}) {
    out_.findings.push_back({static_cast<unsigned>(position), fault, std::move(detail)});
  }

  // Checks the authority key identifier of a root, which may be absent but not name another key (RFC 5280
  // section 4.2.1.1).
  void check_own_key_id(std::size_t i) {
    const Certificate& c = *out_.path[i];
    if (!c.aki.empty() && !c.ski.empty() && c.aki != c.ski) find(i, F::aki_mismatch, hex(c.aki));
  }

  // Returns whether a certificate is self-issued and ends the path. A self-issued certificate elsewhere
  // certifies a CA's next key.
  bool is_root(std::size_t i) const {
    return i > 0 && i + 1 == out_.path.size() && out_.path[i]->is_self_issued();
  }

  void check_content(std::size_t i) {
    const Certificate& c = *out_.path[i];
    const CertificateRole role = i == 0       ? CertificateRole::leaf
                                 : is_root(i) ? CertificateRole::root
                                              : CertificateRole::intermediate;
    for (Finding& finding : check_profile(c, role, static_cast<unsigned>(i), options_.profile))
      out_.findings.push_back(std::move(finding));
  }

  void check_time(std::size_t i) {
    const Certificate& c = *out_.path[i];
    // notAfter is the last valid second (RFC 5280 section 4.1.2.5), so fractions of a second are removed
    // first.
    const auto latest = std::chrono::floor<std::chrono::seconds>(now_ - options_.tolerance);
    if (latest > c.not_after) find(i, F::expired, "since " + to_text(c.not_after));
    if (now_ + options_.tolerance < c.not_before) find(i, F::not_yet_valid, "until " + to_text(c.not_before));
  }

  void check_path_length(std::size_t i) {
    const Certificate& c = *out_.path[i];
    if (i == 0 || !c.path_length) return;
    // Self-issued intermediates do not count (RFC 5280 section 4.2.1.9), nor does the leaf.
    const auto below =
        std::count_if(out_.path.begin() + 1, out_.path.begin() + static_cast<std::ptrdiff_t>(i),
                      [](const CertificatePtr& member) { return !member->is_self_issued(); });
    if (below > static_cast<std::ptrdiff_t>(*c.path_length))
      find(i, F::path_length_exceeded, fmt::format("{} below, {} allowed", below, *c.path_length));
  }

  void check_link(std::size_t i, bool signature_holds) {
    const Certificate& c = *out_.path[i];
    const Certificate& issuer = *out_.path[i + 1];
    if (c.issuer_canonical != issuer.subject_canonical)
      find(i, F::issuer_mismatch, c.issuer.to_text() + " is not " + issuer.subject.to_text());
    if (!c.aki.empty() && !issuer.ski.empty() && c.aki != issuer.ski) find(i, F::aki_mismatch, hex(c.aki));
    if (!signature_holds) find(i, F::signature_invalid, issuer.subject.to_text());
  }

  void check_policy(std::size_t i, const std::vector<std::string>& accepted) {
    const Certificate& c = *out_.path[i];
    if (accepted.empty() || is_root(i)) return;
    if (std::ranges::find_first_of(c.policies, accepted) == c.policies.end())
      find(i, F::policy_not_accepted, c.policies.empty() ? "none" : c.policies.front());
  }

 private:
  PathResult& out_;
  Instant now_;
  const PathOptions& options_;
};

// Everything that a verifier has at hand for one chain.
class Verifier {
 public:
  Verifier(std::span<const CertificatePtr> chain, std::span<const Anchor> anchors,
           std::span<const CrlSource> crls, Instant now, const PathOptions& options, const Crypto& crypto)
      : chain_(chain), anchors_(anchors), crls_(crls), now_(now), options_(options), crypto_(crypto) {}

  // Calls `take` with the result of each path until it returns true, and at least once.
  void each_result(const std::function<bool(PathResult)>& take) const {
    if (chain_.empty()) {
      PathResult nothing;
      nothing.findings.push_back({0, F::untrusted_anchor, "no certificate"});
      take(std::move(nothing));
      return;
    }
    PathSearch search(chain_.first(std::min(chain_.size(), max_chain_length)), anchors_,
                      options_.longest_path, crypto_);
    bool taken = false;
    search.each_path([&](const FoundPath& found) {
      taken = true;
      return take(judge(found));
    });
    if (!taken) take(judge(search.most_plausible()));
  }

 private:
  PathResult judge(const FoundPath& found) const {
    PathResult out;
    out.path = found.certificates;
    Validation validation(out, now_, options_);
    if (chain_.size() > max_chain_length)
      validation.find(0, F::chain_too_long, fmt::format("{} certificates", chain_.size()));
    static const std::vector<std::string> any_policy;
    const auto& accepted = found.anchor ? anchors_[*found.anchor].accepted_policies : any_policy;
    const std::size_t last = out.path.size() - 1;
    for (std::size_t i = 0; i < out.path.size(); ++i) {
      validation.check_content(i);
      validation.check_time(i);
      validation.check_path_length(i);
      validation.check_policy(i, accepted);
      if (i < last) validation.check_link(i, found.links[i]);
      // No CRL contains a root: only a new list removes it.
      if (validation.is_root(i))
        validation.check_own_key_id(i);
      else
        check_revocation(out.findings, *out.path[i], static_cast<unsigned>(i), crls_, now_, options_);
    }
    if (found.cut) validation.find(last, F::chain_too_long, fmt::format("beyond {}", options_.longest_path));
    if (!found.anchor) validation.find(last, F::untrusted_anchor, out.path[last]->issuer.to_text());
    if (std::ranges::find(found.links, false) == found.links.end()) out.anchor = found.anchor;
    std::ranges::stable_sort(out.findings, {}, &Finding::certificate);
    out.valid = out.findings.empty();
    return out;
  }

  std::span<const CertificatePtr> chain_;
  std::span<const Anchor> anchors_;
  std::span<const CrlSource> crls_;
  Instant now_;
  const PathOptions& options_;
  const Crypto& crypto_;
};

}  // namespace

CrlSource::CrlSource(std::shared_ptr<const Crl> list, const Certificate& signer, const Crypto& crypto)
    : crl(std::move(list)),
      signature_valid((!signer.key_usage || signer.key_usage->crl_sign) &&
                      signed_by(*crl, signer.public_key, crypto)) {}

bool PathResult::has(CertificateFault fault) const {
  return std::ranges::any_of(findings, [&](const Finding& finding) { return finding.fault == fault; });
}

std::vector<PathResult> validate_paths(std::span<const CertificatePtr> chain, std::span<const Anchor> anchors,
                                       std::span<const CrlSource> crls, Instant now,
                                       const PathOptions& options, const Crypto& crypto) {
  std::vector<PathResult> out;
  Verifier(chain, anchors, crls, now, options, crypto).each_result([&](PathResult result) {
    out.push_back(std::move(result));
    return false;
  });
  std::ranges::stable_partition(out, &PathResult::valid);
  return out;
}

PathResult validate_path(std::span<const CertificatePtr> chain, std::span<const Anchor> anchors,
                         std::span<const CrlSource> crls, Instant now, const PathOptions& options,
                         const Crypto& crypto) {
  std::optional<PathResult> best;
  Verifier(chain, anchors, crls, now, options, crypto).each_result([&](PathResult result) {
    const bool valid = result.valid;
    if (!best || valid) best = std::move(result);
    return valid;
  });
  return *std::move(best);
}

}  // namespace ishaken::pki
