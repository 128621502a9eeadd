// A TNAuthList in DER: what is read is written as the same octets.
#include "models/pki/tn_auth_list.h"

#include <algorithm>

#include "tests/fuzz/check.h"
#include "tests/fuzz/formats.h"

using namespace ishaken;
using fuzz::check;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto list = pki::decode_tn_auth_list({data, size});
  if (!list) return 0;
  check(!list->entries.empty(), "somebody is named");
  check(std::ranges::equal(list->to_der(), ByteView(data, size)), "there is one encoding");
  check(list->single_spc().empty() || list->entries.size() == 1, "a single code is alone");
  return 0;
}

ISHAKEN_MUTATE_WITH(ishaken::fuzz::mutate_der)
