#include "tests/fuzz/driver/allocations.h"

#include <algorithm>
#include <cstddef>

#ifdef __SANITIZE_ADDRESS__
// Of libasan; Debian's g++ comes without its header.
extern "C" {
int __sanitizer_install_malloc_and_free_hooks(void (*)(const volatile void*, std::size_t),
                                              void (*)(const volatile void*));
std::size_t __sanitizer_get_allocated_size(const volatile void*);
}
#endif

namespace ishaken::fuzz {
namespace {

// The hooks have no argument to carry state in.
std::int64_t live = 0, peak = 0;

#ifdef __SANITIZE_ADDRESS__
void allocated(const volatile void*, std::size_t size) {
  live += static_cast<std::int64_t>(size);
  peak = std::max(peak, live);
}
void freed(const volatile void* memory) {
  if (memory != nullptr) live -= static_cast<std::int64_t>(__sanitizer_get_allocated_size(memory));
}
const int installed = __sanitizer_install_malloc_and_free_hooks(allocated, freed);
#endif

}  // namespace

std::int64_t live_bytes() { return live; }
void forget_peak() { peak = live; }
std::int64_t peak_bytes() { return peak; }

}  // namespace ishaken::fuzz

#ifdef __SANITIZE_ADDRESS__
// One allocation that no document of 64 KiB is a reason for ends the run; so does abort(), with a trace.
extern "C" const char* __asan_default_options() {
  return "max_allocation_size_mb=1024:allocator_may_return_null=0:handle_abort=1:detect_leaks=0";
}
#endif
