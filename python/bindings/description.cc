#include "python/bindings/bindings.h"
#include "sim/world/vocabulary.h"

namespace ishaken::bindings {

namespace py = pybind11;

void add_description(py::module_& module) {
  module.def("json_schema", sim::json_schema, "Returns the JSON Schema (draft-07) of scenarios.");
  module.def("reference_page", py::overload_cast<>(sim::reference_page),
             "Returns the reference page of scenarios in Markdown.");
  module.def(
      "listing",
      [](const std::string& what) {
        auto listed = sim::list_topic(what);
        if (!listed) throw py::value_error(listed.error().what);
        return std::move(*listed);
      },
      py::arg("what") = "", "Returns the things of a topic as JSON; without a topic, the topics.");
}

}  // namespace ishaken::bindings
