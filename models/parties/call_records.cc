#include "models/parties/call_records.h"

#include <algorithm>
#include <utility>

namespace ishaken::parties {
namespace {

// A number block is a number without its last 8 digits, but at least a country code. A country has some ten
// to a hundred blocks, so that reports stay short.
constexpr std::size_t digits_within = 8, shortest_block = 3;
// A limit, since callers choose the numbers that they show. Beyond it, sources are counted without their
// block.
constexpr std::size_t most_rows = 20'000;
// A limit, since each known source holds its certificates, even those that were replaced.
constexpr std::size_t most_known = 2048;

std::string_view block_of(const TelephoneNumber& number) {
  const std::string_view text = number.text();
  return text.substr(0, std::max(text.size() - std::min(text.size(), digits_within), shortest_block));
}

// Packs the digits with four bits each. A block has at most seven digits.
std::uint64_t packed(std::string_view digits) {
  std::uint64_t out = 0;
  for (const char digit : digits)
    out = out << 4 | static_cast<std::uint64_t>(digit == '#' ? 11 : digit == '*' ? 12 : digit - '0' + 1);
  return out;
}

}  // namespace

std::uint64_t CallRecords::Key::hash() const {
  std::uint64_t mixed = reinterpret_cast<std::uintptr_t>(leaf) * 0x9e3779b97f4a7c15u;
  mixed = (mixed ^ (mixed >> 29) ^ reinterpret_cast<std::uintptr_t>(anchor)) * 0xff51afd7ed558ccdu;
  mixed = (mixed ^ (mixed >> 32) ^ block) * 0xc4ceb9fe1a85ec53u;
  mixed = (mixed ^ (mixed >> 29) ^ std::hash<CountryCode>()(country)) * 0x9e3779b97f4a7c15u;
  return (mixed ^ (mixed >> 29) ^ std::hash<CountryCode>()(shown)) | 1;
}

void CallRecords::adopt(const reputation::Review& review) {
  examples_wanted_ = review.traceback.per_period;
  const auto* const wanted = std::get_if<reputation::NumberScoring>(&review.scoring);
  if (wanted == nullptr) {
    scoring_.reset();
    numbers_.reset();
  } else if (!scoring_ || *scoring_ != *wanted) {
    scoring_ = *wanted;
    numbers_.emplace(*wanted);
  }
}

bool CallRecords::is_suspicious(const TelephoneNumber& calling, passport::Attestation attestation,
                                Verstat verstat) const {
  if (!scoring_) return false;
  using reputation::Validation;
  const Validation validation = verstat == Verstat::passed   ? Validation::passed
                                : verstat == Verstat::failed ? Validation::failed
                                                             : Validation::none;
  return score(numbers_->of(calling), *scoring_, scoring_->prior(attestation, validation)) >
         scoring_->threshold;
}

void CallRecords::rings(const messages::Invite& invite, std::string_view contact, const VerifiedSigner& by,
                        CountryCode shown, bool suspicious, Instant now) {
  const std::uint32_t row = row_of(by, invite.calling, shown);
  Call& call = calls_.insert(number(invite.call)).first;
  call.row = row;
  call.suspicious = suspicious;
  call.calling = invite.calling;
  call.called = invite.called;
  call.since = now;
  call.date = invite.date;
  call.contact = contact;
  if (examples_wanted_ > 0) call.origid = by.anchor != nullptr ? by.origid : std::string_view();
}

std::uint32_t CallRecords::row_of(const VerifiedSigner& by, const TelephoneNumber& calling,
                                  CountryCode shown) {
  const std::string_view block = shown.known() ? block_of(calling) : std::string_view();
  const Key key{by.anchor ? by.leaf.get() : nullptr, by.anchor ? by.anchor->certificate.get() : nullptr,
                by.anchor ? by.anchor->country : CountryCode{}, packed(block), shown};
  Known& known = known_.insert(key.hash()).first;
  if (known.period != 0 && known.key == key) {
    if (std::exchange(known.period, period_) != period_) name_origin(known.row, by);
    return known.row;
  }
  known = {key, nullptr, nullptr, 0, period_};
  reputation::Source source;
  source.number = shown;
  if (by.anchor != nullptr) {
    known.leaf = by.leaf;
    known.anchor = by.anchor->certificate;
    source.anchor = by.anchor->country;
    source.ca = by.anchor->certificate->subject.to_text();
    source.spc = by.leaf->spc();
  }
  if (rows_.size() < most_rows) source.range = block;
  const auto [row, added] = rows_.try_emplace(source, static_cast<std::uint32_t>(counted_.size()));
  if (added) counted_.push_back({source, {}});
  name_origin(row->second, by);
  return known.row = row->second;
}

void CallRecords::name_origin(std::uint32_t row, const VerifiedSigner& by) {
  counted_[row].source.origid = by.anchor ? by.origid : std::string_view();
}

bool CallRecords::over(CallId call, messages::Feedback feedback, Instant now) {
  Call* const found = calls_.find(number(call));
  if (found == nullptr) return false;
  reputation::Tally& tally = counted_[found->row].tally;
  const bool offended = feedback != messages::Feedback::none;
  switch (feedback) {
    case messages::Feedback::none:
      (found->suspicious ? tally.suspicious : tally.clean) += 1;
      break;
    case messages::Feedback::complaint:
      tally.complained += 1;
      break;
    case messages::Feedback::honeypot:
      tally.trapped += 1;
      break;
  }
  if (numbers_) {
    numbers_->add(found->calling, found->called, now - found->since < scoring_->short_below);
    if (offended) numbers_->complain(found->calling);
  }
  if (offended && examples_wanted_ > 0) keep_example(call, *found);
  calls_.erase(found);
  return true;
}

void CallRecords::keep_example(CallId call, const Call& kept) {
  const reputation::Source& source = counted_[kept.row].source;
  if (++examples_of_[source.anchor] > examples_wanted_) return;
  examples_.push_back({call, kept.calling, kept.called, kept.date, std::string(kept.contact), source.anchor,
                       source.spc, kept.origid});
}

CallRecords::Report CallRecords::report() {
  Report out;
  for (const auto& [source, row] : rows_)
    if (counted_[row].tally.calls() > 0) {
      out.rows.push_back(counted_[row]);
      counted_[row].tally = {};
    }
  ++period_;
  if (known_.size() > most_known) known_ = {};
  out.examples = std::exchange(examples_, {});
  examples_of_.clear();
  if (numbers_) numbers_->close_period();
  return out;
}

}  // namespace ishaken::parties
