#include "models/messages/kinds.h"
#include "models/messages/interfaces.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "models/messages/wire.h"

namespace ishaken::messages {
namespace {

// "static constexpr ... spelling() [with T = ishaken::messages::Invite; ...]"
template <class T>
std::string_view spelling() {
  return __PRETTY_FUNCTION__;
}

template <class Visit>
void for_every_message(Visit visit) {
  [&]<std::size_t... Index>(std::index_sequence<Index...>) {
    (visit(std::variant_alternative_t<Index, AnyMessage>{}), ...);
  }(std::make_index_sequence<std::variant_size_v<AnyMessage>>{});
}

TEST(Kinds, NamesAreThoseOfTheStructs) {
  std::set<std::string_view> names;
  for_every_message([&]<class T>(const T& message) {
    const std::string_view name = name_of_message(message);
    EXPECT_THAT(std::string(spelling<T>()),
                ::testing::ContainsRegex("messages::" + std::string(name) + "[];]"));
    EXPECT_TRUE(names.insert(name).second) << name;
  });
}

TEST(Kinds, InterfacesAreThoseOfTheMetrics) {
  const std::set<std::string_view> known{"call",
                                         "provider-pa",
                                         "provider-ca",
                                         "provider-cr",
                                         "ca-cr",
                                         "ca-pa",
                                         "crl",
                                         "pa-pa",
                                         "pa-registry",
                                         "ga-pa",
                                         "ga-ga",
                                         "traceback",
                                         "ca-ga",
                                         "provider-ga",
                                         "approval",
                                         "pa-holder",
                                         "operator-registry"};
  for_every_message([&](const Message& message) { EXPECT_TRUE(known.contains(interface_of(message))); });
  ApprovalRequest request;
  request.role = ApprovalRequest::Role::certification_authority;
  EXPECT_EQ(interface_of(request), "ca-ga");
  request.role = ApprovalRequest::Role::service_provider;
  EXPECT_EQ(interface_of(request), "provider-ga");
  EXPECT_EQ(interface_of(Invite{}), "call");
  std::set<std::string_view> not_control{"call"}, control = control_interfaces();
  control.merge(not_control);
  EXPECT_EQ(control, known);
  EXPECT_TRUE(not_control.empty());  // none of them is among those by HTTPS
  EXPECT_EQ(interface_of(RegistryRead{}), "pa-registry");
}

TEST(Kinds, EveryMessageHasAnEncoding) {
  for_every_message([&](const Message& message) {
    const std::string bytes = encode(message, {});
    EXPECT_FALSE(bytes.empty()) << name_of_message(message);
    EXPECT_EQ(outline(message, {}).size, bytes.size());
    EXPECT_EQ(bytes.starts_with("HTTP/1.1 "), protocol_of(message) == Protocol::http_response) << bytes;
  });
}

TEST(Size, NeedsNoCopyOfAList) {
  const TrustedListReply reply{200, share(std::string(10'000'000, 'a'))};
  EXPECT_EQ(outline(reply, {}).size, encode(reply, {}).size());
}

}  // namespace
}  // namespace ishaken::messages
