// Every message of the control plane, over HTTP. The first octet says which question a response answers. What
// is read is written so that it reads the same.
#include "models/messages/wire.h"

#include <utility>

#include "models/messages/head.h"
#include "tests/fuzz/check.h"
#include "tests/fuzz/formats.h"

using namespace ishaken;
using namespace ishaken::messages;
using fuzz::check;

namespace {

template <std::size_t... Index>
Message made(std::size_t alternative, std::index_sequence<Index...>) {
  Message out;
  ((Index == alternative ? void(out.emplace<Index>()) : void()), ...);
  return out;
}

void mutate(std::string& input, std::size_t longest, unsigned seed) {
  if (input.empty() || seed % 32 == 0) input.insert(input.begin(), static_cast<char>(seed >> 8));
  std::string bytes = input.substr(1);
  fuzz::mutate_http(bytes, longest - 1, seed);
  input = input[0] + bytes;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::size_t kinds = std::variant_size_v<AnyMessage>;
  if (size == 0) return 0;
  const Message question = made(data[0] % kinds, std::make_index_sequence<kinds>{});
  const WireContext context{
      .from = PartyId{3}, .to = PartyId{4}, .request = RequestId{5}, .answers = &question};
  const std::string_view bytes = fuzz::text_of(data + 1, size - 1);
  const auto message = decode(bytes, context);
  if (!message) {
    check(!message.error().what.empty(), "a refusal says why");
    return 0;
  }
  const std::string written = encode(*message, context);
  check(outline(*message, context).size == written.size(), "its size is known");
  const auto again = decode(written, context);
  if (!again && written.find("\r\n\r\n") > max_head_size - 4) return 0;
  check(again && again->index() == message->index(), "what is written is read");
  check(encode(*again, context) == written, "as it was");
  return 0;
}

ISHAKEN_MUTATE_WITH(mutate)
