// How a provider comes by a certificate: the SPC token of its STI-PA, and ACME with its STI-CA (RFC 8555,
// 9447, 9448).
//
// The body of an ACME request is a JWS by the account key. A message knows no key, so it is written as the
// two objects that such a JWS signs, {"payload": {...}, "protected": {...}}; whoever has the key may make a
// JWS of them. The order and its one authorization and one challenge come in one reply, which saves a
// provider two reads.
#pragma once

#include <type_traits>

#include "models/messages/http_parts.h"
#include "models/messages/wire_context.h"

namespace ishaken::messages {

Rendered render(const SpcTokenRequest&, const WireContext&);
Rendered render(const SpcTokenReply&, const WireContext&);
Rendered render(const AcmeNewAccount&, const WireContext&);
Rendered render(const AcmeAccount&, const WireContext&);
Rendered render(const AcmeNewOrder&, const WireContext&);
Rendered render(const AcmeOrder&, const WireContext&);
Rendered render(const AcmeChallengeAnswer&, const WireContext&);
Rendered render(const AcmeChallengeResult&, const WireContext&);
Rendered render(const AcmeFinalize&, const WireContext&);
Rendered render(const AcmeCertificate&, const WireContext&);

Result<Message> read_request(std::type_identity<SpcTokenRequest>, const HttpMessage& request);
Result<Message> read_request(std::type_identity<AcmeNewAccount>, const HttpMessage& request);
Result<Message> read_request(std::type_identity<AcmeNewOrder>, const HttpMessage& request);
// Orders and challenges have URLs of the STI-CA's own choice, so that the body tells these two apart: each
// reads both.
Result<Message> read_request(std::type_identity<AcmeChallengeAnswer>, const HttpMessage& request);
Result<Message> read_request(std::type_identity<AcmeFinalize>, const HttpMessage& request);

Result<SpcTokenReply> read_reply(const SpcTokenRequest&, const HttpMessage& reply);
Result<AcmeAccount> read_reply(const AcmeNewAccount&, const HttpMessage& reply);
Result<AcmeOrder> read_reply(const AcmeNewOrder&, const HttpMessage& reply);
Result<AcmeChallengeResult> read_reply(const AcmeChallengeAnswer&, const HttpMessage& reply);
Result<AcmeCertificate> read_reply(const AcmeFinalize&, const HttpMessage& reply);

}  // namespace ishaken::messages
