// What a terminating provider holds to judge others by: the Trusted STI-CA list of its STI-PA and the CRLs of
// the STI-PAs behind it. It polls both on clocks of their own (ATIS-1000084), at a random phase, sooner after
// a failure.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "models/parties/party.h"
#include "models/parties/shared.h"
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
    trust::Profile profile{};  // stays on top of every policy
  };
  // Wakes of these two tags belong to it: hand them to `wake`.
  RelyingParty(Config config, const Shared& shared, std::uint32_t list_tag, std::uint32_t crl_tag)
      : config_(std::move(config)), shared_(shared), list_tag_(list_tag), crl_tag_(crl_tag) {
    use(config_.policy);
  }

  void start(Act& act);
  void adopt(const trust::Policy& policy, Act& act);
  // True where the envelope answered one of its reads.
  bool receive(const messages::Envelope& envelope, Act& act);
  void wake(Tag tag, Act& act);

  const trust::Policy& policy() const { return config_.policy; }  // its country's, under its own profile
  const trust::TrustedListPtr& list() const { return list_; }
  const messages::SharedText& list_text() const { return list_text_; }
  const std::vector<pki::Anchor>& anchors() const { return anchors_; }  // parallel to list()->anchors
  const std::vector<pki::CrlSource>& crls() const { return crls_; }
  // The CRL of a STI-PA; null where none is at hand.
  const pki::Crl* crl_of(const trust::Authority& authority) const;
  // Whether it is read at all.
  bool reads_crl_of(const trust::Authority& authority) const;
  // Grows whenever the list, a CRL or the policy is replaced: verdicts under an older version are no longer
  // good.
  std::uint64_t version() const { return version_; }

 private:
  struct Source {
    std::size_t authority = 0;
    std::shared_ptr<const pki::CrlSource> crl;
    std::uint64_t poll = 0;  // the number of its polling; 0: not polled. Older wakes and replies mean nothing
  };
  void use(const trust::Policy& policy) { config_.policy = with_profile(policy, config_.profile); }
  void on(const messages::TrustedListReply& reply, Act& act);
  // A STI-PA is known by the address of its CRL and its root: nobody takes another's place by naming its
  // address.
  using Sources = std::map<std::pair<std::string, Sha256>, Source>;

  void on(const messages::CrlReply& reply, const std::string& url, Source& source, Act& act);
  // Whether a list is believed; it is then in use.
  bool judge(const messages::SharedText& text, Act& act);
  void install(trust::TrustedListPtr list, messages::SharedText text, Act& act);
  void read_list(Act& act);
  // Begins to poll the CRLs that are wanted and not polled yet.
  void poll_crls(Act& act);
  void read_crl(std::uint64_t poll, Act& act);
  // The source with that polling; the end where there is none any more.
  Sources::iterator source_of(std::uint64_t poll);
  void gather_crls();

  Config config_;
  const Shared& shared_;
  std::uint32_t list_tag_, crl_tag_;
  RequestId list_request_{};
  std::map<RequestId, std::uint64_t> crl_requests_;  // the polling that each belongs to
  trust::TrustedListPtr list_;
  messages::SharedText list_text_;
  trust::NewestSigner signer_;
  std::vector<pki::Anchor> anchors_;
  Sources sources_;
  std::uint64_t polls_ = 0;
  std::vector<pki::CrlSource> crls_;
  std::uint64_t version_ = 1;
};

}  // namespace ishaken::parties
