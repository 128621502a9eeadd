// The route of an HTTP request, by which it is recognized: its method, its path, and the media type of its
// body or, for GET, of the answer that it accepts.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "models/messages/media_types.h"

namespace ishaken::messages {

inline constexpr std::string_view any_path{};  // the server's own choice

struct Route {
  enum class Body : std::uint8_t {
    own,      // written and read by code for that message
    members,  // the JSON object of its members()
  };

  std::string_view method{};
  std::string_view path{};  // "/registry/entries/{country}/withdrawal", with at most one part to fill in
  std::string_view media_type{};
  Body body = Body::own;
  bool numbered = false;  // X-Request-Id names the question, since an answer may take weeks

  static constexpr Route get(std::string_view path, std::string_view accepted) {
    return {"GET", path, accepted};
  }
  static constexpr Route post(std::string_view path, std::string_view type) { return {"POST", path, type}; }
  static constexpr Route put(std::string_view path, std::string_view type) { return {"PUT", path, type}; }
  static constexpr Route post_members(std::string_view path) {
    return {"POST", path, json_type, Body::members};
  }
  // Returns the route of an exchange to which no standard gives a form.
  static constexpr Route governance(std::string_view path) {
    return {"POST", path, json_type, Body::members, true};
  }

  // Returns the text before the part to fill in; `tail` returns the text after it.
  constexpr std::string_view head() const { return path.substr(0, path.find('{')); }
  constexpr std::string_view tail() const {
    const std::size_t end = path.find('}');
    return end == std::string_view::npos ? std::string_view{} : path.substr(end + 1);
  }
  constexpr bool has_part() const { return path.find('{') != std::string_view::npos; }
};

// Returns the path with `part` filled in, escaped.
std::string path_of(const Route& route, std::string_view part = {});

// Returns the part of a path that was filled in, unescaped; nothing if the path is another one.
std::optional<std::string> part_of(const Route& route, std::string_view path);

}  // namespace ishaken::messages
