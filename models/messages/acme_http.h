// The HTTP encoding of the messages by which a provider obtains a certificate (enrolment.h): the SPC token
// from its STI-PA, then ACME with its STI-CA (RFC 8555, 9447, 9448).
//
// The body of an ACME request is a JWS by the account key. A message does not hold that key, so the body here
// is an object of the two objects that the JWS would sign, {"payload": {...}, "protected": {...}}; a sender
// that has the key can make the JWS from them. One reply carries the order together with its only
// authorization and challenge, which saves the provider two reads.
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
// Reads an AcmeChallengeAnswer or an AcmeFinalize, whichever the body is. The STI-CA chooses the URLs of
// orders and challenges, so only the body tells the two apart.
Result<Message> read_request(std::type_identity<AcmeChallengeAnswer>, const HttpMessage& request);
Result<Message> read_request(std::type_identity<AcmeFinalize>, const HttpMessage& request);

Result<SpcTokenReply> read_reply(const SpcTokenRequest&, const HttpMessage& reply);
Result<AcmeAccount> read_reply(const AcmeNewAccount&, const HttpMessage& reply);
Result<AcmeOrder> read_reply(const AcmeNewOrder&, const HttpMessage& reply);
Result<AcmeChallengeResult> read_reply(const AcmeChallengeAnswer&, const HttpMessage& reply);
Result<AcmeCertificate> read_reply(const AcmeFinalize&, const HttpMessage& reply);

}  // namespace ishaken::messages
