// Certificates and CRLs, by their URLs, and how a chain gets into an STI-CR. Certificate chains and CRLs may
// have any URL, so a reader says by Accept which of the two it wants.
#pragma once

#include "models/messages/json_http.h"

namespace ishaken::messages {

Rendered render(const PublishCertificate&, const WireContext&);
Rendered render(const PublishResult&, const WireContext&);
Rendered render(const CertificateRequest&, const WireContext&);
Rendered render(const CertificateReply&, const WireContext&);
Rendered render(const CrlRequest&, const WireContext&);
Rendered render(const CrlReply&, const WireContext&);

Decoded decode_repository_request(const HttpMessage& request);

Result<Message> decode_reply(const PublishCertificate&, const HttpMessage& reply);
Result<Message> decode_reply(const CertificateRequest&, const HttpMessage& reply);
Result<Message> decode_reply(const CrlRequest&, const HttpMessage& reply);

}  // namespace ishaken::messages
