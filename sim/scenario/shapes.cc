// The list of types whose shapes other files use. The shapes of their members are instantiated with them.
#include "sim/scenario/describe.h"

namespace ishaken::sim {

template const Shape& shape_of<std::vector<CountryCode>>();

template const Shape& shape_of<Scenario>();
template const Shape& shape_of<Fidelity>();
template const Shape& shape_of<Country>();
template const Shape& shape_of<trust::Policy>();
template const Shape& shape_of<trust::Profile>();
template const Shape& shape_of<reputation::Review>();
template const Shape& shape_of<reputation::Rule>();
template const Shape& shape_of<reputation::Estimator>();
template const Shape& shape_of<reputation::Scoring>();
template const Shape& shape_of<reputation::Tracing>();
template const Shape& shape_of<Agreement>();
template const Shape& shape_of<RegistrySettings>();
template const Shape& shape_of<Links>();
template const Shape& shape_of<LinkOverride>();
template const Shape& shape_of<Transport>();
template const Shape& shape_of<Traffic>();
template const Shape& shape_of<Answer>();
template const Shape& shape_of<Callees>();
template const Shape& shape_of<Tracebacks>();
template const Shape& shape_of<Measures>();

}  // namespace ishaken::sim
