// Exposure windows against polls made by hand.
#include "sim/results/exposure.h"

#include <gmock/gmock.h>

#include "tests/unit/sim/results/sample.h"

namespace ishaken::sim {
namespace {

using namespace sample;
using testing::ElementsAre;
using testing::IsEmpty;
using enum trust::Mechanism;

TrustChange change_of(std::string_view action) {
  using enum TrustChange;
  static const std::map<std::string_view, TrustChange> changes{{"exclude", exclusion},
                                                               {"readmit", readmission},
                                                               {"register", registration},
                                                               {"withdraw", withdrawal},
                                                               {"retire_ca", retirement_of_ca},
                                                               {"revoke", revocation},
                                                               {"end_agreement", end_of_agreement}};
  const auto known = changes.find(action);
  return known == changes.end() ? none : known->second;
}

class ExposureTest : public testing::Test {
 protected:
  void polls(int hour, CountryCode country, std::string_view provider, std::vector<CountryCode> trusted,
             std::int64_t sequence = 1) {
    meter.installed(start + hours(hour), party(country, provider),
                    parties::ListInstalled{sequence, trusted, 0});
  }
  void reads_crl(int hour, CountryCode country, std::string_view provider, CountryCode issuer,
                 std::size_t entries) {
    meter.installed(start + hours(hour), party(country, provider), parties::CrlInstalled{issuer, entries});
  }
  void everyone_trusts_everyone() {
    for (const CountryCode country : {FR, DE, XA})
      for (const char* provider : {"provider/1", "provider/2"}) polls(0, country, provider, {DE, FR, XA});
  }
  void happens(int hour, std::string_view action, std::vector<CountryCode> countries,
               std::vector<CountryCode> by = {}) {
    meter.happened({.at = start + hours(hour),
                    .action = action,
                    .subject = "",
                    .countries = countries,
                    .by = {by},
                    .change = change_of(action)});
  }
  void publishes(CountryCode country, std::int64_t sequence, std::vector<trust::TrustedCountry> trusted,
                 std::size_t anchors) {
    meter.published(parties::ListPublished{country, sequence, trusted, anchors});
  }
  // Hours, in order; one that never closed is negative.
  std::vector<int> lasted(std::string_view action) {
    meter.finish(start + hours(100));
    std::vector<int> out;
    for (const Exposure& each : meter.exposures(action, {})) {
      const auto whole = static_cast<int>(std::chrono::floor<hours>(each.lasted).count());
      out.push_back(each.open ? -whole : whole);
    }
    std::ranges::sort(out);
    return out;
  }

