// A provider asserts an attestation without grounds for it (ATIS-1000074).
#pragma once

#include <optional>

#include "sim/actions/discovery.h"
#include "sim/actions/members.h"
#include "sim/actions/remedy.h"
#include "sim/actions/stage.h"
#include "sim/scenario/action_check.h"
#include "sim/scenario/claimed_attestation.h"

namespace ishaken::sim {

struct Inflate {
  static constexpr std::string_view name = "inflate";
  static constexpr std::string_view help =
      "a provider asserts the same for every call, whatever it knows of the caller";
  static constexpr bool attack = true;
  PartyPath provider;
  ClaimedAttestation attestation = ClaimedAttestation::A;
  std::optional<Discovery> found;
  static constexpr void fields(auto&& field) {
    field("provider", &Inflate::provider, "the provider: XA/provider/1",
          {.required = true, .refers_to = "party"});
    field("attestation", &Inflate::attestation, "the attestation that it asserts");
    field("found", &Inflate::found,
          "when its STI-GA learns of it, and in its own time has its certificate revoked; by default "
          "never");
  }

  void check(const ActionCheck& check) const { check.provider_with_certificate(provider); }
  About about() const { return sim::about(provider); }
  void begin(Stage& stage) const {
    stage.tell(stage.find(provider), messages::AssertAlways{asserted(attestation)});
  }
  void when_found(Stage& stage) const { report(stage, Remedy::enforce, country_of(provider), provider.text); }
};

}  // namespace ishaken::sim
