#include "models/messages/http_parts.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "models/messages/read_json.h"

namespace ishaken::messages {

Rendered problem(int status, std::string_view type, std::string_view detail, Instant date) {
  const Json body{{"detail", std::string(detail)}, {"type", std::string(type)}};
  return HttpWriter::response(status, date).finish({problem_type, to_text(body)});
}

std::string problem_detail(const HttpMessage& reply) {
  if (!is_media_type(reply.content_type(), problem_type)) return {};
  const auto body = json_object(reply.body);
  const std::string* const detail = body ? find_string(*body, "detail") : nullptr;
  return detail ? *detail : std::string{};
}

bool is_problem(const HttpMessage& reply) {
  return reply.status >= 400 || is_media_type(reply.content_type(), problem_type);
}

Result<void> require_type(const HttpMessage& message, std::string_view type) {
  if (!is_media_type(message.content_type(), type))
    return fail(fmt::format("the body is not of type {}", type));
  return {};
}

}  // namespace ishaken::messages
