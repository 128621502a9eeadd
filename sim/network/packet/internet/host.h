// A machine on the simulated internet: an ns-3 node with its internet stack and its one public address.
#pragma once

#include <ns3/ipv4-address.h>
#include <ns3/node.h>
#include <ns3/ptr.h>

namespace ishaken::sim {

struct Host {
  ns3::Ptr<ns3::Node> node;
  ns3::Ipv4Address address;
};

}  // namespace ishaken::sim
