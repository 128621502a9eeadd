// The JSON members of the messages of governance.
#pragma once

#include "models/messages/alarm.h"
#include "models/messages/governance.h"
#include "models/messages/json_members.h"

namespace ishaken::messages {

template <>
struct JsonMembers<trust::Candidate> {
  using T = trust::Candidate;
  static constexpr std::tuple list{json_member("country", &T::country), json_member("region", &T::region),
                                   json_member("mandate", &T::mandate)};
};
template <>
struct JsonMembers<trust::TrustedCountry> {
  using T = trust::TrustedCountry;
  static constexpr std::tuple list{json_member("country", &T::country),
                                   json_member("mechanism", &T::mechanism), json_member("merge", &T::merge),
                                   json_optional("downgraded", &T::downgraded)};
};
template <>
struct JsonMembers<trust::Part> {
  using T = trust::Part;
  static constexpr std::tuple list{json_member("country", &T::country), json_member("name", &T::name)};
};
template <>
struct JsonMembers<trust::Instruction> {
  using T = trust::Instruction;
  static constexpr std::tuple list{
      json_member("trusted", &T::trusted),           json_member("excluded", &T::excluded),
      json_optional("providers", &T::providers),     json_optional("cas", &T::cas),
      json_member("use_registry", &T::use_registry), json_member("re_export", &T::re_export)};
};

template <>
struct JsonMembers<ApprovalRequest> {
  using T = ApprovalRequest;
  static constexpr std::tuple list{json_member("role", &T::role), json_member("name", &T::name),
                                   json_member("spc", &T::spc), json_member("certificate", &T::certificate),
                                   json_member("intermediate", &T::intermediate)};
};
template <>
struct JsonMembers<ApprovalResult> {
  using T = ApprovalResult;
  static constexpr std::tuple list{json_member("approved", &T::approved), json_member("reason", &T::reason)};
};
template <>
struct JsonMembers<ApproveCa> {
  using T = ApproveCa;
  static constexpr std::tuple list{json_member("country", &T::country), json_member("name", &T::name),
                                   json_member("certificate", &T::certificate),
                                   json_member("intermediate", &T::intermediate),
                                   json_member("approved", &T::approved)};
};
template <>
struct JsonMembers<ApproveProvider> {
  using T = ApproveProvider;
  static constexpr std::tuple list{json_member("country", &T::country), json_member("name", &T::name),
                                   json_member("spc", &T::spc), json_member("approved", &T::approved)};
};
template <>
struct JsonMembers<PartnerPin> {
  using T = PartnerPin;
  static constexpr std::tuple list{json_member("partner", &T::partner),
                                   json_member("pa_certificate", &T::pa_certificate)};
};
template <>
struct JsonMembers<InstructTrust> {
  using T = InstructTrust;
  static constexpr std::tuple list{json_member("country", &T::country),
                                   json_member("instruction", &T::instruction),
                                   json_member("pins", &T::pins)};
};
template <>
struct JsonMembers<InstructRevocation> {
  using T = InstructRevocation;
  static constexpr std::tuple list{json_member("country", &T::country), json_member("holder", &T::holder),
                                   json_member("compromised", &T::compromised)};
};
template <>
struct JsonMembers<InstructRegistration> {
  using T = InstructRegistration;
  static constexpr std::tuple list{json_member("country", &T::country),
                                   json_member("registered", &T::registered)};
};
template <>
struct JsonMembers<RegistryNews> {
  using T = RegistryNews;
  static constexpr std::tuple list{json_member("country", &T::country),
                                   json_member("candidates", &T::candidates)};
};
template <>
struct JsonMembers<AgreementProposal> {
  using T = AgreementProposal;
  static constexpr std::tuple list{json_member("proposer", &T::proposer), json_member("mutual", &T::mutual),
                                   json_member("vetting_ns", &T::vetting),
                                   json_member("pa_certificate", &T::pa_certificate)};
};
template <>
struct JsonMembers<AgreementAnswer> {
  using T = AgreementAnswer;
  static constexpr std::tuple list{json_member("answerer", &T::answerer),
                                   json_member("accepted", &T::accepted),
                                   json_member("pa_certificate", &T::pa_certificate)};
};
template <>
struct JsonMembers<AgreementEnd> {
  using T = AgreementEnd;
  static constexpr std::tuple list{json_member("from", &T::from)};
};
template <>
struct JsonMembers<RevocationNotice> {
  using T = RevocationNotice;
  static constexpr std::tuple list{json_member("country", &T::country), json_member("holder", &T::holder)};
};
template <>
struct JsonMembers<KeyAlarm> {
  using T = KeyAlarm;
  static constexpr std::tuple list{json_member("country", &T::country)};
};
template <>
struct JsonMembers<TrustedListPush> {
  using T = TrustedListPush;
  static constexpr std::tuple list{json_member("country", &T::country), json_member("list", &T::list)};
};
template <>
struct JsonMembers<RegistryDispute> {
  using T = RegistryDispute;
  static constexpr std::tuple list{json_member("country", &T::country), json_member("request", &T::request)};
};
template <>
struct JsonMembers<RegistryOrder> {
  using T = RegistryOrder;
  static constexpr std::tuple list{json_member("country", &T::country), json_member("orders", &T::orders)};
};
template <>
struct JsonMembers<RootRequest> {
  using T = RootRequest;
  static constexpr std::tuple list{json_member("asker", &T::asker)};
};
template <>
struct JsonMembers<RootAnswer> {
  using T = RootAnswer;
  static constexpr std::tuple list{json_member("country", &T::country),
                                   json_member("pa_certificate", &T::pa_certificate)};
};
template <>
struct JsonMembers<ConfirmedRoot> {
  using T = ConfirmedRoot;
  static constexpr std::tuple list{json_member("country", &T::country), json_member("of", &T::of),
                                   json_member("pa_certificate", &T::pa_certificate)};
};
template <>
struct JsonMembers<TreeHeadGossip> {
  using T = TreeHeadGossip;
  static constexpr std::tuple list{json_member("head", &T::head), json_member("refuted", &T::refuted)};
};
template <>
struct JsonMembers<LogProofRequest> {
  using T = LogProofRequest;
  static constexpr std::tuple list{json_member("from", &T::from), json_member("to", &T::to)};
};
template <>
struct JsonMembers<LogProof> {
  using T = LogProof;
  static constexpr std::tuple list{json_member("from", &T::from), json_member("to", &T::to),
                                   json_member("hashes", &T::hashes)};
};

}  // namespace ishaken::messages
