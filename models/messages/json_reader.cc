#include "models/messages/json_reader.h"

namespace ishaken::messages {

Result<Json> json_object(std::string_view text) {
  auto json = pki::parse_json(text);
  if (!json) return fail("the body is " + json.error().what);
  if (!json->is_object()) return fail("the body is no JSON object");
  return json;
}

}  // namespace ishaken::messages
