#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>

#include "sim/app/play.h"
#include "sim/world/vocabulary.h"

namespace ishaken::app {
namespace {

void add_input(CLI::App& command, Input& input) {
  command.add_option("FILE", input.file, "a scenario")->required();
  command.add_option("--set", input.overrides, "path=value, changes one value; can be repeated")
      ->take_all()
      ->expected(1);
}

int main(int count, char** arguments) {
  CLI::App app("ishaken-core: one scenario in, one summary out");
  app.require_subcommand(1);
  app.set_version_flag("--version", ISHAKEN_VERSION);

  Input input;
  PlayOptions options;
  auto& run = *app.add_subcommand("run", "play a scenario and write its summary as JSON");
  add_input(run, input);
  run.add_option("--threads", options.threads, "that do cryptography; results do not depend on it")
      ->check(CLI::Range(1, 256));
  run.add_option("--summary", options.summary, "the file for the summary instead of standard output");
  run.add_flag("--tables-digest", options.tables_digest, "print a SHA-256 per table over all its rows");
  auto& validate = *app.add_subcommand("validate", "check a scenario as run does");
  add_input(validate, input);
  auto& schema = *app.add_subcommand("schema", "print the JSON Schema of scenarios");
  app.add_subcommand("reference", "print the reference page of scenarios");

  try {
    app.parse(count, arguments);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? all_held : input_wrong;
  }
  if (run.parsed()) return play(input, options);
  if (validate.parsed()) return read(input) ? all_held : input_wrong;
  std::fputs((schema.parsed() ? sim::json_schema() : sim::reference_page()).c_str(), stdout);
  return all_held;
}

}  // namespace
}  // namespace ishaken::app

int main(int count, char** arguments) {
  try {
    return ishaken::app::main(count, arguments);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "ishaken-core: the run failed: %s\n", error.what());
    return ishaken::app::run_failed;
  }
}
