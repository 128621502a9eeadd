#include "models/messages/kinds.h"

namespace ishaken::messages {
namespace {

struct Kind {
  std::string_view name;
  std::string_view interface;
  Protocol protocol;
};

using enum Protocol;

// No general definition: a message that is forgotten here does not compile.
template <class T>
extern const Kind kind;

template <>
constexpr Kind kind<CallAttempt>{"CallAttempt", "user", none};
template <>
constexpr Kind kind<Invite>{"Invite", "call", sip};
template <>
constexpr Kind kind<FinalResponse>{"FinalResponse", "call", sip};
template <>
constexpr Kind kind<CallOver>{"CallOver", "user", none};
template <>
constexpr Kind kind<Undelivered>{"Undelivered", "network", none};

template <>
constexpr Kind kind<SpcTokenRequest>{"SpcTokenRequest", "provider-pa", http_request};
template <>
constexpr Kind kind<SpcTokenReply>{"SpcTokenReply", "provider-pa", http_response};
template <>
constexpr Kind kind<AcmeNewAccount>{"AcmeNewAccount", "provider-ca", http_request};
template <>
constexpr Kind kind<AcmeAccount>{"AcmeAccount", "provider-ca", http_response};
template <>
constexpr Kind kind<AcmeNewOrder>{"AcmeNewOrder", "provider-ca", http_request};
template <>
constexpr Kind kind<AcmeOrder>{"AcmeOrder", "provider-ca", http_response};
template <>
constexpr Kind kind<AcmeChallengeAnswer>{"AcmeChallengeAnswer", "provider-ca", http_request};
template <>
constexpr Kind kind<AcmeChallengeResult>{"AcmeChallengeResult", "provider-ca", http_response};
template <>
constexpr Kind kind<AcmeFinalize>{"AcmeFinalize", "provider-ca", http_request};
template <>
constexpr Kind kind<AcmeCertificate>{"AcmeCertificate", "provider-ca", http_response};
template <>
constexpr Kind kind<IssuanceReport>{"IssuanceReport", "ca-pa", http_request};
template <>
constexpr Kind kind<PublishCertificate>{"PublishCertificate", "ca-cr", http_request};
template <>
constexpr Kind kind<PublishResult>{"PublishResult", "ca-cr", http_response};
template <>
constexpr Kind kind<CertificateRequest>{"CertificateRequest", "provider-cr", http_request};
template <>
constexpr Kind kind<CertificateReply>{"CertificateReply", "provider-cr", http_response};

template <>
constexpr Kind kind<TrustedListRequest>{"TrustedListRequest", "provider-pa", http_request};
template <>
constexpr Kind kind<TrustedListReply>{"TrustedListReply", "provider-pa", http_response};
template <>
constexpr Kind kind<CrlRequest>{"CrlRequest", "crl", http_request};
template <>
constexpr Kind kind<CrlReply>{"CrlReply", "crl", http_response};
template <>
constexpr Kind kind<PartnerListRequest>{"PartnerListRequest", "pa-pa", http_request};
template <>
constexpr Kind kind<PartnerListReply>{"PartnerListReply", "pa-pa", http_response};
template <>
constexpr Kind kind<RegistryRegister>{"RegistryRegister", "pa-registry", http_request};
template <>
constexpr Kind kind<RegistryWithdraw>{"RegistryWithdraw", "pa-registry", http_request};
template <>
constexpr Kind kind<RegistryResult>{"RegistryResult", "pa-registry", http_response};
template <>
constexpr Kind kind<RegistryRead>{"RegistryRead", "pa-registry", http_request};
template <>
constexpr Kind kind<RegistryContents>{"RegistryContents", "pa-registry", http_response};

// Requests are told apart by role in interface_of; an answer does not know whom it is for. Answers of
// governance may take weeks, so they are requests of their own (a callback), not responses.
template <>
constexpr Kind kind<ApprovalRequest>{"ApprovalRequest", "provider-ga", http_request};
template <>
constexpr Kind kind<ApprovalResult>{"ApprovalResult", "approval", http_request};
template <>
constexpr Kind kind<ApproveCa>{"ApproveCa", "ga-pa", http_request};
template <>
constexpr Kind kind<ApproveProvider>{"ApproveProvider", "ga-pa", http_request};
template <>
constexpr Kind kind<InstructTrust>{"InstructTrust", "ga-pa", http_request};
template <>
constexpr Kind kind<InstructRevocation>{"InstructRevocation", "ga-pa", http_request};
template <>
constexpr Kind kind<InstructRegistration>{"InstructRegistration", "ga-pa", http_request};
template <>
constexpr Kind kind<RegistryNews>{"RegistryNews", "ga-pa", http_request};
template <>
constexpr Kind kind<AgreementProposal>{"AgreementProposal", "ga-ga", http_request};
template <>
constexpr Kind kind<AgreementAnswer>{"AgreementAnswer", "ga-ga", http_request};
template <>
constexpr Kind kind<AgreementEnd>{"AgreementEnd", "ga-ga", http_request};

template <>
constexpr Kind kind<RevocationNotice>{"RevocationNotice", "pa-holder", http_request};
template <>
constexpr Kind kind<KeyAlarm>{"KeyAlarm", "ga-pa", http_request};
template <>
constexpr Kind kind<TrustedListPush>{"TrustedListPush", "provider-pa", http_request};
template <>
constexpr Kind kind<RegistryDispute>{"RegistryDispute", "pa-registry", http_request};
template <>
constexpr Kind kind<RegistryOrder>{"RegistryOrder", "operator-registry", http_request};
template <>
constexpr Kind kind<RootRequest>{"RootRequest", "ga-ga", http_request};
template <>
constexpr Kind kind<RootAnswer>{"RootAnswer", "ga-ga", http_request};
template <>
constexpr Kind kind<ConfirmedRoot>{"ConfirmedRoot", "ga-pa", http_request};
template <>
constexpr Kind kind<TreeHeadGossip>{"TreeHeadGossip", "pa-pa", http_request};
template <>
constexpr Kind kind<LogProofRequest>{"LogProofRequest", "pa-registry", http_request};
template <>
constexpr Kind kind<LogProof>{"LogProof", "pa-registry", http_request};
template <>
constexpr Kind kind<EvidenceReport>{"EvidenceReport", "provider-ga", http_request};
template <>
constexpr Kind kind<SharedEvidence>{"SharedEvidence", "ga-ga", http_request};
template <>
constexpr Kind kind<TracebackRequest>{"TracebackRequest", "traceback", http_request};
template <>
constexpr Kind kind<TracebackAnswer>{"TracebackAnswer", "traceback", http_request};

template <>
constexpr Kind kind<Start>{"Start", "directive", none};
template <>
constexpr Kind kind<ProposeAgreement>{"ProposeAgreement", "directive", none};
template <>
constexpr Kind kind<EndAgreementWith>{"EndAgreementWith", "directive", none};
template <>
constexpr Kind kind<DecideExclusion>{"DecideExclusion", "directive", none};
template <>
constexpr Kind kind<DecideRegistration>{"DecideRegistration", "directive", none};
template <>
constexpr Kind kind<DecideRevocation>{"DecideRevocation", "directive", none};
template <>
constexpr Kind kind<WithdrawApproval>{"WithdrawApproval", "directive", none};
template <>
constexpr Kind kind<AdoptPolicy>{"AdoptPolicy", "directive", none};
template <>
constexpr Kind kind<ReplaceKey>{"ReplaceKey", "directive", none};
template <>
constexpr Kind kind<HandOver>{"HandOver", "directive", none};
template <>
constexpr Kind kind<InsertRogueCa>{"InsertRogueCa", "directive", none};
template <>
constexpr Kind kind<RemoveEntry>{"RemoveEntry", "directive", none};
template <>
constexpr Kind kind<Campaign>{"Campaign", "directive", none};
template <>
constexpr Kind kind<StandOnLink>{"StandOnLink", "directive", none};
template <>
constexpr Kind kind<LeaveLink>{"LeaveLink", "directive", none};
template <>
constexpr Kind kind<Capture>{"Capture", "directive", none};
template <>
constexpr Kind kind<Intercepted>{"Intercepted", "directive", none};
template <>
constexpr Kind kind<AttackFound>{"AttackFound", "directive", none};
template <>
constexpr Kind kind<AssertAlways>{"AssertAlways", "directive", none};
template <>
constexpr Kind kind<MistakeHolder>{"MistakeHolder", "directive", none};

const Kind& kind_of(const Message& message) {
  return std::visit([]<class T>(const T&) -> const Kind& { return kind<T>; }, message);
}

}  // namespace

std::string_view name_of_message(const Message& message) { return kind_of(message).name; }

std::string_view interface_of(const Message& message) {
  const auto* const request = std::get_if<ApprovalRequest>(&message);
  if (request && request->role == ApprovalRequest::Role::certification_authority) return "ca-ga";
  return kind_of(message).interface;
}

Protocol protocol_of(const Message& message) { return kind_of(message).protocol; }

}  // namespace ishaken::messages
