// Messages with random values in every member, as hostile as what carries each can carry (models/messages/
// carrier.h). They follow from members(): a message that is added has random values at once.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <type_traits>
#include <variant>
#include <vector>

#include "models/base/random.h"
#include "models/messages/carrier.h"
#include "models/messages/wire.h"

namespace ishaken::messages {

class RandomMessages {
 public:
  explicit RandomMessages(std::uint64_t seed) : stream_(seed, "messages") {}

  // Returns that alternative of the variant; nothing if it never crosses the network.
  std::optional<Message> of(std::size_t alternative);
  // Returns a request that such a message can answer; nothing if it answers none.
  std::optional<Message> question_of(const Message& reply);
  WireContext context();
  std::uint64_t below(std::uint64_t count) { return stream_.below(count); }

 private:
  template <HasMembers T>
  void fill(T& message);
  // Draws the member of a message that is otherwise filled in as far as members() goes.
  template <class Owner, class T>
  void draw(Owner& message, const Member<Owner, T>& member);
  template <class Owner, class T>
  void draw(Owner& message, const CarriedMember<Owner, T>& member);

  void value(std::string& out, Carrier carrier);
  void value(std::shared_ptr<const std::string>& out, Carrier carrier);
  void value(std::shared_ptr<const Bytes>& out, Carrier carrier);
  void value(Bytes& out, Carrier carrier);
  void value(int& status, Carrier carrier);
  void value(bool& out, Carrier) { out = coin(); }
  void value(std::uint64_t& out, Carrier) { out = coin() ? 0 : stream_.next(); }
  void value(double& out, Carrier);
  void value(CountryCode& out, Carrier);
  void value(Duration& out, Carrier carrier);
  void value(Instant& out, Carrier carrier);
  void value(CallId& out, Carrier) { out = CallId{stream_.next()}; }
  void value(PartyId& out, Carrier);
  void value(TelephoneNumber& out, Carrier);
  template <NamedEnum E>
  void value(E& out, Carrier) {
    out = EnumNames<E>::values[stream_.below(EnumNames<E>::values.size())].value;
  }
  template <HasMembers T>
  void value(T& out, Carrier) {
    fill(out);
  }
  template <class T>
  void value(std::vector<T>& out, Carrier carrier) {
    for (std::size_t n = stream_.below(5); n > 0; --n) value(out.emplace_back(), carrier);
  }

  std::string pieces(std::span<const std::string_view> from, std::size_t longest);
  std::string text();  // UTF-8, with everything that JSON must escape
  std::string url();
  Bytes bytes(std::size_t longest);
  bool coin() { return stream_.chance(0.5); }

  Stream stream_;
};

bool same(const Message& a, const Message& b);

}  // namespace ishaken::messages
