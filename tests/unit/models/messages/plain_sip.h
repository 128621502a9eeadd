// A second reader of SIP, simple and without any of ours: lines, and a colon in each.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ishaken::messages {

struct PlainSip {
  std::string start;
  std::vector<std::pair<std::string, std::string>> fields;
  std::string body;

  explicit PlainSip(std::string_view bytes) {
    const auto end = bytes.find("\r\n\r\n");
    if (end == std::string_view::npos) return;
    body = bytes.substr(end + 4);
    std::string_view lines = bytes.substr(0, end + 2);
    start = lines.substr(0, lines.find("\r\n"));
    lines.remove_prefix(start.size() + 2);
    while (!lines.empty()) {
      const std::string_view line = lines.substr(0, lines.find("\r\n"));
      const auto colon = line.find(": ");
      fields.emplace_back(line.substr(0, colon), line.substr(colon + 2));
      lines.remove_prefix(line.size() + 2);
    }
  }
  // All values of that name.
  std::vector<std::string> all(std::string_view name) const {
    std::vector<std::string> out;
    for (const auto& [each, value] : fields)
      if (each == name) out.push_back(value);
    return out;
  }
  // The only one; "" where there is none, "(several)" where there are more.
  std::string operator[](std::string_view name) const {
    const auto values = all(name);
    return values.empty() ? "" : values.size() == 1 ? values[0] : "(several)";
  }
  std::string kind() const {
    return start.starts_with("SIP/") ? start.substr(8, 3) : start.substr(0, start.find(' '));
  }
};

}  // namespace ishaken::messages
