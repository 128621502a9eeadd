// Trusted STI-CA lists on their way from STI-PA to provider, to partner STI-PAs, to and from the registry.
#pragma once

#include "models/messages/json_http.h"

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

Decoded decode_list_request(const HttpMessage& request);
Decoded decode_registry_request(const HttpMessage& request);

Result<Message> decode_reply(const TrustedListRequest&, const HttpMessage& reply);
Result<Message> decode_reply(const PartnerListRequest&, const HttpMessage& reply);
Result<Message> decode_reply(const RegistryRegister&, const HttpMessage& reply);
Result<Message> decode_reply(const RegistryWithdraw&, const HttpMessage& reply);
Result<Message> decode_reply(const RegistryRead&, const HttpMessage& reply);

}  // namespace ishaken::messages
