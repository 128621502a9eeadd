// What of the packets is to be written down, for Wireshark.
#pragma once

#include <string>
#include <vector>

namespace ishaken::sim {

struct Capture {
  // A party (FR/provider/1), a country (FR: all that its router sees) or a cable (FR-DE). A file each.
  std::vector<std::string> points;
  // Where the files go; it exists. Beside them "hosts", names of the addresses, and "tls-keys.log".
  std::string directory;
};

}  // namespace ishaken::sim
