// The parts of the module ishaken._core. Each adds its classes and functions.
#pragma once

#include <pybind11/pybind11.h>

namespace ishaken::bindings {

void add_arrow(pybind11::module_& module);
void add_description(pybind11::module_& module);
void add_scenario(pybind11::module_& module);
void add_run(pybind11::module_& module);

}  // namespace ishaken::bindings