  ExposureMeter meter{parties(), {}};
};

TEST_F(ExposureTest, AnExclusionEndsWithEachProvidersOwnPoll) {
  everyone_trusts_everyone();
  happens(10, "exclude", {XA}, {FR, DE});
  polls(12, FR, "provider/1", {DE, FR, XA});  // read before the list was changed
  polls(16, FR, "provider/1", {DE, FR});
  polls(22, FR, "provider/2", {DE, FR});
  polls(30, DE, "provider/1", {DE});
  polls(40, FR, "provider/1", {DE, FR});  // says nothing new
  EXPECT_THAT(lasted("exclude"), ElementsAre(-90, 6, 12, 20)) << "DE/provider/2 never asked again";
}

TEST_F(ExposureTest, OnlyWhoAcceptedIsExposed) {
  polls(0, FR, "provider/1", {FR});
  polls(0, DE, "provider/1", {DE, XA});
  polls(0, XA, "provider/1", {XA});
  happens(10, "exclude", {XA});
  polls(11, DE, "provider/1", {DE});
  EXPECT_THAT(lasted("exclude"), ElementsAre(1)) << "neither FR, nor XA itself, nor providers without a list";
}

TEST_F(ExposureTest, ReadmissionEndsWhatIsStillOpen) {
  everyone_trusts_everyone();
  happens(10, "exclude", {XA}, {FR});
  polls(12, FR, "provider/1", {DE, FR});
  happens(20, "readmit", {XA}, {FR});
  EXPECT_THAT(lasted("exclude"), ElementsAre(2, 10));
}

TEST_F(ExposureTest, AWithdrawalConcernsWhoTrustsByTheRegistry) {
  everyone_trusts_everyone();
  publishes(FR, 1, {{XA, registry, {}}}, 3);
  publishes(DE, 1, {{XA, bilateral, {}}}, 3);
  happens(10, "withdraw", {XA});
  publishes(FR, 2, {}, 2);
  polls(14, FR, "provider/1", {DE, FR});
  polls(15, FR, "provider/2", {DE, FR});
  EXPECT_THAT(lasted("withdraw"), ElementsAre(4, 5));
}

TEST_F(ExposureTest, AnEndedAgreementConcernsBothSides) {
  everyone_trusts_everyone();
  happens(10, "end_agreement", {FR, DE});
  polls(11, FR, "provider/1", {FR, XA});
  polls(12, FR, "provider/2", {FR, XA});
  polls(13, DE, "provider/1", {DE, XA});
  polls(14, DE, "provider/2", {DE, XA});
  EXPECT_THAT(lasted("end_agreement"), ElementsAre(1, 2, 3, 4));
}

TEST_F(ExposureTest, TrustThatGoesOnByTheRegistryIsNoExposure) {
  everyone_trusts_everyone();
  publishes(FR, 1, {{DE, bilateral, {}}}, 3);
  happens(10, "end_agreement", {FR, DE});
  publishes(FR, 2, {{DE, registry, {}}}, 3);
  polls(12, DE, "provider/1", {DE});
  polls(13, DE, "provider/2", {DE});
  EXPECT_THAT(lasted("end_agreement"), ElementsAre(2, 3));
}

TEST_F(ExposureTest, ANewAgreementEndsWhatIsStillOpen) {
  everyone_trusts_everyone();
  happens(10, "end_agreement", {FR, DE});
  meter.agreed(start + hours(15), DE, FR);
  EXPECT_THAT(lasted("end_agreement"), ElementsAre(5, 5, 5, 5));
}

TEST_F(ExposureTest, ARetiredCaGoesWithTheListThatHasFewerAnchors) {
  everyone_trusts_everyone();
  publishes(FR, 4, {}, 6);
  publishes(DE, 8, {}, 6);
  happens(10, "retire_ca", {XA});
  publishes(FR, 5, {}, 7);  // another country's new STI-CA
  polls(11, FR, "provider/1", {DE, FR, XA}, 5);
  publishes(FR, 6, {}, 6);  // and now the retired one is gone
  polls(13, FR, "provider/1", {DE, FR, XA}, 6);
  publishes(FR, 7, {}, 5);  // another is gone too
  polls(14, FR, "provider/2", {DE, FR, XA}, 6);
  polls(15, DE, "provider/1", {DE, FR}, 9);  // it had been the only one of XA
  EXPECT_THAT(lasted("retire_ca"), ElementsAre(-90, -90, -90, 3, 4, 5));
}

TEST_F(ExposureTest, ARevocationEndsWithTheCrlThatHasIt) {
  for (const char* provider : {"provider/1", "provider/2"}) polls(0, DE, provider, {DE, FR});
  reads_crl(1, DE, "provider/1", FR, 3);
  happens(10, "revoke", {FR});
  happens(11, "revoke", {FR});
  reads_crl(12, DE, "provider/1", DE, 9);  // another CRL
  reads_crl(13, DE, "provider/1", FR, 3);  // not yet on it
  reads_crl(14, DE, "provider/1", FR, 4);  // the first
  reads_crl(15, DE, "provider/2", FR, 5);  // both
  reads_crl(17, DE, "provider/1", FR, 5);
  EXPECT_THAT(lasted("revoke"), ElementsAre(4, 4, 5, 6));
}

TEST_F(ExposureTest, ExpiredEntriesLeaveTheCrl) {
  polls(0, DE, "provider/1", {DE, FR});
  reads_crl(1, DE, "provider/1", FR, 5);
  reads_crl(2, DE, "provider/1", FR, 1);
  happens(10, "revoke", {FR});
  reads_crl(13, DE, "provider/1", FR, 2);
  reads_crl(20, DE, "provider/1", FR, 0);
  happens(30, "revoke", {FR});
  reads_crl(34, DE, "provider/1", FR, 1);
  EXPECT_THAT(lasted("revoke"), ElementsAre(3, 4));
}

TEST(Exposure, UnderASharedStiPaTheCrlIsTheHosts) {
  ExposureMeter meter(parties(), {{FR, XA}});
  const PartyId provider = party(DE, "provider/1");
  meter.installed(start, provider, parties::ListInstalled{1, {DE, FR}, 2});
  meter.happened({.at = start,
                  .action = "revoke",
                  .subject = "FR/provider/1",
                  .countries = {FR},
                  .change = TrustChange::revocation});
  meter.installed(start + hours(1), provider, parties::CrlInstalled{XA, 1});
  EXPECT_THAT(meter.exposures("revoke", {}), testing::SizeIs(1));
}

TEST_F(ExposureTest, OtherActionsOpenNothing) {
  everyone_trusts_everyone();
  happens(10, "outage", {XA});
  happens(10, "agree", {FR, XA});
  EXPECT_THAT(lasted(""), IsEmpty());
}

// Polls of period P at phases spread evenly: half the period in the mean, the whole at most.
TEST(Exposure, StatsAreOfTheNearestRank) {
  std::vector<Exposure> exposures;
  for (int hour = 24; hour >= 1; --hour) exposures.push_back({"exclude", start, hours(hour), false});
  EXPECT_DOUBLE_EQ(*figure_of(exposures, Stat::mean), 12.5 * 3600);
  EXPECT_DOUBLE_EQ(*figure_of(exposures, Stat::p50), 12 * 3600);
  EXPECT_DOUBLE_EQ(*figure_of(exposures, Stat::p95), 23 * 3600);
  EXPECT_DOUBLE_EQ(*figure_of(exposures, Stat::max), 24 * 3600);
  EXPECT_EQ(figure_of(std::vector<Exposure>{}, Stat::max), std::nullopt);
}

TEST(Exposure, InTheSummary) {
  Scenario world = scenario({"exposure_window_s[event=exclude, stat=max, before=50 h] <= 2 h",
                             "exposure_open[event=exclude] == 0"});
  world.timeline = timeline("{at: 10 h, exclude: XA, by: [FR]}");
  Recorder recorder(world, parties());
  const PartyId provider = party(FR, "provider/1");
  recorder.observed(start, provider, parties::ListInstalled{1, {DE, FR, XA}, 3});
  const auto exclude = [&](int hour, CountryCode country) {
    recorder.happened({.at = start + hours(hour),
                       .action = "exclude",
                       .subject = country.text(),
                       .countries = {country},
                       .by = {{FR}},
                       .change = TrustChange::exclusion});
  };
  exclude(10, XA);
  recorder.observed(start + hours(12), provider, parties::ListInstalled{2, {DE, FR}, 2});
  exclude(60, DE);
  recorder.finish(start + hours(100));
  const Summary summary = recorder.summary();
  EXPECT_EQ(find(summary, "exposure_window_s[event=exclude,stat=max]"), 40 * 3600);
  EXPECT_EQ(find(summary, "exposure_open[event=exclude]"), 1);
  EXPECT_TRUE(summary.expect[0].held) << "the event at 10 h alone";
  EXPECT_FALSE(summary.expect[1].held);
  EXPECT_EQ(summary.expect[1].value, 1);
}

}  // namespace
}  // namespace ishaken::sim
