// Fuzzes one LLVMFuzzerTestOneInput, with those flags of libFuzzer that tests/fuzz/run uses:
//
//   fuzz_identity -max_total_time=60 found/ seeds/    inputs that reach something new go to found/
//   fuzz_identity -runs=0 seeds/                      replays
//   fuzz_identity crash-0123                          replays one file
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>

#include "tests/fuzz/driver/corpus.h"
#include "tests/fuzz/driver/supervise.h"

extern "C" {
[[gnu::weak]] std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t max_size,
                                                  unsigned seed);
std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t max_size);
}

namespace ishaken::fuzz {
namespace {

namespace fs = std::filesystem;

struct Options {
  double max_total_time = 0;  // seconds; 0: no end
  std::int64_t runs = -1;     // -1: no end
  std::size_t max_len = 64 * 1024;
  std::uint64_t seed = 1;
  std::string dict, artifact_prefix;
  Limits limits;
  std::vector<fs::path> paths;
};

Mutator* mutator_in_use = nullptr;  // of LLVMFuzzerMutate, whose signature is libFuzzer's

std::optional<Options> read_options(int count, char** arguments) {
  Options out;
  for (int i = 1; i < count; ++i) {
    const std::string_view text = arguments[i];
    if (!text.starts_with('-')) {
      out.paths.emplace_back(text);
      continue;
    }
    const std::size_t equals = std::min(text.find('='), text.size());
    const std::string_view name = text.substr(1, equals - 1);
    const std::string value(text.substr(std::min(equals + 1, text.size())));
    const double number = std::atof(value.c_str());
    if (name == "max_total_time")
      out.max_total_time = number;
    else if (name == "runs")
      out.runs = static_cast<std::int64_t>(number);
    else if (name == "max_len")
      out.max_len = static_cast<std::size_t>(number);
    else if (name == "seed")
      out.seed = static_cast<std::uint64_t>(number);
    else if (name == "timeout")
      out.limits.timeout_s = number;
    else if (name == "rss_limit_mb")
      out.limits.rss_mb = static_cast<std::uint64_t>(number);
    else if (name == "dict")
      out.dict = value;
    else if (name == "artifact_prefix")
      out.artifact_prefix = value;
    else {
      std::fprintf(stderr, "%s: no such option\n", arguments[i]);
      return std::nullopt;
    }
  }
  return out;
}

std::string read_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// Lines of "token", with \\, \" and \xAB (libFuzzer's format); others are comments.
void read_tokens(const std::string& path, Mutator& mutator) {
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    if (!line.starts_with('"')) continue;
    std::string token;
    for (std::size_t i = 1; i < line.size() && line[i] != '"'; ++i) {
      if (line[i] == '\\' && line.substr(i + 1, 1) == "x") {
        token.push_back(static_cast<char>(std::stoi(line.substr(i + 2, 2), nullptr, 16)));
        i += 3;
      } else {
        i += line[i] == '\\';
        token.push_back(line[i]);
      }
    }
    if (!token.empty()) mutator.add_token(std::move(token));
  }
}

std::vector<fs::path> files_in(const std::vector<fs::path>& paths) {
  std::vector<fs::path> out;
  for (const fs::path& path : paths) {
    if (!fs::is_directory(path)) {
      out.push_back(path);
      continue;
    }
    std::vector<fs::path> inside;
    for (const auto& entry : fs::directory_iterator(path))
      if (entry.is_regular_file()) inside.push_back(entry.path());
    std::ranges::sort(inside);
    out.insert(out.end(), inside.begin(), inside.end());
  }
  return out;
}

std::string mutated(const Corpus& corpus, Mutator& mutator, std::size_t longest) {
  const Corpus::Entry& base = corpus.pick(mutator);
  std::string input = base.input;
  mutator.set_comparisons(base.comparisons);
  if (mutator.below(32) != 0) longest = std::min(longest, std::max<std::size_t>(2048, 2 * input.size()));
  for (std::uint64_t times = 1 + mutator.below(5); times > 0; --times) {
    mutator.set_partner(corpus.pick(mutator).input);
    if (LLVMFuzzerCustomMutator == nullptr) {
      mutator.mutate(input, longest);
      continue;
    }
    const std::size_t size = std::min(input.size(), longest);
    input.resize(longest);
    input.resize(LLVMFuzzerCustomMutator(reinterpret_cast<std::uint8_t*>(input.data()), size, longest,
                                         static_cast<unsigned>(mutator.below(1u << 31))));
  }
  return input;
}

void fuzz(const Options& options, Runner& runner) {
  const auto began = std::chrono::steady_clock::now();
  const auto seconds = [&] {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
  };
  Mutator mutator(options.seed);
  mutator_in_use = &mutator;
  read_tokens(options.dict, mutator);
  Corpus corpus;
  const auto run = [&](const std::string& input, std::string_view name) {
    runner.run(input, name);
    return corpus.add(input, features());
  };
  run("", "empty");
  const auto files = files_in(options.paths);
  for (const fs::path& file : files) run(read_file(file), file.string());

  // Into the first of several folders: seeds alone stay as they are.
  const bool keep = options.paths.size() > 1 && fs::is_directory(options.paths.front());
  const std::size_t known = corpus.features();
  std::int64_t runs = 0, found = 0;
  for (; (options.runs < 0 || runs < options.runs) &&
         (options.max_total_time <= 0 || seconds() < options.max_total_time);
       ++runs) {
    const std::string input = mutated(corpus, mutator, options.max_len);
    if (!run(input, "mutated")) continue;
    const std::string name = "seed" + std::to_string(options.seed) + "-" + std::to_string(found++);
    if (keep) std::ofstream(options.paths.front() / name, std::ios::binary) << input;
  }
  std::printf(
      "%zu files, %zu features; %ld inputs in %.0f s (%.0f of CPU): %ld kept, %zu features, corpus %zu\n",
      files.size(), known, static_cast<long>(runs), seconds(),
      static_cast<double>(std::clock()) / CLOCKS_PER_SEC, static_cast<long>(found), corpus.features(),
      corpus.size());
}

}  // namespace
}  // namespace ishaken::fuzz

std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t max_size) {
  std::string input(reinterpret_cast<const char*>(data), size);
  ishaken::fuzz::mutator_in_use->mutate(input, max_size);
  std::ranges::copy(input, data);
  return input.size();
}

int main(int count, char** arguments) {
  auto options = ishaken::fuzz::read_options(count, arguments);
  if (!options) return 2;
  const bool files_alone =
      !options->paths.empty() && std::ranges::none_of(options->paths, [](const auto& path) {
        return std::filesystem::is_directory(path);
      });
  if (files_alone) options->runs = 0;
  return ishaken::fuzz::supervise(options->limits, options->artifact_prefix,
                                  [&](ishaken::fuzz::Runner& runner) { fuzz(*options, runner); });
}
