// What an adversary asks to be woken for.
#pragma once

#include <cstdint>

namespace ishaken::parties {

enum AdversaryWake : std::uint32_t { next_call, play_again, read_again };

}  // namespace ishaken::parties
