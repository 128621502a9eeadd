// Reading a header into objects that have read one before costs no allocation: the parser's promise to the
// call path.
#include <gtest/gtest.h>

#include <cstdlib>
#include <new>

#include "tests/unit/models/passport/samples.h"

// The sanitizers bring operators of their own.
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)

namespace {
std::size_t allocations = 0;
}

// Not inlined, or g++ takes one half of a pair for another allocator's.
[[gnu::noinline]] void* operator new(std::size_t size) {
  ++allocations;
  if (void* memory = std::malloc(size > 0 ? size : 1)) return memory;
  throw std::bad_alloc();
}
[[gnu::noinline]] void operator delete(void* memory) noexcept { std::free(memory); }
[[gnu::noinline]] void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

namespace ishaken::passport {
namespace {

TEST(Allocation, NoneOnceWarm) {
  const std::string header = sample_identity();
  const std::string wrong = with(header, "shaken", "div");
  ParserScratch scratch;
  Identity identity;
  ASSERT_EQ(parse_identity(header, identity, scratch), Fault::none);
  const std::size_t before = allocations;
  for (int i = 0; i < 100; ++i) {
    const Fault good = parse_identity(header, identity, scratch);
    const Fault bad = parse_identity(wrong, identity, scratch);
    if (good != Fault::none || bad != Fault::ppt_mismatch) FAIL();
  }
  EXPECT_EQ(allocations, before);
  EXPECT_GT(before, 0u);
}

}  // namespace
}  // namespace ishaken::passport

#endif
