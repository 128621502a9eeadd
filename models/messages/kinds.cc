#include "models/messages/kinds.h"

namespace ishaken::messages {
namespace {

struct Kind {
  std::string_view name;
  std::string_view interface;
  Protocol protocol;
  std::uint64_t draw_key;  // once given, kept: another would move every draw of that message's latency
};

using enum Protocol;

// No general definition: a message that is forgotten here does not compile.
template <class T>
extern const Kind kind;

template <>
constexpr Kind kind<Invite>{"Invite", "call", sip, 1};
template <>
constexpr Kind kind<FinalResponse>{"FinalResponse", "call", sip, 2};
template <>
constexpr Kind kind<Undelivered>{"Undelivered", "network", none, 3};

template <>
constexpr Kind kind<SpcTokenRequest>{"SpcTokenRequest", "provider-pa", http_request, 4};
template <>
constexpr Kind kind<SpcTokenReply>{"SpcTokenReply", "provider-pa", http_response, 5};
template <>
constexpr Kind kind<AcmeNewAccount>{"AcmeNewAccount", "provider-ca", http_request, 6};
template <>
constexpr Kind kind<AcmeAccount>{"AcmeAccount", "provider-ca", http_response, 7};
template <>
constexpr Kind kind<AcmeNewOrder>{"AcmeNewOrder", "provider-ca", http_request, 8};
template <>
constexpr Kind kind<AcmeOrder>{"AcmeOrder", "provider-ca", http_response, 9};
template <>
constexpr Kind kind<AcmeChallengeAnswer>{"AcmeChallengeAnswer", "provider-ca", http_request, 10};
template <>
constexpr Kind kind<AcmeChallengeResult>{"AcmeChallengeResult", "provider-ca", http_response, 11};
template <>
constexpr Kind kind<AcmeFinalize>{"AcmeFinalize", "provider-ca", http_request, 12};
template <>
constexpr Kind kind<AcmeCertificate>{"AcmeCertificate", "provider-ca", http_response, 13};
template <>
constexpr Kind kind<IssuanceReport>{"IssuanceReport", "ca-pa", http_request, 14};
template <>
constexpr Kind kind<PublishCertificate>{"PublishCertificate", "ca-cr", http_request, 15};
template <>
constexpr Kind kind<PublishResult>{"PublishResult", "ca-cr", http_response, 16};
template <>
constexpr Kind kind<CertificateRequest>{"CertificateRequest", "provider-cr", http_request, 17};
template <>
constexpr Kind kind<CertificateReply>{"CertificateReply", "provider-cr", http_response, 18};

template <>
constexpr Kind kind<TrustedListRequest>{"TrustedListRequest", "provider-pa", http_request, 19};
template <>
constexpr Kind kind<TrustedListReply>{"TrustedListReply", "provider-pa", http_response, 20};
template <>
constexpr Kind kind<CrlRequest>{"CrlRequest", "crl", http_request, 21};
template <>
constexpr Kind kind<CrlReply>{"CrlReply", "crl", http_response, 22};
template <>
constexpr Kind kind<PartnerListRequest>{"PartnerListRequest", "pa-pa", http_request, 23};
template <>
constexpr Kind kind<PartnerListReply>{"PartnerListReply", "pa-pa", http_response, 24};
template <>
constexpr Kind kind<RegistryRegister>{"RegistryRegister", "pa-registry", http_request, 25};
template <>
constexpr Kind kind<RegistryWithdraw>{"RegistryWithdraw", "pa-registry", http_request, 26};
template <>
constexpr Kind kind<RegistryResult>{"RegistryResult", "pa-registry", http_response, 27};
template <>
constexpr Kind kind<RegistryRead>{"RegistryRead", "pa-registry", http_request, 28};
template <>
constexpr Kind kind<RegistryContents>{"RegistryContents", "pa-registry", http_response, 29};

// Requests are told apart by role in interface_of; an answer does not know whom it is for. Answers of
// governance may take weeks, so they are requests of their own (a callback), not responses.
template <>
constexpr Kind kind<ApprovalRequest>{"ApprovalRequest", "provider-ga", http_request, 30};
template <>
constexpr Kind kind<ApprovalResult>{"ApprovalResult", "approval", http_request, 31};
template <>
constexpr Kind kind<ApproveCa>{"ApproveCa", "ga-pa", http_request, 32};
template <>
constexpr Kind kind<ApproveProvider>{"ApproveProvider", "ga-pa", http_request, 33};
template <>
constexpr Kind kind<InstructTrust>{"InstructTrust", "ga-pa", http_request, 34};
template <>
constexpr Kind kind<InstructRevocation>{"InstructRevocation", "ga-pa", http_request, 35};
template <>
constexpr Kind kind<InstructRegistration>{"InstructRegistration", "ga-pa", http_request, 36};
template <>
constexpr Kind kind<RegistryNews>{"RegistryNews", "ga-pa", http_request, 37};
template <>
constexpr Kind kind<AgreementProposal>{"AgreementProposal", "ga-ga", http_request, 38};
template <>
constexpr Kind kind<AgreementAnswer>{"AgreementAnswer", "ga-ga", http_request, 39};
template <>
constexpr Kind kind<AgreementEnd>{"AgreementEnd", "ga-ga", http_request, 40};

template <>
constexpr Kind kind<RevocationNotice>{"RevocationNotice", "pa-holder", http_request, 41};
template <>
constexpr Kind kind<KeyAlarm>{"KeyAlarm", "ga-pa", http_request, 42};
template <>
constexpr Kind kind<TrustedListPush>{"TrustedListPush", "provider-pa", http_request, 43};
template <>
constexpr Kind kind<RegistryDispute>{"RegistryDispute", "pa-registry", http_request, 44};
template <>
constexpr Kind kind<RegistryOrder>{"RegistryOrder", "operator-registry", http_request, 45};
template <>
constexpr Kind kind<RootRequest>{"RootRequest", "ga-ga", http_request, 46};
template <>
constexpr Kind kind<RootAnswer>{"RootAnswer", "ga-ga", http_request, 47};
template <>
constexpr Kind kind<ConfirmedRoot>{"ConfirmedRoot", "ga-pa", http_request, 48};
template <>
constexpr Kind kind<TreeHeadGossip>{"TreeHeadGossip", "pa-pa", http_request, 49};
template <>
constexpr Kind kind<LogProofRequest>{"LogProofRequest", "pa-registry", http_request, 50};
template <>
constexpr Kind kind<LogProof>{"LogProof", "pa-registry", http_request, 51};
template <>
constexpr Kind kind<EvidenceReport>{"EvidenceReport", "provider-ga", http_request, 73};
template <>
constexpr Kind kind<SharedEvidence>{"SharedEvidence", "ga-ga", http_request, 74};
template <>
constexpr Kind kind<TracebackRequest>{"TracebackRequest", "traceback", http_request, 75};
template <>
constexpr Kind kind<TracebackAnswer>{"TracebackAnswer", "traceback", http_request, 76};

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

std::uint64_t draw_key_of(const Message& message) { return kind_of(message).draw_key; }

}  // namespace ishaken::messages
