// Reads HTTP requests: finds the message by its route, then reads it.
#pragma once

#include "models/messages/http.h"
#include "models/messages/message.h"

namespace ishaken::messages {

Result<Message> read_request(const HttpMessage& request);

}  // namespace ishaken::messages
