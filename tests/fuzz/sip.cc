// A SIP message: what is read is written so that it reads the same.
#include "models/messages/sip.h"

#include "models/messages/wire.h"
#include "tests/fuzz/check.h"

using namespace ishaken;
using namespace ishaken::messages;
using fuzz::check;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const WireContext context{.from = PartyId{3}, .to = PartyId{4}, .request = {}, .answers = nullptr};
  const auto message = decode_sip(fuzz::text_of(data, size));
  if (!message) {
    check(!message.error().what.empty(), "a refusal says why");
    return 0;
  }
  const std::string written = encode(*message, context);
  check(outline(*message, context).size == written.size(), "its size is known");
  const auto again = decode(written, context);
  if (!again && written.size() > max_head_size) return 0;
  check(again && again->index() == message->index(), "what is written is read");
  if (const auto* const invite = std::get_if<Invite>(&*message))
    check(std::get<Invite>(*again) == *invite, "as it was");
  if (const auto* const end = std::get_if<FinalResponse>(&*message))
    check(std::get<FinalResponse>(*again) == *end, "as it was");
  return 0;
}
