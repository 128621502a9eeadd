// What an STI-GA says and is told: no standard gives it a form, so each message is one JSON object, posted to
// a path of its own under /governance. An answer may take weeks, so it is posted too, with X-Request-Id for
// the question.
#pragma once

#include "models/messages/json_http.h"

namespace ishaken::messages {

Rendered render(const ApprovalRequest&, const WireContext&);
Rendered render(const ApprovalResult&, const WireContext&);
Rendered render(const ApproveCa&, const WireContext&);
Rendered render(const ApproveProvider&, const WireContext&);
Rendered render(const InstructTrust&, const WireContext&);
Rendered render(const InstructRevocation&, const WireContext&);
Rendered render(const InstructRegistration&, const WireContext&);
Rendered render(const RegistryNews&, const WireContext&);
Rendered render(const AgreementProposal&, const WireContext&);
Rendered render(const AgreementAnswer&, const WireContext&);
Rendered render(const AgreementEnd&, const WireContext&);
Rendered render(const RevocationNotice&, const WireContext&);
Rendered render(const KeyAlarm&, const WireContext&);
Rendered render(const TrustedListPush&, const WireContext&);
Rendered render(const RegistryDispute&, const WireContext&);
Rendered render(const RegistryOrder&, const WireContext&);
Rendered render(const RootRequest&, const WireContext&);
Rendered render(const RootAnswer&, const WireContext&);
Rendered render(const ConfirmedRoot&, const WireContext&);
Rendered render(const TreeHeadGossip&, const WireContext&);
Rendered render(const LogProofRequest&, const WireContext&);
Rendered render(const LogProof&, const WireContext&);
Rendered render(const EvidenceReport&, const WireContext&);
Rendered render(const SharedEvidence&, const WireContext&);
Rendered render(const TracebackRequest&, const WireContext&);
Rendered render(const TracebackAnswer&, const WireContext&);

Decoded decode_governance_request(const HttpMessage& request);

}  // namespace ishaken::messages
