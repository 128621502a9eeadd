// The HTTP encoding of the messages that publish certificate chains and that fetch chains and CRLs. Chains
// and CRLs may have any URL, so a reader's Accept says which of the two it wants.
#pragma once

#include <type_traits>

#include "models/messages/http_parts.h"
#include "models/messages/wire_context.h"

namespace ishaken::messages {

Rendered render(const PublishCertificate&, const WireContext&);
Rendered render(const PublishResult&, const WireContext&);
Rendered render(const CertificateRequest&, const WireContext&);
Rendered render(const CertificateReply&, const WireContext&);
Rendered render(const CrlRequest&, const WireContext&);
Rendered render(const CrlReply&, const WireContext&);

Result<Message> read_request(std::type_identity<PublishCertificate>, const HttpMessage& request);
Result<Message> read_request(std::type_identity<CertificateRequest>, const HttpMessage& request);
Result<Message> read_request(std::type_identity<CrlRequest>, const HttpMessage& request);

Result<PublishResult> read_reply(const PublishCertificate&, const HttpMessage& reply);
Result<CertificateReply> read_reply(const CertificateRequest&, const HttpMessage& reply);
Result<CrlReply> read_reply(const CrlRequest&, const HttpMessage& reply);

}  // namespace ishaken::messages
