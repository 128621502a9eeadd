// Orders and news that reach a party otherwise than by a message: decisions of the outside world, calls of
// its customers, calls that the network lost, and messages that an adversary intercepts. A directive is
// handed to its party; it has no encoding and never crosses the network.
#pragma once

#include <concepts>
#include <type_traits>
#include <utility>
#include <variant>

#include "models/messages/attack.h"
#include "models/messages/directives.h"
#include "models/messages/message.h"
#include "models/messages/user.h"

namespace ishaken::messages {

using AnyDirective =
    std::variant<CallAttempt, CallOver, CallLost, Start, ProposeAgreement, EndAgreementWith, DecideExclusion,
                 DecideRegistration, DecideRevocation, WithdrawApproval, AdoptPolicy, ReplaceKey, HandOver,
                 InsertRogueCa, RemoveEntry, Campaign, StandOnLink, LeaveLink, Capture, Intercepted,
                 AttackFound, AssertAlways, MistakeHolder>;

// A class of its own, so that symbols name it and not its alternatives.
struct Directive : AnyDirective {
  template <class T>
    requires OneOf<std::remove_cvref_t<T>, AnyDirective>
  Directive(T&& body) : AnyDirective(std::in_place_type<std::remove_cvref_t<T>>, std::forward<T>(body)) {}
};

}  // namespace ishaken::messages
