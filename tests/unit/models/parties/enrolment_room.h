// A provider at work on its certificate, in the hands of a test. The STI-GA, the STI-PA and the STI-CAs are
// real; the test decides which of their answers arrive.
#pragma once

#include <gtest/gtest.h>

#include <map>
#include <optional>
#include <vector>

#include "models/parties/certificate_repository.h"
#include "models/parties/enrolment.h"
#include "tests/unit/models/parties/countries.h"

namespace ishaken::parties::testing {

inline Enrolment::Config config_of(std::string path = "FR/provider/1") {
  Enrolment::Config config;
  config.path = std::move(path);
  config.country = FR;
  config.organization = "Provider";
  config.spc = "FR01";
  config.renewal = 5 * day;
  return config;
}

// An enrolment as a party of its own.
struct Applicant final : Party {
  Applicant(const Enrolment::Config& config, const Shared& shared)
      : enrolment(config, shared, [this](const Credentials&, Act&) { ++news; }) {}
  void receive(const messages::Envelope&, Act&) override {}
  void direct(const messages::Directive&, Act& act) override { enrolment.start(act); }
  Enrolment enrolment;
  int news = 0;
};

struct EnrolmentTest : ::testing::Test {
  Countries world;
  Applicant party{config_of(), world.shared};
  PartyId self = world.party("FR/provider/1");
  Bench bench{party, self, world.directory, world.start};
  // Everybody whom it asks; their clocks are its clock.
  GovernanceAuthority ga{world.governance(FR), world.shared};
  PolicyAdministrator pa{world.administrator(FR), world.shared};
  CertificationAuthority ca{world.authority(FR), world.shared};
  CertificateRepository cr{world.shared};
  std::map<PartyId, FakeAct> windows;  // of the others, who may wait for an answer

  EnrolmentTest() {
    bench.answer = [this](const Sent& sent) { return real(sent); };
  }
  // Lets the others talk among themselves until the one who was asked has answered.
  std::optional<messages::Message> real(const Sent& sent) {
    std::optional<messages::Message> out;
    std::vector<messages::Envelope> open{{self, sent.to, sent.request, false, sent.message}};
    while (!open.empty()) {
      const messages::Envelope next = open.back();
      open.pop_back();
      Party* other = whom(next.to);
      if (other == nullptr) continue;
      FakeAct& act = windows.try_emplace(next.to, bench.act.clock).first->second;
      act.clock = bench.act.clock;
      act.sent.clear();
      if (next.is_reply && act.questions.contains(next.request)) {
        act.questions.extract(next.request).mapped().second(&next.message, act);
      } else {
        other->receive(next, act);
      }
      while (!act.wakes.empty()) {  // at once
        const Act::Then then = std::move(act.wakes.begin()->second);
        act.wakes.erase(act.wakes.begin());
        then(act);
      }
      for (const Sent& each : act.sent) {
        if (each.is_reply && each.to == self && each.request == sent.request) {
          out = each.message;
        } else {
          open.push_back({next.to, each.to, each.request, each.is_reply, each.message});
        }
      }
    }
    return out;
  }
  Party* whom(PartyId id) {
    if (id == world.party("FR/ga")) return &ga;
    if (id == world.party("FR/pa")) return &pa;
    if (id == world.party("FR/ca/1")) return &ca;
    if (id == world.party("FR/cr")) return &cr;
    return nullptr;
  }
  void start() { bench.direct(messages::Start{}); }
  bool enrolled() const { return party.enrolment.credentials().has_value(); }
};

}  // namespace ishaken::parties::testing
