// Rules and estimators that are classes in Python: their arguments, their results, and their plug-ins, by
// which a scenario uses them.
#include <pybind11/chrono.h>
#include <pybind11/stl.h>

#include "models/reputation/review.h"
#include "python/bindings/bindings.h"

namespace ishaken::bindings {
namespace {

namespace py = pybind11;
using namespace reputation;

// Returns shared ownership of a Python object; destroying the last copy takes the interpreter's lock.
std::shared_ptr<py::object> kept(py::object object) {
  return {new py::object(std::move(object)), [](const py::object* held) {
            const py::gil_scoped_acquire interpreter;
            delete held;
          }};
}

// A view of an STI-GA's dossier that can be read only while an estimator is called.
struct LentDossier {
  const Dossier* lent;
  const Dossier& get() const {
    if (lent == nullptr) throw std::runtime_error("a dossier can be read only inside estimate()");
    return *lent;
  }
};

Belief checked(const Belief& belief) {
  if (!(0 <= belief.low && belief.low <= belief.mean && belief.mean <= belief.high && belief.high <= 1 &&
        belief.calls >= 0))
    throw py::value_error("a belief needs 0 <= low <= mean <= high <= 1, and no fewer than 0 calls");
  return belief;
}

// Calls a Python object, which holds its values. An exception in it ends the run.
std::function<Decision(const Case&)> asked(const std::shared_ptr<py::object>& rule,
                                           Decision (*)(const Case&)) {
  return [rule](const Case& subject) {
    const py::gil_scoped_acquire interpreter;
    return rule->attr("decide")(subject).cast<Decision>();
  };
}
std::function<Belief(const Dossier&, const Subject&)> asked(const std::shared_ptr<py::object>& estimator,
                                                            Belief (*)(const Dossier&, const Subject&)) {
  return [estimator](const Dossier& dossier, const Subject& subject) {
    const py::gil_scoped_acquire interpreter;
    const auto lent = std::make_shared<LentDossier>(LentDossier{&dossier});
    const struct Back {
      LentDossier& lent;
      ~Back() { lent.lent = nullptr; }
    } back{*lent};
    return checked(estimator->attr("estimate")(lent, subject).cast<Belief>());
  };
}

PlugInField field_of(const py::handle& described) {
  PlugInField out{.name = described.attr("name").cast<std::string>(),
                  .help = described.attr("help").cast<std::string>(),
                  .standard = {},
                  .options = {}};
  const py::object standard = described.attr("standard");
  if (py::isinstance<py::bool_>(standard))
    out.standard = standard.cast<bool>();
  else if (py::isinstance<py::int_>(standard))
    out.standard = standard.cast<int>();
  else if (py::isinstance<py::float_>(standard))
    out.standard = standard.cast<double>();
  else if (py::isinstance<py::str>(standard))
    out.standard = standard.cast<std::string>();
  else
    out.standard = standard.cast<Duration>();
  const py::object min = described.attr("min"), max = described.attr("max");
  if (!min.is_none()) out.options.min = min.cast<double>();
  if (!max.is_none()) out.options.max = max.cast<double>();
  return out;
}

// Describes a Python class with `name`, `help` and `fields`. Calling it with values makes an object, or
// raises ValueError if they contradict one another.
template <class Function>
std::shared_ptr<const PlugIn<Function>> plug_in_of(const py::handle& type) {
  auto out = std::make_shared<PlugIn<Function>>();
  out->name = type.attr("name").cast<std::string>();
  out->help = type.attr("help").cast<std::string>();
  std::vector<std::string> names;
  for (const py::handle each : type.attr("fields")) out->fields.push_back(field_of(each));
  for (const auto& each : out->fields) names.push_back(each.name);
  out->with = [held = kept(py::reinterpret_borrow<py::object>(type)),
               names](const std::vector<PlugInValue>& values) -> Result<std::function<Function>> {
    py::dict given;
    for (std::size_t i = 0; i < names.size(); ++i)
      given[py::str(names[i])] =
          std::visit([](const auto& each) -> py::object { return py::cast(each); }, values[i]);
    try {
      return asked(kept((*held)(**given)), static_cast<Function*>(nullptr));
    } catch (const py::error_already_set& error) {
      if (!error.matches(PyExc_ValueError)) throw;
      return fail(py::str(error.value()).cast<std::string>());
    }
  };
  return out;
}

}  // namespace

PlugIns plug_ins_of(const py::iterable& rules, const py::iterable& estimators) {
  PlugIns out;
  for (const py::handle each : rules) out.rules.push_back(plug_in_of<Decision(const Case&)>(each));
  for (const py::handle each : estimators)
    out.estimators.push_back(plug_in_of<Belief(const Dossier&, const Subject&)>(each));
  return out;
}

void add_plug_ins(py::module_& module) {
  py::class_<Belief>(module, "Belief",
                     "A belief about the share of a subject's calls that are unwanted, 0 to 1.")
      .def(py::init([](double mean, double low, double high, double calls) {
             return checked({mean, low, high, calls});
           }),
           py::arg("mean"), py::arg("low"), py::arg("high"), py::arg("calls"))
      .def_readonly("mean", &Belief::mean)
      .def_readonly("low", &Belief::low, "the lower end of its interval")
      .def_readonly("high", &Belief::high)
      .def_readonly("calls", &Belief::calls, "the number of calls behind it");
  py::class_<Conduct>(module, "Conduct", "How a country answered traceback requests.")
      .def_readonly("asked", &Conduct::asked)
      .def_readonly("answered", &Conduct::answered)
      .def_readonly("acted", &Conduct::acted);
  py::class_<Part>(module, "Part",
                   "A provider or an STI-CA of a country, or a country that shares evidence about it.")
      .def_readonly("name", &Part::name)
      .def_readonly("belief", &Part::belief)
      .def_readonly("dropped", &Part::dropped, "excluded from trust");
  py::class_<Case>(module, "Case", "All that a policy may use to decide about a country.")
      .def_property_readonly("country", [](const Case& self) { return self.country.text(); })
      .def_property_readonly("standing", [](const Case& self) { return name_of(self.standing); })
      .def_readonly("since", &Case::since, "time since its last change of standing")
      .def_readonly("exclusions", &Case::exclusions, "how often it was excluded, the present time included")
      .def_readonly("belief", &Case::belief)
      .def_readonly("fresh_calls", &Case::fresh_calls, "calls in the evidence of the last period")
      .def_readonly("conduct", &Case::conduct)
      .def_readonly("providers", &Case::providers)
      .def_readonly("cas", &Case::cas)
      .def_readonly("reporters", &Case::reporters,
                    "the belief from the evidence of each sharing country alone");
  py::class_<Decision>(module, "Decision", "The standing of a country from now on, and the reason.")
      .def(py::init([](const std::string& standing, std::string why, std::vector<std::string> drop_providers,
                       std::vector<std::string> drop_cas) {
             const auto known = named<Standing>(standing);
             if (!known)
               throw py::value_error("no standing '" + standing + "': it is one of ishaken.STANDINGS");
             return Decision{*known, std::move(drop_providers), std::move(drop_cas), std::move(why)};
           }),
           py::arg("standing"), py::arg("why"), py::kw_only(),
           py::arg("drop_providers") = std::vector<std::string>{},
           py::arg("drop_cas") = std::vector<std::string>{});
  py::tuple standings(0);
  for (const auto& each : EnumNames<Standing>::values) standings = standings + py::make_tuple(each.name);
  module.attr("STANDINGS") = standings;

  py::class_<Tally>(module, "Tally", "Numbers of calls, each counted in its worst class.")
      .def_readonly("clean", &Tally::clean)
      .def_readonly("suspicious", &Tally::suspicious)
      .def_readonly("complained", &Tally::complained)
      .def_readonly("trapped", &Tally::trapped)
      .def_property_readonly("calls", &Tally::calls)
      .def_property_readonly("marked", &Tally::marked);
  py::class_<Subject>(module, "Subject", "The subject of a belief.")
      .def_property_readonly("level", [](const Subject& self) { return name_of(self.level); })
      .def_property_readonly("country", [](const Subject& self) { return self.country.text(); })
      .def_readonly("name", &Subject::name, "name of the STI-CA or provider; empty for a country");
  py::class_<LentDossier, std::shared_ptr<LentDossier>>(module, "Dossier",
                                                        "The evidence about calls, by closed period.")
      .def_property_readonly("period", [](const LentDossier& self) { return self.get().period(); })
      .def(
          "pooled",
          [](const LentDossier& self, const Subject& subject) {
            py::list out;
            for (const auto& each : self.get().pooled(subject).entries)
              out.append(py::make_tuple(each.period, each.tally));
            return out;
          },
          py::arg("subject"),
          "Returns (period, Tally) over all reporters, oldest first, without periods that have no calls.")
      .def(
          "of",
          [](const LentDossier& self, const std::string& reporter, const Subject& subject) {
            const auto country = CountryCode::parse(reporter);
            if (!country) throw py::key_error(reporter);
            py::list out;
            for (const auto& each : self.get().of(*country, subject).entries)
              out.append(py::make_tuple(each.period, each.tally));
            return out;
          },
          py::arg("reporter"), py::arg("subject"),
          "Returns (period, Tally) of one reporter, oldest first, without periods that have no calls.")
      .def_property_readonly("reporters", [](const LentDossier& self) {
        py::list out;
        for (const CountryCode each : self.get().reporters()) out.append(each.text());
        return out;
      });
}

}  // namespace ishaken::bindings
