// Orders and news that reach a party from others than parties: the decisions of the outside world, the calls
// of its customers, what an adversary's position lets it see. A directive is handed to its party and has no
// encoding, and the network takes messages alone.
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
    std::variant<CallAttempt, CallOver, Start, ProposeAgreement, EndAgreementWith, DecideExclusion,
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
