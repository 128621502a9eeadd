#include "models/parties/service_provider/verification_record.h"

#include <fmt/format.h>

#include "models/pki/pem.h"

namespace ishaken::parties {
namespace {

void add_anchor(const trust::TrustedAnchor& anchor, const trust::TrustedList& list,
                const RelyingParty& relying, CallStep& step, CallArtifacts& artifacts) {
  step.fields.emplace_back("anchor", anchor.certificate->subject.to_text());
  step.fields.emplace_back("anchor_country", anchor.country.text());
  step.fields.emplace_back("via", anchor.via.text());
  step.fields.emplace_back("mechanism", std::string(name_of(anchor.mechanism)));
  step.fields.emplace_back("scope",
                           anchor.scoped ? fmt::format("{}", fmt::join(anchor.prefixes, " ")) : "any number");
  artifacts.anchor = pki::to_pem(*anchor.certificate);
  const trust::Authority& authority = list.authorities[anchor.authority];
  artifacts.crl_issuer = pki::to_pem(*authority.root);
  if (const pki::Crl* crl = relying.crl_of(authority))
    artifacts.crl = std::make_shared<const Bytes>(crl->der);
}

void add_chain(const ChainCache::Entry& entry, const trust::TrustedAnchor* anchor,
               const RelyingParty& relying, CallStep& step, CallArtifacts& artifacts) {
  step.fields.emplace_back("certificate", entry.chain.front()->subject.to_text());
  artifacts.chain = entry.text;
  for (const pki::Finding& finding : entry.verdict.path.findings)
    step.fields.emplace_back("finding", fmt::format("certificate {}: {} {}", finding.certificate,
                                                    name_of(finding.fault), finding.detail));
  if (anchor != nullptr) add_anchor(*anchor, *entry.verdict.list, relying, step, artifacts);
}

}  // namespace

void record_verification(const IncomingCall& call, trust::Treatment treatment, const RelyingParty& relying,
                         Act& act) {
  const OutcomeInfo& meaning = info(call.outcome);
  const CallId id = call.invite.call;
  CallStep step{id, "verify", {{"outcome", std::string(meaning.name)}}};
  if (!call.reading.detail.empty()) step.fields.emplace_back("detail", call.reading.detail);
  const trust::TrustedListPtr& list = call.entry != nullptr ? call.entry->verdict.list : relying.list();
  if (list) step.fields.emplace_back("list_sequence", fmt::format("{}", list->sequence));
  CallArtifacts artifacts;
  artifacts.call = id;
  if (!call.invite.identity.empty()) artifacts.identity = call.invite.identity.front();
  artifacts.list = call.entry != nullptr ? call.entry->verdict.list_text : relying.list_text();
  if (call.entry != nullptr) add_chain(*call.entry, call.anchor, relying, step, artifacts);
  act.record(step);
  act.record(artifacts);
  act.record(CallStep{id,
                      "treat",
                      {{"verstat", std::string(text_of(meaning.verstat()))},
                       {"from_abroad", call.from_abroad ? "yes" : "no"},
                       {"treatment", std::string(name_of(treatment))}}});
}

}  // namespace ishaken::parties
