// An adversary places a campaign of calls, signed with credentials that it holds, or unsigned.
#pragma once

#include "models/numbering/telephone_number.h"
#include "sim/actions/stage.h"
#include "sim/scenario/action_check.h"
#include "sim/scenario/claimed_attestation.h"
#include "sim/scenario/scalars.h"

namespace ishaken::sim {

struct Spoof {
  static constexpr std::string_view name = "spoof";
  static constexpr std::string_view help = "an adversary calls with numbers that are not its own";
  static constexpr bool attack = true;
  std::string adversary;
  std::vector<CountryCode> to;
  messages::Spoofing numbers = messages::Spoofing::domestic;
  CountryCode country;
  std::string number;
  ClaimedAttestation attestation = ClaimedAttestation::A;
  messages::IdentityHeader identity = messages::IdentityHeader::signed_by_loot;
  Rate rate{1.0 / 60};
  Duration lasts = std::chrono::hours(24 * 3650);
  messages::Endurance endurance = messages::Endurance::persist;
  double too_few = 0.2;
  static constexpr void fields(auto&& field) {
    field("adversary", &Spoof::adversary, "the adversary", {.required = true, .refers_to = "adversary"});
    field("to", &Spoof::to, "countries called", {.required = true, .refers_to = "country"});
    field("numbers", &Spoof::numbers, "the numbers that it shows");
    field("country", &Spoof::country, "under third-country: the country whose numbers it shows",
          {.refers_to = "country"});
    field("number", &Spoof::number, "under one-number: the number, such as \"+33123456789\"");
    field("attestation", &Spoof::attestation, "the attestation that it asserts; honest is taken for A");
    field("identity", &Spoof::identity, "the Identity header of its calls");
    field("rate", &Spoof::rate, "mean rate: '1 per min'", {.min = 0, .unit = "calls/s"});
    field("for", &Spoof::lasts, "how long; by default to the end", {.min = 0});
    field("endurance", &Spoof::endurance, "its reaction when too few of its calls pass");
    field("too_few", &Spoof::too_few, "share of its last 20 calls that passed", {.min = 0, .max = 1});
  }

  void check(const ActionCheck& check) const {
    if (to.empty()) check.fail_at("to", "a campaign calls at least one country");
    if (numbers == messages::Spoofing::third_country && !country.known())
      check.fail_at("numbers", "third-country needs 'country'");
    if (attestation == ClaimedAttestation::none)
      check.fail_at("attestation", "for calls without an Identity header write 'identity: unsigned'");
    if (numbers == messages::Spoofing::one_number &&
        parse_calling(number).value_or(CallingNumber{}).form != CallingNumber::Form::one)
      check.fail_at("numbers", "one-number needs 'number', such as \"+33123456789\"");
  }
  About about() const { return {.subject = "adversary/" + adversary}; }
  void begin(Stage& stage) const {
    messages::Campaign campaign;
    campaign.attack = stage.number();
    campaign.to = to;
    campaign.numbers = numbers;
    campaign.country = country;
    if (const auto shown = TelephoneNumber::parse(number)) campaign.number = std::string(shown->text());
    campaign.attestation = asserted(attestation).value_or(passport::Attestation::A);
    campaign.identity = identity;
    campaign.per_second = rate.per_second;
    campaign.lasts = lasts;
    campaign.endurance = endurance;
    campaign.too_few = too_few;
    stage.tell(stage.adversary(adversary), std::move(campaign));
  }
};

}  // namespace ishaken::sim
