// The parts of a packet run that are captured as pcap files for Wireshark.
#pragma once

#include <string>
#include <vector>

namespace ishaken::sim {

struct Capture {
  // The points to capture, one file each: a party (FR/provider/1), a country (FR: all packets that its router
  // receives) or a cable (FR-DE).
  std::vector<std::string> points;
  // The directory of the files, which must exist. It also gets "hosts" (the names of the addresses) and
  // "tls-keys.log".
  std::string directory;
};

}  // namespace ishaken::sim
