// The HTTP encoding of the messages that carry trusted STI-CA lists, from an STI-PA to its providers, to
// partner STI-PAs, and to and from the registry.
#pragma once

#include <type_traits>

#include "models/messages/http_parts.h"
#include "models/messages/wire_context.h"

namespace ishaken::messages {

Rendered render(const TrustedListRequest&, const WireContext&);
Rendered render(const TrustedListReply&, const WireContext&);
Rendered render(const PartnerListRequest&, const WireContext&);
Rendered render(const PartnerListReply&, const WireContext&);
Rendered render(const RegistryRegister&, const WireContext&);
Rendered render(const RegistryWithdraw&, const WireContext&);
Rendered render(const RegistryResult&, const WireContext&);
Rendered render(const RegistryRead&, const WireContext&);
Rendered render(const RegistryContents&, const WireContext&);

Result<Message> read_request(std::type_identity<TrustedListRequest>, const HttpMessage& request);
Result<Message> read_request(std::type_identity<PartnerListRequest>, const HttpMessage& request);
Result<Message> read_request(std::type_identity<RegistryRegister>, const HttpMessage& request);
Result<Message> read_request(std::type_identity<RegistryWithdraw>, const HttpMessage& request);
Result<Message> read_request(std::type_identity<RegistryRead>, const HttpMessage& request);

Result<TrustedListReply> read_reply(const TrustedListRequest&, const HttpMessage& reply);
Result<PartnerListReply> read_reply(const PartnerListRequest&, const HttpMessage& reply);
Result<RegistryResult> read_reply(const RegistryRegister&, const HttpMessage& reply);
Result<RegistryResult> read_reply(const RegistryWithdraw&, const HttpMessage& reply);
Result<RegistryContents> read_reply(const RegistryRead&, const HttpMessage& reply);

}  // namespace ishaken::messages
