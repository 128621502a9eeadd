#include "tests/bench/child.h"

#include <sys/wait.h>
#include <unistd.h>

#include <sstream>
#include <stdexcept>

namespace ishaken::bench {
namespace {

constexpr const char* self = "/proc/self/exe";

[[noreturn]] void become(int out, const std::vector<std::string>& arguments) {
  dup2(out, STDOUT_FILENO);
  std::vector<std::string> copies{self};
  copies.insert(copies.end(), arguments.begin(), arguments.end());
  std::vector<char*> pointers;
  for (std::string& each : copies) pointers.push_back(each.data());
  pointers.push_back(nullptr);
  execv(self, pointers.data());
  _exit(1);
}

}  // namespace

std::vector<double> numbers_of_child(const std::vector<std::string>& arguments) {
  int out[2];
  if (pipe(out) != 0) throw std::runtime_error("no pipe to a child process");
  const pid_t child = fork();
  if (child == 0) become(out[1], arguments);
  close(out[1]);
  std::string text;
  char part[256];
  for (ssize_t size; (size = read(out[0], part, sizeof part)) > 0;)
    text.append(part, static_cast<std::size_t>(size));
  close(out[0]);
  int status = 0;
  waitpid(child, &status, 0);
  if (status != 0) throw std::runtime_error("a child process of the benchmark failed");
  std::istringstream words(text);
  std::vector<double> numbers;
  for (double number; words >> number;) numbers.push_back(number);
  return numbers;
}

}  // namespace ishaken::bench
