// Errors in a scenario, for the person who wrote it.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "models/base/time.h"

namespace ishaken::sim {

struct Diagnostic {
  std::string file;     // "--set" for a setting of the command line
  int line = 0;         // from 1; 0 if there is no single place
  int column = 0;       // in characters, from 1
  std::string path;     // "countries.FR.policy"
  std::string message;  // what was expected, and what to do
  std::string excerpt;  // part of the line, and below it a caret

  bool operator==(const Diagnostic&) const = default;
};

// An error in the text of one value.
struct TextError {
  std::size_t at = 0;  // byte of the text
  std::string what;
  bool lacking = false;  // the text names something that the scenario does not have
};

using ishaken::to_text;  // of durations and dates, which the overloads below would hide

// Returns "tour.yaml:12:7: error: countries.FR.policy: ..." and the excerpt, for each diagnostic.
std::string to_text(const Diagnostic& diagnostic);
std::string to_text(std::span<const Diagnostic> diagnostics);

}  // namespace ishaken::sim
