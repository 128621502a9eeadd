#include "python/bindings/bindings.h"

PYBIND11_MODULE(_core, module) {
  using namespace ishaken::bindings;
  module.doc() = "The simulator: load a scenario, run it, take its tables.";
  module.attr("version") = ISHAKEN_VERSION;
  add_arrow(module);
  add_description(module);
  add_plug_ins(module);
  add_scenario(module);
  add_run(module);
}
