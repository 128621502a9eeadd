#include "tests/unit/sim/world/sample.h"

#include "models/base/digest.h"
#include "sim/scenario/load.h"
#include "sim/world/vocabulary.h"

namespace ishaken::sim {

Scenario scenario(std::string_view text, const std::vector<std::string>& overrides) {
  auto loaded = load_scenario(text, "sample.yaml", overrides, vocabulary());
  if (loaded) return std::move(*loaded);
  ADD_FAILURE() << to_text(loaded.error());
  return {};
}

Digests digests(sim::Run& run, std::uint64_t slice) {
  std::map<std::string, std::string> texts;
  for (bool more = true; more;) {
    more = run.advance(slice);
    Tables& tables = run.tables();
    tables.for_each([&](std::string_view name, auto& table) {
      for (std::size_t row = 0; row < table.rows(); ++row)
        table.write(row, tables.names, texts[std::string(name)]);
      table.clear();
    });
  }
  Digests out;
  for (const auto& [name, text] : texts) out[name] = hex(sha256(as_bytes(text)));
  return out;
}

Digests play(std::string_view text, unsigned threads, std::uint64_t slice) {
  RunOptions options;
  options.threads = threads;
  sim::Run run(scenario(text), options);
  return digests(run, slice);
}

}  // namespace ishaken::sim
