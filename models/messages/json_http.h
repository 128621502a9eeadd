// Parts of HTTP bodies that several interfaces use.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "models/messages/http.h"
#include "models/messages/json_members.h"
#include "models/messages/wire_context.h"

namespace ishaken::messages {

inline constexpr std::string_view json_type = "application/json";
inline constexpr std::string_view problem_type = "application/problem+json";  // RFC 9457
inline constexpr std::string_view jose_type = "application/jose";  // a compact JWS, RFC 7515 section 9.2.1
inline constexpr std::string_view jose_json_type = "application/jose+json";
inline constexpr std::string_view pem_chain_type =
    "application/pem-certificate-chain";                              // RFC 8555 section 9.1
inline constexpr std::string_view crl_type = "application/pkix-crl";  // RFC 2585 section 4

// What a decoder of one interface says of a request: nothing where the request belongs to another.
using Decoded = std::optional<Result<Message>>;

template <class T>
Result<Message> as_message(Result<T> read) {
  if (!read) return tl::unexpected(read.error());
  return Message(*std::move(read));
}

// An error reply carries its status and why, and nothing else.
Rendered problem(int status, std::string_view type, std::string_view detail, Instant date);
// The detail of such a reply; empty where the body is something else.
std::string problem_detail(const HttpMessage& reply);
bool is_problem(const HttpMessage& reply);

Result<void> require_type(const HttpMessage& message, std::string_view type);

// The unescaped part of a path between two literals: ("/a/FR/b", "/a/", "/b") gives "FR".
std::optional<std::string> between(std::string_view path, std::string_view before, std::string_view after);

}  // namespace ishaken::messages
