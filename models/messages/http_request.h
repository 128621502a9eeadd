// The reader of HTTP requests.
#pragma once

#include "models/messages/http.h"
#include "models/messages/message.h"

namespace ishaken::messages {

// Finds the message that the request's route belongs to, and reads it.
Result<Message> read_request(const HttpMessage& request);

}  // namespace ishaken::messages
