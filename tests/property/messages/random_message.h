// Messages with random values in every field, as hostile as each protocol can carry (models/messages/wire.h
// says what).
#pragma once

#include <optional>
#include <string>

#include "models/base/random.h"
#include "models/messages/wire.h"

namespace ishaken::messages {

class RandomMessages {
 public:
  explicit RandomMessages(std::uint64_t seed) : stream_(seed, "messages") {}

  // The variant's alternative; nothing where that never crosses the network.
  std::optional<Message> of(std::size_t alternative);
  // A request that such a message can answer; nothing where it answers none.
  std::optional<Message> question_of(const Message& reply);
  WireContext context();
  std::uint64_t below(std::uint64_t count) { return stream_.below(count); }

 private:
  void fill(Invite&);
  void fill(FinalResponse&);
  void fill(SpcTokenRequest&);
  void fill(SpcTokenReply&);
  void fill(AcmeNewAccount&);
  void fill(AcmeAccount&);
  void fill(AcmeNewOrder&);
  void fill(AcmeOrder&);
  void fill(AcmeChallengeAnswer&);
  void fill(AcmeChallengeResult&);
  void fill(AcmeFinalize&);
  void fill(AcmeCertificate&);
  void fill(IssuanceReport&);
  void fill(PublishCertificate&);
  void fill(PublishResult&);
  void fill(CertificateRequest&);
  void fill(CertificateReply&);
  void fill(TrustedListRequest&);
  void fill(TrustedListReply&);
  void fill(CrlRequest&);
  void fill(CrlReply&);
  void fill(PartnerListRequest&);
  void fill(PartnerListReply&);
  void fill(RegistryRegister&);
  void fill(RegistryWithdraw&);
  void fill(RegistryResult&);
  void fill(RegistryRead&);
  void fill(RegistryContents&);
  void fill(ApprovalRequest&);
  void fill(ApprovalResult&);
  void fill(ApproveCa&);
  void fill(ApproveProvider&);
  void fill(InstructTrust&);
  void fill(InstructRevocation&);
  void fill(InstructRegistration&);
  void fill(RegistryNews&);
  void fill(AgreementProposal&);
  void fill(AgreementAnswer&);
  void fill(AgreementEnd&);
  void fill(RevocationNotice&);
  void fill(KeyAlarm&);
  void fill(TrustedListPush&);
  void fill(RegistryDispute&);
  void fill(RegistryOrder&);
  void fill(RootRequest&);
  void fill(RootAnswer&);
  void fill(ConfirmedRoot&);
  void fill(TreeHeadGossip&);
  void fill(LogProofRequest&);
  void fill(LogProof&);
  void fill(EvidenceReport&);
  void fill(SharedEvidence&);
  void fill(TracebackRequest&);
  void fill(TracebackAnswer&);
  TracedCall traced_call();
  reputation::Row row();

  template <std::size_t Index>
  std::optional<Message> made();

  std::string pieces(std::span<const std::string_view> from, std::size_t longest);
  std::string text();   // UTF-8, with everything that JSON must escape
  std::string field();  // what a header field can carry
  std::string url();
  std::string raw(std::size_t longest);  // any octets
  Bytes bytes(std::size_t longest);
  bool coin() { return stream_.chance(0.5); }
  CountryCode country();
  TelephoneNumber telephone_number();
  int status(bool good);
  template <class E>
  E one_of() {
    return EnumNames<E>::values[stream_.below(EnumNames<E>::values.size())].value;
  }

  Stream stream_;
};

bool same(const Message& a, const Message& b);

}  // namespace ishaken::messages
