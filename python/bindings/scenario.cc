#include "sim/scenario/scenario.h"

#include <pybind11/stl.h>

#include "python/bindings/bindings.h"
#include "sim/scenario/writer.h"
#include "sim/world/layout.h"
#include "sim/world/vocabulary.h"

namespace ishaken::bindings {
namespace {

namespace py = pybind11;
using sim::Diagnostic;
using sim::Scenario;

// Returns the values as they are written in YAML: scalars, numbers too, as texts.
py::object to_python(const sim::Node& node) {
  switch (node.kind) {
    case sim::Node::Kind::null:
      return py::none();
    case sim::Node::Kind::scalar:
      return py::str(node.text);
    case sim::Node::Kind::list: {
      py::list out;
      for (const auto& item : node.items) out.append(to_python(item));
      return out;
    }
    case sim::Node::Kind::map: {
      py::dict out;
      for (std::size_t i = 0; i < node.keys.size(); ++i)
        out[py::str(node.keys[i].text)] = to_python(node.items[i]);
      return out;
    }
  }
  return py::none();
}

// Returns a text that may not be valid UTF-8, as excerpts of a wrong scenario may not, with replacements.
py::str readable(const std::string& text) {
  PyObject* made = PyUnicode_DecodeUTF8(text.data(), static_cast<Py_ssize_t>(text.size()), "replace");
  if (!made) throw py::error_already_set();
  return py::reinterpret_steal<py::str>(made);
}

[[noreturn]] void raise(const py::object& type, const std::vector<Diagnostic>& diagnostics) {
  const py::object error = type(readable(sim::to_text(diagnostics)));
  error.attr("diagnostics") = diagnostics;
  PyErr_SetObject(type.ptr(), error.ptr());
  throw py::error_already_set();
}

}  // namespace

void add_scenario(py::module_& module) {
  py::class_<Diagnostic>(module, "Diagnostic", "An error in a scenario.")
      .def_readonly("file", &Diagnostic::file)
      .def_readonly("line", &Diagnostic::line)
      .def_readonly("column", &Diagnostic::column)
      .def_property_readonly("path", [](const Diagnostic& self) { return readable(self.path); })
      .def_property_readonly("message", [](const Diagnostic& self) { return readable(self.message); })
      .def_property_readonly("excerpt", [](const Diagnostic& self) { return readable(self.excerpt); })
      .def("__str__", [](const Diagnostic& self) { return readable(sim::to_text(self)); });

  const auto name = py::str(module.attr("__name__")).cast<std::string>() + ".ScenarioError";
  const auto error = py::reinterpret_steal<py::object>(PyErr_NewExceptionWithDoc(
      name.c_str(), "The errors in a scenario, in `diagnostics`.", nullptr, nullptr));
  module.attr("ScenarioError") = error;

  py::class_<Scenario>(module, "Scenario", "A checked scenario.")
      .def_readonly("name", &Scenario::name)
      .def_readonly("title", &Scenario::title)
      .def_readonly("seed", &Scenario::seed)
      .def_property_readonly("start", [](const Scenario& self) { return to_text(self.start); })
      .def_property_readonly("duration_s", [](const Scenario& self) { return in_seconds(self.duration); })
      .def_property_readonly(
          "values", [](const Scenario& self) { return to_python(sim::to_node(self)); },
          "every value, with defaults, as nested dicts and lists of texts")
      .def_property_readonly(
          "resolved_yaml", [](const Scenario& self) { return sim::resolved_yaml(self); },
          "YAML with every default written; it loads again to the same scenario")
      .def_property_readonly(
          "capture_points", [](const Scenario& self) { return sim::capture_points(self); },
          "the points at which packets can be captured: parties, countries, cables between two");

  // Bytes rather than str, so that text that is not UTF-8 is diagnosed like any other mistake.
  module.def(
      "load",
      [error](const py::bytes& text, const std::string& file_name, const std::vector<std::string>& overrides,
              const py::iterable& rules, const py::iterable& estimators) {
        sim::Vocabulary known = sim::vocabulary();
        known.plug_ins = plug_ins_of(rules, estimators);
        auto loaded = sim::load_scenario(std::string_view(text), file_name, overrides, known);
        if (!loaded) raise(error, loaded.error());
        return std::move(*loaded);
      },
      py::arg("text"), py::arg("file_name") = "scenario", py::arg("overrides") = std::vector<std::string>{},
      py::arg("rules") = py::tuple(), py::arg("estimators") = py::tuple());
}

}  // namespace ishaken::bindings
