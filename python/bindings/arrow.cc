// Batches as Python objects with the Arrow PyCapsule interface, which pyarrow, polars, DuckDB and others
// read.
#include "sim/results/arrow.h"

#include "python/bindings/bindings.h"

namespace ishaken::bindings {
namespace {

namespace py = pybind11;

// Returns a capsule that owns the struct until a consumer moves its content out.
template <class Struct>
py::object capsule(Struct& exported, const char* name) {
  auto owned = std::make_unique<Struct>(std::exchange(exported, {}));
  PyObject* made = PyCapsule_New(owned.get(), name, [](PyObject* self) {
    auto* held = static_cast<Struct*>(PyCapsule_GetPointer(self, PyCapsule_GetName(self)));
    if (held->release) held->release(held);
    delete held;
  });
  if (!made) {
    exported = std::exchange(*owned, {});
    throw py::error_already_set();
  }
  owned.release();
  return py::reinterpret_steal<py::object>(made);
}

py::tuple arrow_c_array(sim::ArrowBatch& batch, const py::object&) {
  if (!batch.array.release) throw std::runtime_error("this batch was taken over before");
  auto schema = capsule(batch.schema, "arrow_schema");
  return py::make_tuple(std::move(schema), capsule(batch.array, "arrow_array"));
}

}  // namespace

void add_arrow(py::module_& module) {
  py::class_<sim::ArrowBatch>(module, "Batch",
                              "Rows of one table; pyarrow.record_batch(batch) takes them over, once.")
      .def("__arrow_c_array__", arrow_c_array, py::arg("requested_schema") = py::none())
      .def("__len__", [](const sim::ArrowBatch& batch) { return batch.array.length; });
}

}  // namespace ishaken::bindings
