#include "models/messages/governance_http.h"

#include <array>

#include "models/messages/governance_json.h"
#include "models/messages/json_writer.h"
#include "models/messages/reputation_json.h"

namespace ishaken::messages {
namespace {

template <class T>
constexpr std::string_view path;  // empty: forgotten
template <>
constexpr std::string_view path<ApprovalRequest> = "/governance/approval-requests";
template <>
constexpr std::string_view path<ApprovalResult> = "/governance/approval-results";
template <>
constexpr std::string_view path<ApproveCa> = "/governance/approved-cas";
template <>
constexpr std::string_view path<ApproveProvider> = "/governance/approved-providers";
template <>
constexpr std::string_view path<InstructTrust> = "/governance/trust";
template <>
constexpr std::string_view path<InstructRevocation> = "/governance/revocations";
template <>
constexpr std::string_view path<InstructRegistration> = "/governance/registration";
template <>
constexpr std::string_view path<RegistryNews> = "/governance/registry-news";
template <>
constexpr std::string_view path<AgreementProposal> = "/governance/agreement-proposals";
template <>
constexpr std::string_view path<AgreementAnswer> = "/governance/agreement-answers";
template <>
constexpr std::string_view path<AgreementEnd> = "/governance/agreement-ends";
template <>
constexpr std::string_view path<RevocationNotice> = "/governance/revocation-notices";
template <>
constexpr std::string_view path<KeyAlarm> = "/governance/key-alarms";
template <>
constexpr std::string_view path<TrustedListPush> = "/governance/list-pushes";
template <>
constexpr std::string_view path<RegistryDispute> = "/governance/registry-disputes";
template <>
constexpr std::string_view path<RegistryOrder> = "/governance/registry-orders";
template <>
constexpr std::string_view path<RootRequest> = "/governance/root-requests";
template <>
constexpr std::string_view path<RootAnswer> = "/governance/root-answers";
template <>
constexpr std::string_view path<ConfirmedRoot> = "/governance/confirmed-roots";
template <>
constexpr std::string_view path<TreeHeadGossip> = "/governance/tree-heads";
template <>
constexpr std::string_view path<LogProofRequest> = "/governance/log-proof-requests";
template <>
constexpr std::string_view path<LogProof> = "/governance/log-proofs";
template <>
constexpr std::string_view path<EvidenceReport> = "/governance/evidence-reports";
template <>
constexpr std::string_view path<SharedEvidence> = "/governance/shared-evidence";
template <>
constexpr std::string_view path<TracebackRequest> = "/governance/traceback-requests";
template <>
constexpr std::string_view path<TracebackAnswer> = "/governance/traceback-answers";

struct Route {
  std::string_view path;
  Result<Message> (*read)(std::string_view body);
};
template <class... Ts>
constexpr std::array<Route, sizeof...(Ts)> routes() {
  static_assert((!path<Ts>.empty() && ...));
  return {Route{path<Ts>, [](std::string_view body) { return as_message(read_json<Ts>(body)); }}...};
}
constexpr auto all_routes =
    routes<ApprovalRequest, ApprovalResult, ApproveCa, ApproveProvider, InstructTrust, InstructRevocation,
           InstructRegistration, RegistryNews, AgreementProposal, AgreementAnswer, AgreementEnd,
           RevocationNotice, KeyAlarm, TrustedListPush, RegistryDispute, RegistryOrder, RootRequest,
           RootAnswer, ConfirmedRoot, TreeHeadGossip, LogProofRequest, LogProof, EvidenceReport,
           SharedEvidence, TracebackRequest, TracebackAnswer>();

template <class T>
Rendered post(const T& message, const WireContext& context) {
  HttpWriter writer = HttpWriter::request("POST", {host_name(context.to), std::string(path<T>)});
  if (context.request != RequestId{}) writer.field("X-Request-Id", std::to_string(number(context.request)));
  return writer.finish({json_type, write_json(message)});
}

}  // namespace

Rendered render(const ApprovalRequest& message, const WireContext& context) { return post(message, context); }
Rendered render(const ApprovalResult& message, const WireContext& context) { return post(message, context); }
Rendered render(const ApproveCa& message, const WireContext& context) { return post(message, context); }
Rendered render(const ApproveProvider& message, const WireContext& context) { return post(message, context); }
Rendered render(const InstructTrust& message, const WireContext& context) { return post(message, context); }
Rendered render(const InstructRevocation& message, const WireContext& context) {
  return post(message, context);
}
Rendered render(const InstructRegistration& message, const WireContext& context) {
  return post(message, context);
}
Rendered render(const RegistryNews& message, const WireContext& context) { return post(message, context); }
Rendered render(const AgreementProposal& message, const WireContext& context) {
  return post(message, context);
}
Rendered render(const AgreementAnswer& message, const WireContext& context) { return post(message, context); }
Rendered render(const AgreementEnd& message, const WireContext& context) { return post(message, context); }
Rendered render(const RevocationNotice& message, const WireContext& context) {
  return post(message, context);
}
Rendered render(const KeyAlarm& message, const WireContext& context) { return post(message, context); }
Rendered render(const TrustedListPush& message, const WireContext& context) { return post(message, context); }
Rendered render(const RegistryDispute& message, const WireContext& context) { return post(message, context); }
Rendered render(const RegistryOrder& message, const WireContext& context) { return post(message, context); }
Rendered render(const RootRequest& message, const WireContext& context) { return post(message, context); }
Rendered render(const RootAnswer& message, const WireContext& context) { return post(message, context); }
Rendered render(const ConfirmedRoot& message, const WireContext& context) { return post(message, context); }
Rendered render(const TreeHeadGossip& message, const WireContext& context) { return post(message, context); }
Rendered render(const LogProofRequest& message, const WireContext& context) { return post(message, context); }
Rendered render(const LogProof& message, const WireContext& context) { return post(message, context); }
Rendered render(const EvidenceReport& message, const WireContext& context) { return post(message, context); }
Rendered render(const SharedEvidence& message, const WireContext& context) { return post(message, context); }
Rendered render(const TracebackRequest& message, const WireContext& context) {
  return post(message, context);
}
Rendered render(const TracebackAnswer& message, const WireContext& context) { return post(message, context); }

Decoded decode_governance_request(const HttpMessage& request) {
  if (request.method != "POST") return std::nullopt;
  for (const Route& route : all_routes) {
    if (route.path != request.path()) continue;
    if (auto right = require_type(request, json_type); !right) return tl::unexpected(right.error());
    return route.read(request.body);
  }
  return std::nullopt;
}

}  // namespace ishaken::messages
