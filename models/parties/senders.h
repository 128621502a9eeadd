// The permitted senders of a message, one beside each handler in a party's table. Channels between bodies are
// authenticated, so a message from any other sender is ignored (ATIS-1000080 clause 5).
#pragma once

#include <string_view>

#include "models/messages/message.h"
#include "models/parties/directory.h"

namespace ishaken::parties {

// Any party: for messages that are accepted by their signature, and for questions that all may ask.
struct Anyone {
  static constexpr std::string_view text = "anyone";
  bool operator()(const Directory&, const messages::Envelope&, const auto&) const { return true; }
};
inline constexpr Anyone anyone;

// The STI-PA of the receiver's country.
struct OwnAdministrator {
  static constexpr std::string_view text = "the STI-PA of its country";
  bool operator()(const Directory& directory, const messages::Envelope& envelope, const auto&) const {
    return envelope.from == directory.administrator(directory.at(envelope.to).country);
  }
};
inline constexpr OwnAdministrator own_administrator;

// The STI-GA of the receiver's country.
struct OwnGovernance {
  static constexpr std::string_view text = "the STI-GA of its country";
  bool operator()(const Directory& directory, const messages::Envelope& envelope, const auto&) const {
    return envelope.from == directory.governance(directory.at(envelope.to).country);
  }
};
inline constexpr OwnGovernance own_governance;

// A provider of the receiver's country.
struct OwnProvider {
  static constexpr std::string_view text = "a provider of its country";
  bool operator()(const Directory& directory, const messages::Envelope& envelope, const auto&) const {
    const Directory::Entry& sender = directory.at(envelope.from);
    return sender.role == Role::service_provider && sender.country == directory.at(envelope.to).country;
  }
};
inline constexpr OwnProvider own_provider;

// A party of that role, of any country.
template <Role role>
struct AnyOf {
  static constexpr std::string_view text = role == Role::governance_authority      ? "any STI-GA"
                                           : role == Role::policy_administrator    ? "any STI-PA"
                                           : role == Role::certification_authority ? "any STI-CA"
                                                                                   : "";
  static_assert(!text.empty(), "a role needs its words here");
  bool operator()(const Directory& directory, const messages::Envelope& envelope, const auto&) const {
    return directory.at(envelope.from).role == role;
  }
};
inline constexpr AnyOf<Role::governance_authority> any_governance;
inline constexpr AnyOf<Role::policy_administrator> any_administrator;
inline constexpr AnyOf<Role::certification_authority> any_authority;

// The STI-GA of the country that the message names: governance_of(&RootRequest::asker).
template <class M>
struct GovernanceOf {
  static constexpr std::string_view text = "the STI-GA of the country that it names";
  CountryCode M::* country;
  bool operator()(const Directory& directory, const messages::Envelope& envelope, const M& message) const {
    return envelope.from == directory.governance(message.*country);
  }
};
template <class M>
constexpr GovernanceOf<M> governance_of(CountryCode M::* country) {
  return {country};
}

// The STI-GA of the country that an instruction names, if the receiver is the STI-PA of that country.
template <class M>
struct ServedGovernance {
  static constexpr std::string_view text = "the STI-GA of a country that it serves";
  CountryCode M::* country;
  bool operator()(const Directory& directory, const messages::Envelope& envelope, const M& message) const {
    return envelope.to == directory.administrator(message.*country) &&
           envelope.from == directory.governance(message.*country);
  }
};
template <class M>
constexpr ServedGovernance<M> served_governance(CountryCode M::* country) {
  return {country};
}

}  // namespace ishaken::parties
