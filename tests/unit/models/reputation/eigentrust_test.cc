#include "models/reputation/estimators/eigentrust.h"

#include <gtest/gtest.h>

#include "models/reputation/estimators/beta.h"
#include "tests/unit/models/reputation/evidence.h"

namespace ishaken::reputation {
namespace {

// FR has 90 good calls from DE and 10 from XB. DE has 60 good ones from FR, and from XB 80 good and 20 marked
// ones: with severity 10 that is nothing to trust. XB speaks ill of both. So C has the rows
//   FR: 0 .9 .1     DE: 1 0 0     XB: p      in the order FR, DE, XB.
Dossier three() {
  Dossier dossier;
  dossier.add(FR, about(DE, marked(0, 90)));
  dossier.add(FR, about(XB, marked(0, 10)));
  dossier.add(DE, about(FR, marked(0, 60)));
  dossier.add(DE, about(XB, marked(20, 100)));
  dossier.add(XB, about(FR, marked(50, 50)));
  dossier.add(XB, about(DE, marked(50, 50)));
  return dossier;
}
Dossier closed(Dossier dossier) {
  dossier.close_period();
  return dossier;
}

const EigenTrust once{.severity = 10, .damping = 0.1, .iterations = 1, .forgetting = 1, .prior = 0.5};
const EigenTrust often{.severity = 10, .damping = 0.1, .iterations = 200, .forgetting = 1, .prior = 0.5};

TEST(EigenTrust, OneStepByHand) {
  // FR 0.9 (1 + 1/3) / 3 + 0.1 / 3, DE 0.9 (0.9 + 1/3) / 3 + 0.1 / 3, XB 0.9 (0.1 + 1/3) / 3 + 0.1 / 3.
  auto trust = once.trust(closed(three()));
  ASSERT_EQ(trust.size(), 3u);
  EXPECT_NEAR(trust[FR], 1.30 / 3, 1e-12);
  EXPECT_NEAR(trust[DE], 1.21 / 3, 1e-12);
  EXPECT_NEAR(trust[XB], 0.49 / 3, 1e-12);
}

TEST(EigenTrust, FixedPointByHand) {
  // t = 0.9 C^T t + 0.1 p with three unknowns that add up to 1 gives t(FR) = 19 / 41.52.
  auto trust = often.trust(closed(three()));
  const double french = 19 / 41.52, other = (0.09 * french + 1.0 / 30) / 0.7;
  EXPECT_NEAR(trust[FR], french, 1e-12);
  EXPECT_NEAR(trust[XB], other, 1e-12);
  EXPECT_NEAR(trust[DE], 1 - french - other, 1e-12);
}

TEST(EigenTrust, DampingIsWhatNobodyCanTakeAway) {
  // Nobody thinks well of XB, and everybody well of somebody: it keeps a / 3 alone.
  Dossier dossier;
  dossier.add(FR, about(DE, marked(0, 10)));
  dossier.add(DE, about(FR, marked(0, 10)));
  dossier.add(FR, about(XB, marked(10, 10)));
  dossier.add(XB, about(FR, marked(0, 10)));
  dossier.close_period();
  EigenTrust by = often;
  for (const double damping : {0.0, 0.1, 0.4, 1.0}) {
    by.damping = damping;
    EXPECT_NEAR(by.trust(dossier)[XB], damping / 3, 1e-12);
  }
}

TEST(EigenTrust, ReportsWeighAsTheirReporterIsTrusted) {
  Dossier dossier = three();
  dossier.add(FR, about(US, marked(10, 100)));
  dossier.add(XB, about(US, marked(100, 100)));
  dossier.close_period();
  const double weight = 0.49 / 1.30;
  const Belief belief = once.estimate(dossier, country(US));
  EXPECT_NEAR(belief.calls, 100 + 100 * weight, 1e-9);
  EXPECT_NEAR(belief.mean, (10 + 100 * weight + 1) / (102 + 100 * weight), 1e-12);
}

TEST(EigenTrust, ABadMoutherLosesItsWeight) {
  // XB alone says that US misbehaves. Its own calls are good at first, and give offence later.
  const auto mean = [](double offences) {
    Dossier dossier;
    for (const CountryCode reporter : {FR, DE, XB}) {
      for (const CountryCode other : {FR, DE, XB})
        if (reporter != other) dossier.add(reporter, about(other, marked(other == XB ? offences : 0, 100)));
      dossier.add(reporter, about(US, marked(reporter == XB ? 100 : 0, 100)));
    }
    dossier.close_period();
    const Subject subject = country(US);
    EXPECT_NEAR(Beta{.prior = 0}.estimate(dossier, subject).mean, 100.0 / 302, 1e-12);
    return EigenTrust{.prior = 0}.estimate(dossier, subject).mean;
  };
  EXPECT_NEAR(mean(0), 100.0 / 302, 1e-12);  // all alike: as Beta
  // Nobody trusts XB: t = 0.05, and (1 - 0.05) / 2 for each of the others.
  const double weight = 0.05 / 0.475;
  EXPECT_NEAR(mean(50), 100 * weight / (202 + 100 * weight), 1e-9);
}

TEST(EigenTrust, NobodyVouchesForItself) {
  Dossier dossier = three();
  const Belief before = often.estimate(closed(dossier), country(XB));
  auto trust = often.trust(closed(dossier));
  dossier.add(XB, about(XB, marked(0, 1e6)));
  EXPECT_EQ(often.trust(closed(dossier)), trust);
  EXPECT_EQ(often.estimate(closed(dossier), country(XB)), before);
}

TEST(EigenTrust, ASingleReporterIsBelieved) {
  const Dossier dossier = periods({marked(3, 40), marked(2, 10)});
  EXPECT_EQ(EigenTrust{}.estimate(dossier, country(XA)), Beta{}.estimate(dossier, country(XA)));
  EXPECT_DOUBLE_EQ(EigenTrust{}.trust(dossier)[FR], 1);
}

TEST(EigenTrust, WithoutReportersThePriorSpeaks) {
  EXPECT_EQ(EigenTrust{}.estimate(Dossier(), country(XA)), Beta{}.estimate(Dossier(), country(XA)));
  EXPECT_TRUE(EigenTrust{}.trust(Dossier()).empty());
}

}  // namespace
}  // namespace ishaken::reputation
