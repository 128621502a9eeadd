// The parts of the module ishaken._core. Each adds its classes and functions.
#pragma once

#include <pybind11/pybind11.h>

#include "models/reputation/plug_in.h"

namespace ishaken::bindings {

void add_arrow(pybind11::module_& module);
void add_description(pybind11::module_& module);
void add_scenario(pybind11::module_& module);
void add_plug_ins(pybind11::module_& module);
void add_run(pybind11::module_& module);

// Returns the plug-ins made of Python classes of rules and of estimators, which ishaken/policies.py
// describes.
reputation::PlugIns plug_ins_of(const pybind11::iterable& rules, const pybind11::iterable& estimators);

}  // namespace ishaken::bindings
