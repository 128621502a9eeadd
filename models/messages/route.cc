#include "models/messages/route.h"

#include "models/messages/text.h"

namespace ishaken::messages {

std::string path_of(const Route& route, std::string_view part) {
  return joined({route.head(), escaped(part), route.tail()});
}

std::optional<std::string> part_of(const Route& route, std::string_view path) {
  const std::string_view head = route.head(), tail = route.tail();
  if (path.size() < head.size() + tail.size() || !path.starts_with(head) || !path.ends_with(tail))
    return std::nullopt;
  return unescaped(path.substr(head.size(), path.size() - head.size() - tail.size()));
}

}  // namespace ishaken::messages
