// An STI-CA over ACME: for whom it issues, and for whom it does not.
#include "models/parties/certification_authority/certification_authority.h"

#include <gtest/gtest.h>

#include "models/messages/loot.h"
#include "models/parties/theft.h"
#include "models/pki/csr.h"
#include "models/pki/pem.h"
#include "models/pki/profile_check.h"
#include "models/pki/spc_token.h"
#include "models/trust/signed_claims.h"
#include "tests/unit/models/parties/countries.h"

namespace ishaken::parties::testing {
namespace {

Bytes point_of(const pki::PublicKey& key) { return {key.point().begin(), key.point().end()}; }

struct AuthorityTest : ::testing::Test {
  Countries world;
  CertificationAuthority party{world.authority(FR), world.shared};
  Bench bench{party, world.party("FR/ca/1"), world.directory, world.start};
  RootedKeys pa = world.keys(FR);
  pki::PrivateKey account_key = pki::PrivateKey::derive(5, "account"),
                  key = pki::PrivateKey::derive(5, "leaf");
  const pki::TnAuthList list = pki::TnAuthList::of("FR01");
  std::string applicant = "FR/provider/1";

  template <class Reply>
  Reply ask(messages::Message request) {
    bench.tell(world.party(applicant), std::move(request));
    for (auto each = bench.act.sent.rbegin(); each != bench.act.sent.rend(); ++each)
      if (const auto* reply = std::get_if<Reply>(&each->message); reply != nullptr && each->is_reply)
        return *reply;
    return {};
  }
  std::string account() {
    return ask<messages::AcmeAccount>(messages::AcmeNewAccount{point_of(account_key.public_key())}).account;
  }
  messages::AcmeOrder order(const std::string& account) {
    return ask<messages::AcmeOrder>(messages::AcmeNewOrder{account, list.to_der()});
  }
  std::string token(const std::function<void(pki::SpcToken&)>& change = {},
                    const RootedKeys* by = nullptr) const {
    pki::SpcToken out;
    out.exp = numeric_date(bench.act.clock + hour);
    out.jti = "1";
    out.spc = "FR01";
    out.fingerprint = pki::account_fingerprint(account_key.public_key());
    if (change) change(out);
    return (by != nullptr ? *by : pa).sign("JWT", pki::to_claims(out));
  }
  Bytes csr(const pki::TnAuthList& wanted, const std::string& spc = "FR01") const {
    return pki::make_csr(pki::provider_name("FR", "Provider", spc), wanted, key, *world.crypto);
  }
  // Up to a challenge that waits for its answer.
  struct Case {
    std::string account;
    messages::AcmeOrder order;
  };
  Case open() {
    const std::string url = account();
    return {url, order(url)};
  }
  messages::AcmeChallengeResult challenge(const Case& at, const std::string& with) {
    return ask<messages::AcmeChallengeResult>(
        messages::AcmeChallengeAnswer{at.account, at.order.challenge, with});
  }
  // The certificate, after the STI-CR said that it serves it.
  messages::AcmeCertificate finalize(const Case& at, const Bytes& request) {
    bench.answer = [](const Sent& sent) -> std::optional<messages::Message> {
      if (std::holds_alternative<messages::PublishCertificate>(sent.message))
        return messages::PublishResult{};
      return std::nullopt;
    };
    return ask<messages::AcmeCertificate>(messages::AcmeFinalize{at.account, at.order.order, request});
  }
};

TEST_F(AuthorityTest, AsksItsGovernanceForApproval) {
  bench.direct(messages::Start{});
  const auto request = bench.act.all<messages::ApprovalRequest>().at(0);
  EXPECT_EQ(request.name, "FR/ca/1");
  EXPECT_EQ(bench.act.last<messages::ApprovalRequest>()->to, world.party("FR/ga"));
  EXPECT_TRUE(pki::certificate_from_pem(request.certificate));
  EXPECT_TRUE(pki::certificate_from_pem(request.intermediate));
}

TEST_F(AuthorityTest, IssuesForAGoodTokenAndCsr) {
  const Case at = open();
  EXPECT_EQ(at.order.status, 201);
  EXPECT_EQ(challenge(at, token()).status, 200);
  const auto reply = finalize(at, csr(list));
  ASSERT_EQ(reply.status, 200) << reply.problem;
  const auto chain = pki::chain_from_pem(reply.chain).value();
  ASSERT_EQ(chain.size(), 2u);
  EXPECT_TRUE(pki::check_profile(*chain[0], pki::CertificateRole::leaf).empty());
  EXPECT_EQ(chain[0]->spc(), "FR01");
  EXPECT_EQ(chain[0]->public_key, key.public_key());
  EXPECT_TRUE(pki::signed_by(*chain[0], chain[1]->public_key, *world.crypto));
  EXPECT_EQ(chain[0]->not_after, bench.act.clock + 30 * day);
  const auto publication = bench.act.all<messages::PublishCertificate>().at(0);
  EXPECT_EQ(reply.url, "https://cr.FR.example" + publication.path);
  EXPECT_EQ(publication.chain, reply.chain);
  const auto report = bench.act.all<messages::IssuanceReport>().at(0);
  EXPECT_EQ(report.spc, "FR01");
  EXPECT_EQ(report.certificate, pki::to_pem(*chain[0]));
  // An order is good for one certificate.
  EXPECT_EQ(finalize(at, csr(list)).status, 403);
}

TEST_F(AuthorityTest, RefusesTokensThatAreNotForThisOrder) {
  const Case at = open();
  const RootedKeys other = world.keys(DE);
  struct Row {
    const char* name;
    std::string token;
  };
  const std::string good = token();
  for (const Row& row :
       {Row{"no token", ""}, Row{"garbage", "a.b.c"},
        Row{"another code", token([](auto& t) { t.spc = "FR02"; })},
        Row{"another account",
            token([&](auto& t) { t.fingerprint = pki::account_fingerprint(key.public_key()); })},
        // Deployed clients disagree about what is hashed; the thumbprint is not what is meant here.
        Row{"thumbprint",
            token([&](auto& t) { t.fingerprint = pki::thumbprint_fingerprint(account_key.public_key()); })},
        Row{"expired", token([&](auto& t) { t.exp = numeric_date(bench.act.clock); })},
        Row{"for a CA", token([](auto& t) { t.ca = true; })},
        Row{"no jti", token([](auto& t) { t.jti.clear(); })}, Row{"another STI-PA", token({}, &other)},
        Row{"changed", good.substr(0, good.size() - 4) + "AAAA"},
        Row{"not a token but a list", pa.sign("trusted-list", {{"exp", 1}})}}) {
    const auto result = challenge(at, row.token);
    EXPECT_EQ(result.status, 403) << row.name;
    EXPECT_FALSE(result.problem.empty()) << row.name;
  }
  EXPECT_EQ(finalize(at, csr(list)).status, 403);  // never authorized
  EXPECT_EQ(challenge(at, token()).status, 200);
  EXPECT_EQ(challenge(at, "").status, 403);  // the last answer counts
  EXPECT_EQ(finalize(at, csr(list)).status, 403);
}

// The token is bound to the account key: whoever steals it cannot use it. That the same account uses it for a
// second order until it expires is allowed (see the README of models/parties).
TEST_F(AuthorityTest, ATokenServesItsAccountAgainUntilItExpires) {
  const std::string url = account(), same = token();
  for (int i = 0; i < 2; ++i) {
    const Case at{url, order(url)};
    EXPECT_EQ(challenge(at, same).status, 200);
    EXPECT_EQ(finalize(at, csr(list)).status, 200);
  }
  bench.pass(2 * hour);
  EXPECT_EQ(challenge({url, order(url)}, same).status, 403);
}

TEST_F(AuthorityTest, RefusesCsrsThatAskForSomethingElse) {
  const Case at = open();
  ASSERT_EQ(challenge(at, token()).status, 200);
  pki::TnAuthList two = list;
  two.entries.emplace_back(pki::ServiceProviderCode{"FR02"});
  const auto refused = [&](const Bytes& request) {
    const auto reply = finalize(at, request);
    return reply.status == 403 && reply.chain.empty() && !reply.problem.empty();
  };
  EXPECT_TRUE(refused({}));
  EXPECT_TRUE(refused(Bytes{1, 2, 3}));
  EXPECT_TRUE(refused(csr(pki::TnAuthList::of("FR02"), "FR02")));
  EXPECT_TRUE(refused(csr(two)));
  EXPECT_TRUE(refused(csr(list, "FR02")));  // a common name that no verifier would accept
  Bytes changed = csr(list);
  changed[60] ^= 1;
  EXPECT_TRUE(refused(changed));  // the key that it is for did not sign it
  pki::DistinguishedName huge = pki::provider_name("FR", std::string(15'950, 'x'), "FR01");
  EXPECT_TRUE(refused(pki::make_csr(huge, list, key, *world.crypto)));
  pki::DistinguishedName nameless;
  EXPECT_TRUE(refused(pki::make_csr(nameless, list, key, *world.crypto)));
  EXPECT_TRUE(bench.act.all<messages::IssuanceReport>().empty());
  EXPECT_EQ(finalize(at, csr(list)).status, 200);  // the order is still good
}

TEST_F(AuthorityTest, AccountsAndOrdersAreTheirOwners) {
  const Case at = open();
  ASSERT_EQ(challenge(at, token()).status, 200);
  applicant = "FR/provider/2";  // knows every address
  EXPECT_EQ(order(at.account).status, 403);
  EXPECT_EQ(challenge(at, token()).status, 403);
  EXPECT_EQ(finalize(at, csr(list)).status, 403);
  EXPECT_NE(account(), at.account);  // even with the same key: that one is the first provider's
  applicant = "FR/provider/1";
  EXPECT_EQ(account(), at.account);
  EXPECT_EQ(finalize(at, csr(list)).status, 200);
}

TEST_F(AuthorityTest, RefusesWhatIsNoKeyNoListNoOrder) {
  EXPECT_EQ(ask<messages::AcmeAccount>(messages::AcmeNewAccount{Bytes{}}).status, 400);
  EXPECT_EQ(ask<messages::AcmeAccount>(messages::AcmeNewAccount{Bytes(64, 1)}).status, 400);
  EXPECT_EQ(ask<messages::AcmeAccount>(messages::AcmeNewAccount{Bytes(65, 0)}).status, 400);
  const std::string url = account();
  for (const Bytes& bad : {Bytes{}, Bytes{0x30, 0x00}, pki::TnAuthList{{pki::NumberRange{"33", 5}}}.to_der()})
    EXPECT_EQ(ask<messages::AcmeOrder>(messages::AcmeNewOrder{url, bad}).status, 403);
  EXPECT_EQ(ask<messages::AcmeOrder>(messages::AcmeNewOrder{"", list.to_der()}).status, 403);
  for (const char* bad : {"", "/", "https://ca1.FR.example/acme/order/9/tkauth-01"})
    EXPECT_EQ(ask<messages::AcmeChallengeResult>(messages::AcmeChallengeAnswer{url, bad, token()}).status,
              403);
  EXPECT_EQ(ask<messages::AcmeCertificate>(messages::AcmeFinalize{url, "", csr(list)}).status, 403);
}

TEST_F(AuthorityTest, ANewIntermediateIsPutBeforeItsGovernance) {
  bench.direct(messages::Start{});
  bench.direct(messages::ReplaceKey{});
  const auto requests = bench.act.all<messages::ApprovalRequest>();
  ASSERT_EQ(requests.size(), 2u);
  EXPECT_EQ(requests[0].certificate, requests[1].certificate);
  EXPECT_NE(requests[0].intermediate, requests[1].intermediate);
}

// --- publication ---

TEST_F(AuthorityTest, TheApplicantIsAnsweredWhenTheRepositoryServesTheChain) {
  const Case at = open();
  ASSERT_EQ(challenge(at, token()).status, 200);
  bench.tell(world.party(applicant), messages::AcmeFinalize{at.account, at.order.order, csr(list)});
  EXPECT_TRUE(bench.act.all<messages::AcmeCertificate>().empty());
  const Sent publication = *bench.act.last<messages::PublishCertificate>();
  EXPECT_EQ(publication.to, world.party("FR/cr"));
  bench.answer_to(publication, messages::PublishResult{});
  ASSERT_EQ(bench.act.all<messages::AcmeCertificate>().size(), 1u);
  EXPECT_EQ(bench.act.all<messages::AcmeCertificate>()[0].status, 200);
}

TEST_F(AuthorityTest, ALostPublicationLeavesTheOrderUnanswered) {
  const Case at = open();
  ASSERT_EQ(challenge(at, token()).status, 200);
  bench.tell(world.party(applicant), messages::AcmeFinalize{at.account, at.order.order, csr(list)});
  const Sent publication = *bench.act.last<messages::PublishCertificate>();
  bench.lose(publication);
  bench.answer_to(publication, messages::PublishResult{});  // too late
  EXPECT_TRUE(bench.act.all<messages::AcmeCertificate>().empty());
  EXPECT_FALSE(bench.act.questions.contains(publication.request));
}

// --- after a theft ---

TEST_F(AuthorityTest, ANoticeLeadsToANewIntermediate) {
  bench.direct(messages::Start{});
  const auto old = party.keys().intermediate();
  bench.tell(world.party("DE/pa"), messages::RevocationNotice{FR, "FR/ca/1"});
  bench.tell(world.party("FR/ga"), messages::RevocationNotice{FR, "FR/ca/1"});
  bench.tell(world.party("FR/pa"), messages::RevocationNotice{FR, "FR/ca/2"});
  EXPECT_EQ(party.keys().intermediate(), old);
  bench.pass(10 * day);
  bench.tell(world.party("FR/pa"), messages::RevocationNotice{FR, "FR/ca/1"});
  const auto fresh = party.keys().intermediate();
  EXPECT_NE(fresh->public_key, old->public_key);
  EXPECT_NE(fresh->serial, old->serial);
  EXPECT_NE(fresh->subject, old->subject);
  EXPECT_TRUE(pki::signed_by(*fresh, party.keys().root()->public_key, *world.crypto));
  const auto stolen = party.steal({Theft::What::signing_key});
  EXPECT_EQ(std::get<messages::StolenCaKey>(*stolen).key.public_key(), fresh->public_key);
  // Others' clocks may be a little behind.
  EXPECT_EQ(fresh->not_before, bench.act.clock - 5 * minute);
  ASSERT_EQ(bench.act.all<messages::ApprovalRequest>().size(), 2u);
  EXPECT_EQ(bench.act.all<messages::ApprovalRequest>()[1].intermediate, pki::to_pem(*fresh));
  // It issues under the new one.
  const Case at = open();
  ASSERT_EQ(challenge(at, token()).status, 200);
  const auto chain = pki::chain_from_pem(finalize(at, csr(list)).chain).value();
  EXPECT_EQ(chain[1]->fingerprint, fresh->fingerprint);
  EXPECT_TRUE(pki::signed_by(*chain[0], fresh->public_key, *world.crypto));
}

TEST_F(AuthorityTest, ATokenByAReplacedKeyOfTheStiPaIsRefusedOnceTheNewOneWasSeen) {
  const RootedKeys thief = pa;  // as it was
  const Case at = open();
  pa.rotate(bench.act.clock);
  EXPECT_EQ(challenge(at, token({}, &thief)).status, 200);  // it cannot know yet
  EXPECT_EQ(challenge(at, token()).status, 200);
  const auto refused = challenge(at, token({}, &thief));
  EXPECT_EQ(refused.status, 403);
  EXPECT_EQ(refused.problem, "signed with a key that was replaced");
  EXPECT_EQ(challenge(at, token()).status, 200);
}

}  // namespace
}  // namespace ishaken::parties::testing
