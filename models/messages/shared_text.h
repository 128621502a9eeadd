// Large texts, which are shared, not copied, between the messages that carry them.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace ishaken::messages {

using SharedText = std::shared_ptr<const std::string>;
inline SharedText share(std::string text) { return std::make_shared<const std::string>(std::move(text)); }
inline std::string_view view(const SharedText& text) {
  return text ? std::string_view(*text) : std::string_view{};
}

// Returns whether two shared values have the same content. Null counts as an empty value.
template <class T>
bool same_content(const std::shared_ptr<const T>& a, const std::shared_ptr<const T>& b) {
  return a == b || (a ? *a : T{}) == (b ? *b : T{});
}

}  // namespace ishaken::messages
