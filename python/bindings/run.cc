#include "sim/world/run.h"

#include <pybind11/stl.h>

#include <atomic>

#include "python/bindings/bindings.h"

namespace ishaken::bindings {
namespace {

namespace py = pybind11;
using sim::Progress;

// A run that releases the interpreter while it advances; other threads cannot read it meanwhile.
class GuardedRun {
  // Gives one thread at a time access to the run; a second one is refused instead of waiting.
  class Turn {
   public:
    explicit Turn(std::atomic_flag& busy) : busy_(busy) {
      if (busy_.test_and_set()) throw std::runtime_error("another thread is advancing this run");
    }
    ~Turn() { busy_.clear(); }
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;

   private:
    std::atomic_flag& busy_;
  };

  template <class Work>
  auto use(Work&& work) const {
    const Turn turn(busy_);
    return work();
  }

  template <class Work>
  auto after_the_end(Work&& work) const {
    return use([&] {
      if (!ended_) throw std::runtime_error("the run has not reached its end");
      return work();
    });
  }

 public:
  GuardedRun(const sim::Scenario& scenario, unsigned threads, std::optional<std::uint64_t> follow,
             const std::string& follow_outcome, std::vector<std::string> capture,
             const std::string& capture_directory)
      : start_(scenario.start),
        duration_(scenario.duration),
        run_(scenario, {threads,
                        follow ? std::optional(CallId{*follow}) : std::nullopt,
                        follow_outcome,
                        {std::move(capture), capture_directory}}) {}

  bool advance(std::uint64_t events) {
    const Turn turn(busy_);
    const py::gil_scoped_release others_may_work;
    if (std::exchange(failed_, true)) throw std::runtime_error("this run failed before");
    ended_ = ended_ || !run_.advance(events);
    failed_ = false;
    return !ended_;
  }

  Progress progress() const {
    return use([&] { return run_.progress(); });
  }

  // Returns simulated seconds since the start, without the warm-up.
  double simulated_s() const {
    const Progress far = progress();
    return far.baseline ? 0 : in_seconds(std::clamp(far.now - start_, Duration{0}, duration_));
  }

  std::size_t rows(std::string_view table) {
    return use([&] {
      std::optional<std::size_t> rows;
      run_.tables().for_each([&](std::string_view name, const auto& each) {
        if (name == table) rows = each.rows();
      });
      if (!rows) throw py::key_error(std::string(table));
      return *rows;
    });
  }

  sim::ArrowBatch take_batch(std::string_view table) {
    return use([&] {
      auto batch = run_.tables().take(table);
      if (!batch) throw py::key_error(std::string(table));
      return std::move(*batch);
    });
  }

  std::string summary_json() const {
    return after_the_end([&] { return run_.summary_json(); });
  }
  bool expectations_held() const {
    return after_the_end([&] { return run_.expectations_held(); });
  }
  std::string story_json() const {
    return use([&] { return run_.story_json(); });
  }

 private:
  Instant start_;
  Duration duration_;
  sim::Run run_;
  bool ended_ = false;
  bool failed_ = false;  // an exception of a policy in Python leaves the world in the middle of an event
  mutable std::atomic_flag busy_ = ATOMIC_FLAG_INIT;
};

}  // namespace

void add_run(py::module_& module) {
  py::class_<Progress>(module, "Progress", "The progress of a run.")
      .def_property_readonly("now", [](const Progress& self) { return to_text(self.now); })
      .def_readonly("share", &Progress::share)
      .def_readonly("calls", &Progress::calls)
      .def_readonly("events", &Progress::events)
      .def_readonly("baseline", &Progress::baseline, "whether the baseline, without attacks, is being run")
      .def_property_readonly(
          "part", [](const Progress& self) { return self.baseline ? "baseline" : ""; },
          "the part of the work; empty if there is one alone");

  py::class_<GuardedRun>(module, "Run", "A run of one scenario, advanced in slices.")
      .def(py::init<const sim::Scenario&, unsigned, std::optional<std::uint64_t>, const std::string&,
                    std::vector<std::string>, const std::string&>(),
           py::arg("scenario"), py::kw_only(), py::arg("threads") = 1, py::arg("follow") = py::none(),
           py::arg("follow_outcome") = "", py::arg("capture") = std::vector<std::string>(),
           py::arg("capture_directory") = "")
      .def("advance", &GuardedRun::advance, py::arg("events"),
           "Runs up to that many further events; returns False at the end of the run.")
      .def_property_readonly("progress", &GuardedRun::progress)
      .def_property_readonly("simulated_s", &GuardedRun::simulated_s,
                             "simulated seconds since the start, without the warm-up")
      .def("rows", &GuardedRun::rows, py::arg("table"), "Returns the number of rows not yet taken.")
      .def("take_batch", &GuardedRun::take_batch, py::arg("table"),
           "Takes the rows so far, and removes them from the run.")
      .def("summary_json", &GuardedRun::summary_json)
      .def("expectations_held", &GuardedRun::expectations_held)
      .def("story_json", &GuardedRun::story_json);

  py::tuple names(0);
  sim::Tables().for_each([&](std::string_view name, const auto&) { names = names + py::make_tuple(name); });
  module.attr("tables") = names;
}

}  // namespace ishaken::bindings
