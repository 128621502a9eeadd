// Mutations that keep an input in form: lengths of DER right, base64 intact, Content-Length true. Without
// them nearly every change ends at the first check.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace ishaken::fuzz {

// Each changes `input` once, to no more than `longest` octets.
using Mutate = void (*)(std::string& input, std::size_t longest, unsigned seed);
void mutate_der(std::string& input, std::size_t longest, unsigned seed);
void mutate_pem(std::string& input, std::size_t longest, unsigned seed);   // the DER in one block
void mutate_jws(std::string& input, std::size_t longest, unsigned seed);   // a part of a.b.c;parameters
void mutate_http(std::string& input, std::size_t longest, unsigned seed);  // then counts the body

std::size_t apply(Mutate mutate, std::uint8_t* data, std::size_t size, std::size_t longest, unsigned seed);

}  // namespace ishaken::fuzz

// Gives a fuzzer a mutation of its own; libFuzzer and our driver look for this function.
#define ISHAKEN_MUTATE_WITH(mutate)                                                                         \
  extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t longest, \
                                                 unsigned seed) {                                           \
    return ishaken::fuzz::apply(mutate, data, size, longest, seed);                                         \
  }
