// Who is told that its certificates were revoked, and what else an STI-PA puts right then.
#include "models/pki/crl.h"
#include "models/pki/pem.h"
#include "tests/unit/models/parties/administrator_room.h"

namespace ishaken::parties::testing {
namespace {

struct RevocationNoticeTest : AdministratorRoom {
  pki::PrivateKey intermediate_key = pki::PrivateKey::derive(3, "intermediate");
  pki::CertificatePtr intermediate;
  Bytes serial = Bytes(16, 0x40);
  const pki::CertificateRules rules{"2.999.70", {own().crl_url(), own().root()->subject}};

  void begin() {
    AdministratorRoom::begin();
    const auto root_key = pki::PrivateKey::derive(3, "FR/ca/1");
    const auto made = *pki::certificate_from_pem(root("FR/ca/1"));
    const auto wanted = pki::intermediate_template(*made, pki::intermediate_name("FR", "FR/ca/1"),
                                                   intermediate_key.public_key(), next_serial(),
                                                   {world.born, world.start + 5000 * day}, rules);
    intermediate = *pki::decode_certificate(pki::issue_certificate(wanted, root_key, *world.crypto));
    tell("FR/ga", messages::ApproveCa{FR, "FR/ca/1", root("FR/ca/1"), pki::to_pem(*intermediate), true});
    for (const int i : {1, 2}) {
      const std::string code = "FR0" + std::to_string(i);
      tell("FR/ga", messages::ApproveProvider{FR, "FR/provider/" + std::to_string(i), code, true});
    }
  }
  Bytes next_serial() {
    ++serial.back();
    return serial;
  }
  void issued(const std::string& spc) {
    const auto wanted =
        pki::leaf_template(*intermediate, pki::provider_name("FR", "P", spc), intermediate_key.public_key(),
                           spc, next_serial(), {world.start, world.start + 300 * day}, rules);
    const auto leaf =
        *pki::decode_certificate(pki::issue_certificate(wanted, intermediate_key, *world.crypto));
    tell("FR/ca/1", messages::IssuanceReport{spc, pki::to_pem(*leaf)});
  }
  std::vector<std::string> notices() const {
    std::vector<std::string> out;
    for (const Sent& each : bench->act.sent)
      if (const auto* notice = std::get_if<messages::RevocationNotice>(&each.message)) {
        EXPECT_EQ(each.to, world.directory.find(notice->holder));
        out.push_back(notice->holder);
      }
    return out;
  }
  std::vector<pki::RevocationReason> revoked() {
    tell("DE/provider/1", messages::CrlRequest{party->keys().crl_url()});
    std::vector<pki::RevocationReason> out;
    const auto crl = pki::decode_crl(*bench->act.all<messages::CrlReply>().back().crl).value();
    for (const auto& each : crl->entries) out.push_back(each.reason);
    return out;
  }
  int token(std::string_view from, const std::string& spc) {
    tell(from, messages::SpcTokenRequest{spc, ""});
    return bench->act.all<messages::SpcTokenReply>().back().status;
  }
};

TEST_F(RevocationNoticeTest, WhoeverIsToBlameGetsNoNotice) {
  begin();
  issued("FR01");
  tell("FR/ga", messages::InstructRevocation{FR, "FR/provider/1", false});
  EXPECT_EQ(notices(), Names{});
  EXPECT_EQ(revoked(), std::vector{pki::RevocationReason::privilege_withdrawn});
}

TEST_F(RevocationNoticeTest, WhoeverLostAKeyIsToldToReplaceIt) {
  begin();
  issued("FR01");
  issued("FR02");
  tell("FR/ga", messages::InstructRevocation{FR, "FR/provider/1", true});
  EXPECT_EQ(notices(), Names{"FR/provider/1"});
  EXPECT_EQ(revoked(), std::vector{pki::RevocationReason::key_compromise});
  const auto answered = bench->act.records<AttackAnswered>();
  ASSERT_EQ(answered.size(), 1u);
  EXPECT_EQ(answered[0].milestone, AttackAnswered::Milestone::published);
  EXPECT_EQ(answered[0].object, "FR/provider/1");
}

TEST_F(RevocationNoticeTest, WhoeverStandsBelowARevokedIntermediateIsToldToo) {
  begin();
  issued("FR01");
  tell("FR/ga", messages::InstructRevocation{FR, "FR/ca/1", true});
  EXPECT_EQ(notices(), (Names{"FR/ca/1", "FR/provider/1"}));  // provider 2 has no certificate
  EXPECT_EQ(revoked().size(), 1u);
}

TEST_F(RevocationNoticeTest, AnUnknownHolderIsNobodysConcern) {
  begin();
  tell("FR/ga", messages::InstructRevocation{FR, "nobody", true});
  EXPECT_EQ(notices(), Names{});
  EXPECT_TRUE(revoked().empty());
}

TEST_F(RevocationNoticeTest, BooksThatNameAStrangerArePutRight) {
  begin();
  EXPECT_EQ(token("DE/provider/1", "FR01"), 403);
  direct(messages::MistakeHolder{"FR01", "DE/provider/1"});
  EXPECT_EQ(token("DE/provider/1", "FR01"), 200);
  EXPECT_EQ(token("FR/provider/1", "FR01"), 200);  // beside its holder
  EXPECT_EQ(token("DE/provider/1", "FR02"), 403);
  issued("FR01");  // to the stranger, and
  issued("FR01");  // to the provider
  tell("FR/ga", messages::InstructRevocation{FR, "FR/provider/2", true});
  EXPECT_EQ(token("DE/provider/1", "FR01"), 200);
  tell("FR/ga", messages::InstructRevocation{FR, "FR/provider/1", true});
  EXPECT_EQ(token("DE/provider/1", "FR01"), 403);
  EXPECT_EQ(token("FR/provider/1", "FR01"), 200);
  EXPECT_EQ(revoked().size(), 2u);
}

TEST_F(RevocationNoticeTest, ItsOwnKeyIsReplacedAndNothingRevoked) {
  begin();
  register_it();
  const auto signer = party->keys().signer().certificate->fingerprint;
  const std::size_t entries = bench->act.all<messages::RegistryRegister>().size();
  tell("FR/ga", messages::InstructRevocation{FR, "FR/pa", true});
  EXPECT_NE(party->keys().signer().certificate->fingerprint, signer);
  EXPECT_EQ(bench->act.all<messages::RegistryRegister>().size(), entries + 1);  // under the new key
  EXPECT_TRUE(revoked().empty());
  EXPECT_EQ(notices(), Names{});
}

}  // namespace
}  // namespace ishaken::parties::testing
