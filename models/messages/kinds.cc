#include "models/messages/kinds.h"

#include <algorithm>
#include <array>

#include "models/messages/interfaces.h"

namespace ishaken::messages {
namespace {

const Kind& kind_of(const Message& message) {
  return std::visit([]<class T>(const T&) -> const Kind& { return T::kind; }, message);
}

template <class... Ts>
consteval bool are_described(std::type_identity<std::variant<Ts...>>) {
  (check_members<Ts>(), ...);
  std::array keys{Ts::kind.draw_key...};
  std::ranges::sort(keys);
  return std::ranges::adjacent_find(keys) == keys.end();
}
static_assert(are_described(std::type_identity<AnyMessage>{}), "two kinds have the same draw_key");

}  // namespace

std::string_view name_of_message(const Message& message) { return kind_of(message).name; }

std::string_view interface_of(const Message& message) {
  return std::visit(
      [](const auto& each) {
        if constexpr (requires { each.interface(); })
          return each.interface();
        else
          return each.kind.interface;
      },
      message);
}

Protocol protocol_of(const Message& message) { return kind_of(message).protocol; }

std::set<std::string_view> control_interfaces() {
  std::set<std::string_view> out;
  const auto add = [&]<class T>(std::type_identity<T>) {
    if (T::kind.protocol != Protocol::http_request && T::kind.protocol != Protocol::http_response) return;
    out.insert(T::kind.interface);
    if constexpr (requires { T::interface_of_ca; }) out.insert(T::interface_of_ca);
  };
  [&]<class... Ts>(std::type_identity<std::variant<Ts...>>) {
    (add(std::type_identity<Ts>{}), ...);
  }(std::type_identity<AnyMessage>{});
  return out;
}

std::uint64_t draw_key_of(const Message& message) { return kind_of(message).draw_key; }

}  // namespace ishaken::messages
