#include "tests/fuzz/driver/coverage.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

extern "C" const char
    __executable_start;  // the linker's: code addresses count from here, wherever it is loaded

namespace ishaken::fuzz {
namespace {

constexpr std::size_t edge_count = feature_count / 8;

struct Recording {
  bool on = false;
  std::uint32_t previous = 0;
  std::array<std::uint8_t, edge_count> counts{};
  std::vector<std::uint32_t> touched{};  // edges with a count
  std::vector<std::uint32_t> features{};

  struct Numbers {
    std::uint64_t a, b;
    unsigned size;
  };
  struct Texts {
    std::array<char, 32> a, b;
    std::size_t size;
  };
  std::array<Numbers, 64> numbers{};  // rings: the latest stay
  std::array<Texts, 32> texts{};
  std::size_t number_count = 0, text_count = 0;

  void edge(std::uintptr_t address) {
    const auto offset = address - reinterpret_cast<std::uintptr_t>(&__executable_start);
    const auto block = static_cast<std::uint32_t>((offset * 0x9E3779B97F4A7C15u) >> 32);
    const std::uint32_t index = (block ^ previous) % edge_count;
    previous = block >> 1;
    if (counts[index] == 0) touched.push_back(index);
    if (counts[index] != 255) ++counts[index];
  }
  void compare(std::uint64_t a, std::uint64_t b, unsigned size) {
    if (on && a != b) numbers[number_count++ % numbers.size()] = {a, b, size};
  }
  void compare(const void* a, const void* b, std::size_t size) {
    if (!on || size < 2 || size > 32) return;
    Texts& texts_here = texts[text_count++ % texts.size()];
    std::memcpy(texts_here.a.data(), a, size);
    std::memcpy(texts_here.b.data(), b, size);
    texts_here.size = size;
  }
};

Recording recording;

std::string octets(std::uint64_t value, unsigned size, bool big_endian) {
  std::string out;
  for (unsigned i = 0; i < size; ++i) out.push_back(static_cast<char>(value >> (8 * i)));
  if (big_endian) std::ranges::reverse(out);
  return out;
}

}  // namespace

void start_recording() {
  recording.touched.reserve(edge_count);  // the hooks allocate nothing
  for (const std::uint32_t edge : recording.touched) recording.counts[edge] = 0;
  recording.touched.clear();
  recording.previous = 0;
  recording.number_count = recording.text_count = 0;
  recording.on = true;
}

void stop_recording() {
  recording.on = false;
  recording.features.clear();
  for (const std::uint32_t edge : recording.touched) {
    const auto power = static_cast<std::uint32_t>(std::bit_width(recording.counts[edge])) - 1;  // 0 to 7
    recording.features.push_back(edge * 8 + power);
  }
}

std::span<const std::uint32_t> features() { return recording.features; }

std::vector<Compared> comparisons() {
  std::vector<Compared> out;
  const std::size_t numbers = std::min(recording.number_count, recording.numbers.size());
  for (const auto& [a, b, size] : std::span(recording.numbers).first(numbers))
    for (const bool big_endian : {false, true}) {
      if (size == 1 && big_endian) continue;
      out.push_back({octets(a, size, big_endian), octets(b, size, big_endian)});
      out.push_back({octets(b, size, big_endian), octets(a, size, big_endian)});
    }
  const std::size_t texts = std::min(recording.text_count, recording.texts.size());
  for (const auto& [a, b, size] : std::span(recording.texts).first(texts)) {
    out.push_back({std::string(a.data(), size), std::string(b.data(), size)});
    out.push_back({std::string(b.data(), size), std::string(a.data(), size)});
  }
  std::ranges::sort(out);
  const auto repeated = std::ranges::unique(out);
  out.erase(repeated.begin(), repeated.end());
  return out;
}

}  // namespace ishaken::fuzz

// What the compiler calls at every block and comparison, and libasan in memcmp and strncmp.
extern "C" {
using ishaken::fuzz::recording;

void __sanitizer_cov_trace_pc() {
  if (recording.on) recording.edge(reinterpret_cast<std::uintptr_t>(__builtin_return_address(0)));
}
void __sanitizer_cov_trace_cmp1(std::uint8_t a, std::uint8_t b) { recording.compare(a, b, 1u); }
void __sanitizer_cov_trace_cmp2(std::uint16_t a, std::uint16_t b) { recording.compare(a, b, 2u); }
void __sanitizer_cov_trace_cmp4(std::uint32_t a, std::uint32_t b) { recording.compare(a, b, 4u); }
void __sanitizer_cov_trace_cmp8(std::uint64_t a, std::uint64_t b) { recording.compare(a, b, 8u); }
void __sanitizer_cov_trace_const_cmp1(std::uint8_t a, std::uint8_t b) { recording.compare(a, b, 1u); }
void __sanitizer_cov_trace_const_cmp2(std::uint16_t a, std::uint16_t b) { recording.compare(a, b, 2u); }
void __sanitizer_cov_trace_const_cmp4(std::uint32_t a, std::uint32_t b) { recording.compare(a, b, 4u); }
void __sanitizer_cov_trace_const_cmp8(std::uint64_t a, std::uint64_t b) { recording.compare(a, b, 8u); }
void __sanitizer_cov_trace_cmpf(float, float) {}
void __sanitizer_cov_trace_cmpd(double, double) {}
// cases[0] values follow at cases[2]; each has cases[1] bits.
void __sanitizer_cov_trace_switch(std::uint64_t value, const std::uint64_t* cases) {
  const std::uint64_t count = std::min<std::uint64_t>(cases[0], 16);
  for (std::uint64_t i = 0; i < count; ++i)
    recording.compare(value, cases[2 + i], static_cast<unsigned>(cases[1] / 8));
}
void __sanitizer_weak_hook_memcmp(void*, const void* a, const void* b, std::size_t size, int result) {
  if (result != 0) recording.compare(a, b, size);
}
void __sanitizer_weak_hook_strncmp(void*, const char* a, const char* b, std::size_t size, int result) {
  if (result != 0) recording.compare(a, b, std::min({size, std::strlen(a), std::strlen(b)}));
}
}
