#include "models/parties/governance/approvals.h"

#include <utility>

namespace ishaken::parties {
namespace {

using messages::ApprovalRequest, messages::ApprovalResult;

bool is_ca(const ApprovalRequest& request) {
  return request.role == ApprovalRequest::Role::certification_authority;
}

}  // namespace

void Approvals::applied(const ApprovalRequest& request, const messages::Envelope& envelope, Act& act) {
  if (std::string problem = objection(request, envelope.from); !problem.empty())
    return act.reply(envelope, ApprovalResult{false, std::move(problem)});
  act.after(body_.deliberation.on_matter(act), [this, envelope](Act& later) {
    decide(std::get<ApprovalRequest>(envelope.message), envelope, later);
  });
}

std::string Approvals::objection(const ApprovalRequest& request, PartyId from) const {
  const Directory::Entry& place = body_.directory.at(from);
  if (place.country != body_.country) return "of another country";
  if (place.path != request.name) return "asked for in another's name";
  if (is_ca(request) != (place.role == Role::certification_authority)) return "not what the applicant is";
  const auto holder = is_ca(request) ? spcs_.end() : spcs_.find(request.spc);
  if (holder != spcs_.end() && holder->second != request.name) return "the code belongs to another provider";
  return "";
}

void Approvals::decide(const ApprovalRequest& request, const messages::Envelope& envelope, Act& act) {
  // Another applicant may have got the code meanwhile.
  if (std::string problem = objection(request, envelope.from); !problem.empty())
    return act.reply(envelope, ApprovalResult{false, std::move(problem)});
  approve(request, act);
  act.reply(envelope, ApprovalResult{true, ""});
}

void Approvals::approve(const ApprovalRequest& request, Act& act) {
  act.record(TrustDecision{is_ca(request) ? "approve-ca" : "approve-provider", body_.country, request.name,
                           "applied"});
  if (is_ca(request)) {
    const messages::ApproveCa approved{body_.country, request.name, request.certificate, request.intermediate,
                                       true};
    cas_.insert_or_assign(request.name, approved);
    body_.instruct(approved, act, "ca " + request.name);
  } else {
    spcs_.emplace(request.spc, request.name);
    body_.instruct(messages::ApproveProvider{body_.country, request.name, request.spc, true}, act,
                   "provider " + request.name);
  }
}

void Approvals::withdraw_ca(const std::string& name, Act& act) {
  const auto ca = cas_.find(name);
  if (ca == cas_.end()) return;
  act.record(TrustDecision{"retire-ca", body_.country, name, "approval withdrawn"});
  ca->second.approved = false;
  body_.instruct(ca->second, act, "ca " + name);
  cas_.erase(ca);
}

void Approvals::withdraw_provider(const std::string& name, std::string why, Act& act) {
  act.record(TrustDecision{"withdraw-approval", body_.country, name, std::move(why)});
  body_.instruct(messages::InstructRevocation{body_.country, name}, act);
  for (const auto& [spc, holder] : spcs_)
    if (holder == name)
      body_.instruct(messages::ApproveProvider{body_.country, name, spc, false}, act, "provider " + name);
}

void Approvals::revoke(const std::string& holder, std::string why, bool compromised, Act& act) {
  act.record(TrustDecision{"revoke", body_.country, holder, std::move(why)});
  body_.instruct(messages::InstructRevocation{body_.country, holder, compromised}, act);
}

PartyId Approvals::holder_of(const std::string& spc) const {
  const auto holder = spcs_.find(spc);
  return holder == spcs_.end() ? no_party : body_.directory.find(holder->second);
}

}  // namespace ishaken::parties
