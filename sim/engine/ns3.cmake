# ns-3 as imported targets ns3x::core, ... Own search, not find_package(ns3): Debian's package configuration wants
# packages that are not needed here, names targets differently per release, and adds foreign include folders.
# Include single headers: core-module.h of ns-3 3.37 is not C++20.
find_path(NS3_INCLUDE_DIR ns3/simulator.h REQUIRED)
foreach(module core network internet point-to-point)
  find_library(NS3_${module}_LIBRARY NAMES ns3-${module} ns3.37-${module} ns3.43-${module} REQUIRED)
  add_library(ns3x::${module} UNKNOWN IMPORTED GLOBAL)
  set_target_properties(ns3x::${module} PROPERTIES IMPORTED_LOCATION "${NS3_${module}_LIBRARY}")
endforeach()
