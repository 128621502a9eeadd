#include "models/messages/http_request.h"

#include <array>
#include <compare>
#include <optional>
#include <type_traits>

#include "models/messages/acme_http.h"
#include "models/messages/read_json.h"
#include "models/messages/repository_http.h"
#include "models/messages/trust_lists_http.h"

namespace ishaken::messages {
namespace {

struct Reader {
  const Route* route;
  Result<Message> (*read)(const HttpMessage& request);
};

template <class T>
Result<Message> read_as(const HttpMessage& request) {
  constexpr const Route& route = T::kind.route;
  if constexpr (route.method != "GET")
    if (auto right = require_type(request, route.media_type); !right) return tl::unexpected(right.error());
  if constexpr (route.body == Route::Body::members) {
    auto message = read_json<T>(request.body);
    if (!message) return tl::unexpected(message.error());
    return *std::move(message);
  } else {
    return read_request(std::type_identity<T>{}, request);
  }
}

template <class T>
constexpr bool is_request = T::kind.protocol == Protocol::http_request;

template <class... Ts>
constexpr auto readers_of(std::type_identity<std::variant<Ts...>>) {
  std::array<Reader, (is_request<Ts> + ...)> out{};
  std::size_t size = 0;
  const auto add = [&]<class T>(std::type_identity<T>) {
    if constexpr (is_request<T>) out[size++] = {&T::kind.route, read_as<T>};
  };
  (add(std::type_identity<Ts>{}), ...);
  return out;
}
constexpr auto readers = readers_of(std::type_identity<AnyMessage>{});

// The closeness with which a request fits a route. The media type counts before the path, since an STI-CA or
// a repository may have any path; of two paths, the one with more fixed text counts more.
struct Fit {
  bool media_type = false;
  bool whole_path = false;
  std::size_t fixed = 0;
  auto operator<=>(const Fit&) const = default;
};

std::optional<Fit> fit(const Route& route, const HttpMessage& request) {
  if (request.method != route.method) return std::nullopt;
  const std::string_view wanted =
      route.method == "GET" ? request.head.value("Accept") : request.content_type();
  const bool media_type = is_media_type(wanted, route.media_type);
  if (route.path == any_path) return media_type ? std::optional(Fit{.media_type = true}) : std::nullopt;
  const std::string_view path = request.path(), head = route.head(), tail = route.tail();
  if (!route.has_part())
    return path == head ? std::optional(Fit{media_type, true, head.size()}) : std::nullopt;
  if (!path.starts_with(head)) return std::nullopt;
  const bool whole = path.size() >= head.size() + tail.size() && path.ends_with(tail);
  return Fit{media_type, whole, head.size() + tail.size()};
}

}  // namespace

Result<Message> read_request(const HttpMessage& request) {
  const Reader* best = nullptr;
  std::optional<Fit> closest;
  for (const Reader& each : readers)
    if (const auto how = fit(*each.route, request); how && (!closest || *how > *closest)) {
      closest = how;
      best = &each;
    }
  return best ? best->read(request) : fail("the request is for nothing that is served here");
}

}  // namespace ishaken::messages
