// Writes the packets at some points as pcap files with simulated dates, for Wireshark, and in the same
// directory the names of the addresses and the keys of the TLS connections.
#pragma once

#include <ns3/ipv4.h>
#include <ns3/pcap-file.h>

#include <fstream>
#include <functional>
#include <memory>
#include <string_view>
#include <vector>

#include "models/parties/directory.h"
#include "sim/engine/engine.h"
#include "sim/network/capture.h"
#include "sim/network/packet/internet/topology.h"

namespace ishaken::sim {

class Captures {
 public:
  // Throws std::invalid_argument for a point that does not exist, std::runtime_error if a file cannot be
  // written.
  Captures(const Capture& wanted, const parties::Directory& directory, const Topology& topology,
           const Engine& engine);

  // Stops capturing. Later packets only tear down connections and are not part of the run.
  void end();

  // Returns a function that takes the lines of a key log; empty if nothing is captured.
  std::function<void(std::string_view line)> key_log();

 private:
  class Point;
  void add(const std::string& name, const Topology& topology, const Engine& engine);
  void write_hosts(const parties::Directory& directory, const Topology& topology) const;

  std::string directory_;
  std::vector<std::shared_ptr<Point>> points_;
  std::ofstream keys_;
};

}  // namespace ishaken::sim
