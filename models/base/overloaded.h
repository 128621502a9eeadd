// A visitor for std::visit that is composed of lambdas, one per alternative.
#pragma once

namespace ishaken {

template <class... Handlers>
struct Overloaded : Handlers... {
  using Handlers::operator()...;
};
template <class... Handlers>
Overloaded(Handlers...) -> Overloaded<Handlers...>;

}  // namespace ishaken
