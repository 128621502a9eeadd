// Who may say what to whom, over all parties: the table is who_may_say.txt, and what the parties' handlers
// say must be exactly that. A party that is added gets a line in `parties()`.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <fstream>
#include <set>

#include "models/parties/adversary/adversary.h"
#include "models/parties/carriers.h"
#include "models/parties/certificate_repository.h"
#include "models/parties/certification_authority/certification_authority.h"
#include "models/parties/governance/governance_authority.h"
#include "models/parties/international_gateway.h"
#include "models/parties/international_registry/international_registry.h"
#include "models/parties/policy_administrator.h"
#include "models/parties/service_provider/service_provider.h"

namespace ishaken::parties::testing {
namespace {

using Lines = std::vector<std::string>;

class Table {
 public:
  template <class P>
  Table&& with(std::string_view name) && {
    for (const auto& row : P::handlers().rows()) {
      lines_.push_back(fmt::format("{:<10} {:<22} {}", name, row.message, row.who));
      heard_.insert(row.message);
    }
    return std::move(*this);
  }
  const Lines& lines() const { return lines_; }
  bool heard(std::string_view message) const { return heard_.contains(message); }

 private:
  Lines lines_;
  std::set<std::string_view> heard_;
};

Table parties() {
  return Table()
      .with<GovernanceAuthority>("STI-GA")
      .with<PolicyAdministrator>("STI-PA")
      .with<CertificationAuthority>("STI-CA")
      .with<CertificateRepository>("STI-CR")
      .with<InternationalRegistry>("registry")
      .with<ServiceProvider>("provider")
      .with<InternationalGateway>("gateway")
      .with<Carriers>("carriers")
      .with<Adversary>("adversary");
}

Lines lines_of(const std::string& path) {
  Lines out;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);)
    if (!line.empty() && line[0] != '#') out.push_back(line);
  return out;
}

TEST(WhoMaySay, IsWhatTheTableSays) {
  const std::string path = std::string(ISHAKEN_SOURCE) + "/tests/unit/models/parties/who_may_say.txt";
  const Lines expected = lines_of(path), found = parties().lines();
  ASSERT_FALSE(expected.empty()) << path;
  for (std::size_t i = 0; i < std::max(expected.size(), found.size()); ++i)
    EXPECT_EQ(i < found.size() ? found[i] : "nothing", i < expected.size() ? expected[i] : "nothing")
        << path << ", line " << i + 1 << " of those without #";
}

// Answers come to the asker (Act::ask), also those that bodies send in an HTTP request of their own, since
// they deliberate for days.
const std::set<std::string_view> later_answers{"ApprovalResult", "AgreementAnswer", "RootAnswer", "LogProof",
                                               "TracebackAnswer"};

template <std::size_t... Index>
void expect_all_heard(const Table& table, std::index_sequence<Index...>) {
  const auto expect = [&]<class M>(const M*) {
    const bool answers =
        M::kind.protocol == messages::Protocol::http_response || later_answers.contains(M::kind.name);
    EXPECT_EQ(table.heard(M::kind.name), !answers) << M::kind.name;
  };
  (expect(static_cast<std::variant_alternative_t<Index, messages::AnyMessage>*>(nullptr)), ...);
}

TEST(WhoMaySay, EveryMessageButAnAnswerIsTakenBySomeParty) {
  expect_all_heard(parties(), std::make_index_sequence<std::variant_size_v<messages::AnyMessage>>{});
}

}  // namespace
}  // namespace ishaken::parties::testing
