#include "sim/results/call_meter.h"

namespace ishaken::sim {
namespace {

using parties::Outcome;

// A class of calls packed into one number that is never 0: a bit that is always set, then the bits of each
// part. 10 bits hold the 676 codes of two letters; 18 are left for periods, a quarter of a million.
struct Packer {
  std::uint64_t bits = 1;
  void put(std::uint64_t value, unsigned width) { bits = bits << width | value; }
};
struct Unpacker {
  std::uint64_t bits;
  std::uint64_t take(unsigned width) {
    const std::uint64_t value = bits & ((std::uint64_t{1} << width) - 1);
    bits >>= width;
    return value;
  }
};

static_assert(static_cast<unsigned>(Outcome::undelivered) < 64);
constexpr unsigned country_bits = 10, kind_bits = 3, outcome_bits = 6, result_bits = 3, attestation_bits = 2,
                   profile_bits = 8;
constexpr unsigned period_bits =
    63 - 2 * country_bits - kind_bits - outcome_bits - result_bits - attestation_bits - profile_bits - 4;

std::uint64_t pack(const CallClass& call) {
  Packer packer;
  packer.put(call.period, period_bits);
  packer.put(call.from, country_bits);
  packer.put(call.to, country_bits);
  packer.put(static_cast<std::uint64_t>(call.kind), kind_bits);
  packer.put(static_cast<std::uint64_t>(call.attestation), attestation_bits);
  packer.put(call.profile, profile_bits);
  packer.put(static_cast<std::uint64_t>(call.outcome), outcome_bits);
  packer.put(static_cast<std::uint64_t>(call.result), result_bits);
  packer.put(call.signed_at_origin, 1);
  packer.put(call.identity_lost, 1);
  packer.put(call.blocked, 1);
  packer.put(call.labelled, 1);
  return packer.bits;
}

CallClass unpack(std::uint64_t bits) {
  Unpacker packed{bits};
  CallClass call;
  call.labelled = packed.take(1) != 0;
  call.blocked = packed.take(1) != 0;
  call.identity_lost = packed.take(1) != 0;
  call.signed_at_origin = packed.take(1) != 0;
  call.result = static_cast<CallResult>(packed.take(result_bits));
  call.outcome = static_cast<Outcome>(packed.take(outcome_bits));
  call.profile = static_cast<std::uint8_t>(packed.take(profile_bits));
  call.attestation = static_cast<passport::Attestation>(packed.take(attestation_bits));
  call.kind = static_cast<CallKind>(packed.take(kind_bits));
  call.to = static_cast<std::uint16_t>(packed.take(country_bits));
  call.from = static_cast<std::uint16_t>(packed.take(country_bits));
  call.period = packed.take(period_bits);
  return call;
}

std::uint64_t pack(std::size_t period, std::uint16_t from, std::uint16_t to) {
  Packer packer;
  packer.put(period, period_bits);
  packer.put(from, country_bits);
  packer.put(to, country_bits);
  return packer.bits;
}

bool verification_took_place(Outcome outcome) {
  return outcome != Outcome::not_verified && outcome != Outcome::identity_missing &&
         outcome != Outcome::refused_at_origin && outcome != Outcome::undelivered;
}

}  // namespace

void CallCounts::add(const CallClass& call, std::uint64_t count) {
  placed += count;
  if (!call.delivered()) return;
  const bool passes = call.result == CallResult::passed;
  delivered += count;
  if (passes) passed += count;
  if (call.blocked) blocked += count;
  if (call.identity_lost) identity_lost += count;
  if (call.spoofed()) {
    spoofed_delivered += count;
    if (passes) spoofed_passed += count;
  }
  if (call.unwanted()) {
    unwanted_delivered += count;
    if (passes && !call.blocked && !call.labelled) unwanted_accepted += count;
  }
  if (call.honest() && call.signed_at_origin) {
    honest_signed += count;
    if (!passes) honest_rejected += count;
  }
}

void CallMeter::count(const CallClass& call, std::uint64_t weight, Duration setup, Duration verification) {
  classes_.insert(pack(call)).first += weight;
  const bool verified = verification_took_place(call.outcome);
  if (!call.delivered() && !verified) return;
  const auto [index, is_new] =
      delay_index_.insert(pack(delays_by_period_ ? call.period : 0, call.from, call.to));
  if (is_new) {
    index = static_cast<std::uint32_t>(delays_.size());
    delays_.emplace_back();
  }
  if (call.delivered()) delays_[index].setup.add(setup, weight);
  if (verified) delays_[index].verification.add(verification, weight);
}

std::vector<CallMeter::Counted> CallMeter::classes() const {
  std::vector<Counted> out;
  for (const std::uint64_t key : classes_.sorted_keys()) out.push_back({unpack(key), *classes_.find(key)});
  return out;
}

std::map<CountryPair, CallDelays> CallMeter::delays() const {
  std::map<CountryPair, CallDelays> out;
  for (const std::uint64_t key : delay_index_.sorted_keys()) {
    Unpacker packed{key};
    const auto to = static_cast<std::uint16_t>(packed.take(country_bits));
    const auto from = static_cast<std::uint16_t>(packed.take(country_bits));
    const CallDelays& some = delays_[*delay_index_.find(key)];
    out[{from, to}].setup.add(some.setup);
    out[{from, to}].verification.add(some.verification);
  }
  return out;
}

bool CallMeter::matches(const CallClass& call, const Selection& asked) const {
  if (asked.from.known() && countries_.code(call.from) != asked.from) return false;
  if (asked.to.known() && countries_.code(call.to) != asked.to) return false;
  if (asked.kind && call.kind != *asked.kind) return false;
  if (asked.attestation && call.attestation != *asked.attestation) return false;
  if (!covers(asked.profile, profiles_.name(call.profile))) return false;
  if (!asked.outcome) return true;
  if (const auto* result = std::get_if<CallResult>(&*asked.outcome)) return call.result == *result;
  return call.outcome == std::get<Outcome>(*asked.outcome);
}

CallCounts CallMeter::counts(const Selection& asked, const Periods& periods) const {
  CallCounts out;
  for (const auto& [call, count] : classes())
    if (periods.within(asked.time, call.period) && matches(call, asked)) out.add(call, count);
  return out;
}

CallDelays CallMeter::delays(const Selection& asked, const Periods& periods) const {
  CallDelays out;
  for (const std::uint64_t key : delay_index_.sorted_keys()) {
    Unpacker packed{key};
    CallClass call;
    call.to = static_cast<std::uint16_t>(packed.take(country_bits));
    call.from = static_cast<std::uint16_t>(packed.take(country_bits));
    call.period = packed.take(period_bits);
    if (!periods.within(asked.time, call.period) || !matches(call, asked)) continue;
    out.setup.add(delays_[*delay_index_.find(key)].setup);
    out.verification.add(delays_[*delay_index_.find(key)].verification);
  }
  return out;
}

}  // namespace ishaken::sim
