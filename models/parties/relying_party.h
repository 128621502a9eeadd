// The relying party: a terminating provider's Trusted STI-CA list from its STI-PA, and the CRLs of the
// STI-PAs in that list. It polls each on a timer of its own (ATIS-1000084), at a random phase, and sooner
// after a failure.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "models/parties/party.h"
#include "models/parties/question.h"
#include "models/parties/shared.h"
#include "models/parties/timer.h"
#include "models/pki/path_validation.h"
#include "models/trust/newest_signer.h"
#include "models/trust/profile.h"

namespace ishaken::parties {

class RelyingParty {
 public:
  struct Config {
    CountryCode country;
    trust::Policy policy;
    pki::PublicKey pa_root;    // of its STI-PA, pinned out of band
    trust::Profile profile{};  // applied on top of every policy
  };
  // Called when a new list or CRL has replaced the one in use.
  using OnChange = std::function<void(Act& act)>;
  RelyingParty(
      Config config, const Shared& shared, OnChange on_change = [](Act&) {})
      : config_(std::move(config)), shared_(shared), on_change_(std::move(on_change)) {
    use(config_.policy);
  }

  void start(Act& act);
  void adopt(const trust::Policy& policy, Act& act);
  // Takes a list that the STI-PA sends unasked.
  void pushed(const messages::TrustedListPush& push, Act& act);

  const trust::Policy& policy() const { return config_.policy; }  // its country's, under its own profile
  const trust::TrustedListPtr& list() const { return list_; }
  const messages::SharedText& list_text() const { return list_text_; }
  const std::vector<pki::Anchor>& anchors() const { return anchors_; }  // parallel to list()->anchors
  const std::vector<pki::CrlSource>& crls() const { return crls_; }
  // Returns the CRL of an STI-PA; null if there is none.
  const pki::Crl* crl_of(const trust::Authority& authority) const;
  // Returns whether the policy has that STI-PA's CRL read at all.
  bool reads_crl_of(const trust::Authority& authority) const;
  // Returns a number that grows whenever the list, a CRL or the policy is replaced. Verdicts under an older
  // version are no longer valid.
  std::uint64_t version() const { return version_; }

 private:
  // An STI-PA whose CRL is needed. When its country leaves the list, its next read and the awaited answer are
  // dropped.
  struct Source {
    std::size_t authority = 0;
    std::shared_ptr<const pki::CrlSource> crl{};
    bool polled = false;
    Timer next_read{};
    Question question{};
  };
  // The STI-PAs, identified by CRL URL and root, so that none can take another's place by naming its URL.
  using Sources = std::map<std::pair<std::string, Sha256>, Source>;

  void use(const trust::Policy& policy) { config_.policy = with_profile(policy, config_.profile); }
  // Checks a list, and uses it if it is valid. Returns whether it is.
  bool judge(const messages::SharedText& text, Act& act);
  void install(trust::TrustedListPtr list, messages::SharedText text, Act& act);
  void read_list_after(Duration delay, Act& act);
  void read_list(Act& act);
  void list_came(const messages::TrustedListReply* reply, Act& act);
  // Begins to poll the CRLs that are needed and not polled yet.
  void poll_crls(Act& act);
  void read_crl_after(Duration delay, Sources::value_type& of, Act& act);
  void read_crl(Sources::value_type& of, Act& act);
  void crl_came(const messages::CrlReply* reply, Sources::value_type& of, Act& act);
  void gather_crls();

  Config config_;
  const Shared& shared_;
  OnChange on_change_;
  Timer next_list_;
  trust::TrustedListPtr list_;
  messages::SharedText list_text_;
  trust::NewestSigner signer_;
  std::vector<pki::Anchor> anchors_;
  Sources sources_;
  std::vector<pki::CrlSource> crls_;
  std::uint64_t version_ = 1;
};

}  // namespace ishaken::parties
