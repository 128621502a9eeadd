// Certificates, requests, CRLs and keys that we make, read and checked by the openssl command line.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <stdlib.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>

#include "models/pki/csr.h"
#include "models/pki/der.h"
#include "tests/unit/models/pki/world.h"

namespace ishaken::pki {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using testing::World;

struct Outcome {
  int status = -1;
  std::string output;  // of both streams
};

class OpensslCommand : public ::testing::Test {
 protected:
  World world_{openssl_crypto()};
  std::filesystem::path folder_;

  void SetUp() override {
    std::string pattern = (std::filesystem::temp_directory_path() / "ishaken-conformance-XXXXXX").string();
    ASSERT_NE(mkdtemp(pattern.data()), nullptr);
    folder_ = pattern;
    write("root.pem", to_pem(*world_.root));
    write("intermediate.pem", to_pem(*world_.intermediate));
    write("leaf.pem", to_pem(*world_.leaf));
    write("crl.pem", to_pem(*world_.crls[0].crl));
    // openssl wants the path of the CRL's signer to end in the same root as the certificate's (a reading of
    // RFC 5280 section 6.3.3 (f)). In SHAKEN it ends in the STI-PA's root, so for these tests the STI-CA
    // certifies the STI-PA's key and name a second time. The CRL is the one that the STI-PA publishes, octet
    // by octet.
    const auto crl_signer = testing::made(
        pa_signer_template(*world_.root, world_.pa_name, world_.pa_key.public_key(), testing::serial(40),
                           {testing::at("2025-01-01"), testing::at("2030-01-01")}),
        world_.root_key, *world_.crypto);
    write("crl_signer.pem", to_pem(*crl_signer));
    write("untrusted.pem", to_pem(*world_.intermediate) + to_pem(*crl_signer));
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  void write(const std::string& name, std::string_view content) const {
    std::ofstream(folder_ / name, std::ios::binary) << content;
  }
  void write_der(const std::string& name, ByteView content) const { write(name, as_text(content)); }

  Outcome run(const std::string& arguments) const {
    const std::string command =
        "cd '" + folder_.string() + "' && '" OPENSSL_COMMAND "' " + arguments + " 2>&1";
    Outcome out;
    std::FILE* const pipe = popen(command.c_str(), "r");
    std::array<char, 4096> buffer;
    while (const std::size_t count = std::fread(buffer.data(), 1, buffer.size(), pipe))
      out.output.append(buffer.data(), count);
    out.status = pclose(pipe);
    return out;
  }
  Outcome verify(const std::string& options, const std::string& certificate = "leaf.pem") const {
    return run("verify -x509_strict -purpose any -attime " + std::to_string(numeric_date(testing::now)) +
               " -CAfile root.pem " + options + " " + certificate);
  }
  Outcome verify_with_crl(const std::string& certificate = "leaf.pem") const {
    return verify("-extended_crl -crl_check -CRLfile crl.pem -untrusted untrusted.pem", certificate);
  }
  void publish_crl() const {
    write("crl.pem", to_pem(*decode_crl(issue_crl(world_.crl, world_.pa_key, *world_.crypto)).value()));
  }
};

TEST_F(OpensslCommand, ReadsTheFieldsOfALeaf) {
  const Outcome text = run("x509 -in leaf.pem -noout -text -nameopt RFC2253");
  EXPECT_EQ(text.status, 0);
  for (const char* line :
       {"Version: 3", "5a:5a:5a:5a:5a:5a:5a:5a:5a:5a:5a:5a:5a:5a:5a:03",
        "Signature Algorithm: ecdsa-with-SHA256", "Issuer: CN=Example CA SHAKEN CA,O=Example CA,C=US",
        "Subject: CN=SHAKEN 123A,O=Provider,C=US", "Not After : Jan  1 00:00:00 2027 GMT",
        "NIST CURVE: P-256", "Basic Constraints: critical", "CA:FALSE", "Key Usage: critical",
        "Digital Signature", "Policy: 2.16.840.1.114569.1.1.4", "URI:https://pa.example/crl", "DirName",
        "1.3.6.1.5.5.7.1.26"})
    EXPECT_THAT(text.output, HasSubstr(line));
}

TEST_F(OpensslCommand, ReadsTheFieldsOfAnIntermediate) {
  const Outcome text = run("x509 -in intermediate.pem -noout -text");
  EXPECT_THAT(text.output, HasSubstr("CA:TRUE, pathlen:0"));
  EXPECT_THAT(text.output, HasSubstr("Certificate Sign\n"));
}

TEST_F(OpensslCommand, VerifiesTheChain) {
  EXPECT_THAT(verify("-untrusted intermediate.pem").output, HasSubstr("leaf.pem: OK"));
  EXPECT_THAT(verify("", "intermediate.pem").output, HasSubstr("intermediate.pem: OK"));
  EXPECT_THAT(verify("", "root.pem").output, HasSubstr("root.pem: OK"));
  EXPECT_NE(verify("").status, 0) << "without the intermediate";
}

TEST_F(OpensslCommand, RefusesWhatModelledCryptoSigned) {
  const World modelled(modelled_crypto());
  write("leaf.pem", to_pem(*modelled.leaf));
  const Outcome refused = verify("-untrusted intermediate.pem");
  EXPECT_NE(refused.status, 0);
  EXPECT_THAT(refused.output, HasSubstr("certificate signature failure"));
}

TEST_F(OpensslCommand, ReadsTheCrl) {
  world_.crl.entries = {
      {world_.leaf->issuer, world_.leaf->serial, testing::now, RevocationReason::key_compromise}};
  publish_crl();
  const Outcome text = run("crl -in crl.pem -noout -text");
  EXPECT_EQ(text.status, 0);
  for (const char* line : {"Version 2", "CRL Number", "Issuing Distribution Point: critical", "Indirect CRL",
                           "URI:https://pa.example/crl", "Key Compromise", "Certificate Issuer: critical",
                           "5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A03"})
    EXPECT_THAT(text.output, HasSubstr(line));
  EXPECT_THAT(run("crl -in crl.pem -noout -CAfile crl_signer.pem").output, HasSubstr("verify OK"));
  world_.crl.next_update += std::chrono::hours(1);
  write("forged.pem", to_pem(*decode_crl(issue_crl(world_.crl, world_.stranger, *world_.crypto)).value()));
  EXPECT_THAT(run("crl -in forged.pem -noout -CAfile crl_signer.pem").output, Not(HasSubstr("verify OK")));
}

TEST_F(OpensslCommand, ChecksTheIndirectCrl) {
  const Outcome leaf = verify_with_crl();
  EXPECT_THAT(leaf.output, HasSubstr("leaf.pem: OK"));
  EXPECT_THAT(verify_with_crl("intermediate.pem").output, HasSubstr("intermediate.pem: OK"));
}

// The same lists as in the unit tests: openssl and we must agree which certificates they revoke.
TEST_F(OpensslCommand, AgreesWhoIsRevoked) {
  const auto issuer = world_.leaf->issuer;
  const auto other = testing::serial(99);
  const struct {
    const char* what;
    std::vector<RevokedCertificate> entries;
    bool leaf, intermediate;
  } lists[] = {
      {"the leaf", {{issuer, world_.leaf->serial, testing::now}}, true, false},
      {"the intermediate", {{world_.root->subject, world_.intermediate->serial, testing::now}}, false, true},
      {"the leaf, issuer inherited",
       {{issuer, other, testing::now}, {issuer, world_.leaf->serial, testing::now}},
       true,
       false},
      {"the leaf's number under another issuer",
       {{world_.root->subject, world_.leaf->serial, testing::now}, {issuer, other, testing::now}},
       false,
       false},
      {"the leaf's number without issuer: the CRL issuer's own",
       {{world_.pa_name, world_.leaf->serial, testing::now}},
       false,
       false},
      {"both",
       {{world_.root->subject, world_.intermediate->serial, testing::now},
        {issuer, world_.leaf->serial, testing::now}},
       true,
       true},
  };
  for (const bool abbreviate : {true, false}) {
    for (const auto& list : lists) {
      world_.crl.entries = list.entries;
      world_.crl.abbreviate_issuers = abbreviate;
      publish_crl();
      const auto crl = world_.source().crl;
      EXPECT_EQ(is_revoked(*crl, *world_.leaf), list.leaf) << list.what;
      EXPECT_EQ(is_revoked(*crl, *world_.intermediate), list.intermediate) << list.what;
      const auto verdict = [](bool revoked) { return revoked ? "certificate revoked" : ": OK"; };
      EXPECT_THAT(verify_with_crl().output, HasSubstr(verdict(list.leaf))) << list.what;
      EXPECT_THAT(verify_with_crl("intermediate.pem").output, HasSubstr(verdict(list.intermediate)))
          << list.what;
    }
  }
}

TEST_F(OpensslCommand, RefusesCrlsThatDoNotApply) {
  const auto original = world_.crl;
  const auto refused_with = [&](auto change) {
    world_.crl = original;
    change(world_.crl);
    publish_crl();
    return verify_with_crl().output;
  };
  EXPECT_THAT(refused_with([](CrlTemplate& t) { t.url = "https://elsewhere.example/crl"; }),
              HasSubstr("error"));
  EXPECT_THAT(refused_with([](CrlTemplate& t) { t.indirect = false; }), HasSubstr("error"));
  EXPECT_THAT(refused_with([](CrlTemplate& t) { t.next_update = testing::now - std::chrono::minutes(1); }),
              HasSubstr("CRL has expired"));
  EXPECT_THAT(refused_with([](CrlTemplate& t) { t.this_update = testing::now + std::chrono::minutes(1); }),
              HasSubstr("CRL is not yet valid"));
}

TEST_F(OpensslCommand, ChecksTheRequest) {
  write("csr.pem", to_pem("CERTIFICATE REQUEST", make_csr(world_.leaf->subject, TnAuthList::of("123A"),
                                                          world_.leaf_key, *world_.crypto)));
  const Outcome text = run("req -in csr.pem -noout -verify -text");
  EXPECT_EQ(text.status, 0);
  EXPECT_THAT(text.output, HasSubstr("verify OK"));
  EXPECT_THAT(text.output, HasSubstr("Requested Extensions"));
  EXPECT_THAT(text.output, HasSubstr("1.3.6.1.5.5.7.1.26"));
  write("bad.pem", to_pem("CERTIFICATE REQUEST", make_csr(world_.leaf->subject, TnAuthList::of("123A"),
                                                          world_.leaf_key, *modelled_crypto())));
  EXPECT_THAT(run("req -in bad.pem -noout -verify").output, Not(HasSubstr("verify OK")));
}

TEST_F(OpensslCommand, ParsesTheTnAuthList) {
  write_der("list.der", TnAuthList{{ServiceProviderCode{"123A"}, NumberRange{"12155550000", 100}}}.to_der());
  const Outcome text = run("asn1parse -inform DER -in list.der");
  EXPECT_EQ(text.status, 0);
  EXPECT_THAT(text.output, HasSubstr("IA5STRING         :123A"));
  EXPECT_THAT(text.output, HasSubstr("INTEGER           :64"));
}

TEST_F(OpensslCommand, LoadsTheKeys) {
  write("key.pem", world_.leaf_key.to_pem());
  write("public.pem", world_.leaf_key.public_key().to_pem());
  EXPECT_THAT(run("pkey -in key.pem -noout -check").output, HasSubstr("Key is valid"));
  EXPECT_EQ(run("pkey -in key.pem -pubout").output, world_.leaf_key.public_key().to_pem());
  EXPECT_EQ(run("x509 -in leaf.pem -noout -pubkey").output, run("pkey -pubin -in public.pem").output);
}

// A token's signature, in the DER that openssl reads; and a signature of openssl's, verified by us.
TEST_F(OpensslCommand, SignaturesGoBothWays) {
  const std::string message = "signing input of a token";
  write("message", message);
  write("key.pem", world_.leaf_key.to_pem());
  write("public.pem", world_.leaf_key.public_key().to_pem());
  const Signature signature = world_.crypto->sign(world_.leaf_key, as_bytes(message));
  const std::span<const std::uint8_t> both(signature);
  write_der("signature",
            der::sequence({der::unsigned_integer(both.first(32)), der::unsigned_integer(both.last(32))}));
  EXPECT_THAT(run("dgst -sha256 -verify public.pem -signature signature message").output,
              HasSubstr("Verified OK"));

  ASSERT_EQ(run("dgst -sha256 -sign key.pem -out theirs message").status, 0);
  std::ifstream file(folder_ / "theirs", std::ios::binary);
  const std::string text((std::istreambuf_iterator<char>(file)), {});
  der::Reader outer(as_bytes(text));
  der::Reader numbers(outer.read(0x30).value());
  Signature theirs{};
  for (std::size_t half = 0; half < 2; ++half) {
    ByteView number = numbers.read(0x02).value();
    if (number.size() == 33) number = number.subspan(1);
    std::copy(number.begin(), number.end(),
              theirs.begin() + static_cast<std::ptrdiff_t>(32 * (half + 1) - number.size()));
  }
  EXPECT_TRUE(world_.crypto->verify(world_.leaf_key.public_key(), as_bytes(message), theirs));
  EXPECT_FALSE(world_.crypto->verify(world_.stranger.public_key(), as_bytes(message), theirs));
}

}  // namespace
}  // namespace ishaken::pki
