// The list of all messages that parties send to one another. Directives (directive.h) are not among them:
// they never cross the network.
#pragma once

#include <concepts>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>

#include "models/messages/agreement.h"
#include "models/messages/alarm.h"
#include "models/messages/call.h"
#include "models/messages/enrolment.h"
#include "models/messages/governance.h"
#include "models/messages/registry.h"
#include "models/messages/repository.h"
#include "models/messages/reputation.h"
#include "models/messages/traceback.h"
#include "models/messages/trust_lists.h"

namespace ishaken::messages {

using AnyMessage =
    std::variant<Invite, FinalResponse,                                                                    //
                 SpcTokenRequest, SpcTokenReply, AcmeNewAccount, AcmeAccount, AcmeNewOrder, AcmeOrder,     //
                 AcmeChallengeAnswer, AcmeChallengeResult, AcmeFinalize, AcmeCertificate, IssuanceReport,  //
                 PublishCertificate, PublishResult, CertificateRequest, CertificateReply,                  //
                 TrustedListRequest, TrustedListReply, CrlRequest, CrlReply, PartnerListRequest,           //
                 PartnerListReply, RegistryRegister, RegistryWithdraw, RegistryResult, RegistryRead,       //
                 RegistryContents,                                                                         //
                 ApprovalRequest, ApprovalResult, ApproveCa, ApproveProvider, InstructTrust,               //
                 InstructRevocation, InstructRegistration, RegistryNews, AgreementProposal, AgreementAnswer,
                 AgreementEnd,  //
                 RevocationNotice, KeyAlarm, TrustedListPush, RegistryDispute, RegistryOrder, RootRequest,
                 RootAnswer, ConfirmedRoot, TreeHeadGossip, LogProofRequest, LogProof,  //
                 EvidenceReport, SharedEvidence, TracebackRequest, TracebackAnswer>;

template <class T, class Variant>
inline constexpr bool is_alternative = false;
template <class T, class... All>
inline constexpr bool is_alternative<T, std::variant<All...>> = (std::same_as<T, All> || ...);
template <class T, class Variant>
concept OneOf = is_alternative<T, Variant>;

// One message of any kind. It is a class of its own, whose copies are compiled once (message.cc): the
// variant's name alone fills a page in every symbol that mentions it, and every file that copies a variant
// would compile seventy copies again.
struct Message : AnyMessage {
  Message();
  template <class T>
    requires OneOf<std::remove_cvref_t<T>, AnyMessage>
  Message(T&& body) : AnyMessage(std::in_place_type<std::remove_cvref_t<T>>, std::forward<T>(body)) {}
  Message(const Message&);
  Message(Message&&) noexcept;
  Message& operator=(const Message&);
  Message& operator=(Message&&) noexcept;
  ~Message();
};

// A message with its sender and receiver.
struct Envelope {
  PartyId from = no_party;
  PartyId to = no_party;
  RequestId request{};  // set by a request, repeated by its reply
  bool is_reply = false;
  Message message;
};

}  // namespace ishaken::messages
