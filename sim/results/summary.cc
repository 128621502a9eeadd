#include "sim/results/summary.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>

namespace ishaken::sim {
namespace {

void append_number(std::string& out, double value) {
  if (!std::isfinite(value)) {
    out += "null";
    return;
  }
  std::array<char, 32> text;
  // Writes a whole number as a plain integer, without an exponent.
  const bool whole = std::trunc(value) == value && std::abs(value) < 1e15;
  const auto [end, error] = whole ? std::to_chars(text.begin(), text.end(), static_cast<std::int64_t>(value))
                                  : std::to_chars(text.begin(), text.end(), value);
  out.append(text.begin(), end);
}

void append_text(std::string& out, std::string_view text) {
  constexpr std::string_view digits = "0123456789abcdef";
  out += '"';
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (static_cast<unsigned char>(c) < 0x20) {
      out += "\\u00";
      out += digits[static_cast<std::size_t>(c) >> 4];
      out += digits[static_cast<std::size_t>(c) & 15];
    } else {
      out += c;
    }
  }
  out += '"';
}

void append_key(std::string& out, std::string_view key) {
  if (out.back() != '{') out += ", ";
  append_text(out, key);
  out += ": ";
}

template <class Item, class Append>
void append_list(std::string& out, std::string_view name, const std::vector<Item>& items, Append&& append) {
  out += "  ";
  append_text(out, name);
  out += ": [";
  for (const Item& item : items) {
    out += &item == items.data() ? "\n    {" : ",\n    {";
    append(item);
    out += '}';
  }
  out += items.empty() ? "]" : "\n  ]";
}

}  // namespace

bool Summary::expectations_held() const { return std::ranges::all_of(expect, &ExpectationResult::held); }

std::string summary_json(const Summary& summary) {
  std::string out = "{\n";
  append_list(out, "metrics", summary.metrics, [&](const MetricValue& each) {
    append_key(out, "name");
    append_text(out, each.name);
    append_key(out, "value");
    append_number(out, each.value);
    append_key(out, "unit");
    append_text(out, each.unit);
    for (const auto& [dimension, value] : each.where) {
      append_key(out, dimension);
      append_text(out, value);
    }
  });
  out += ",\n";
  append_list(out, "expect", summary.expect, [&](const ExpectationResult& each) {
    append_key(out, "text");
    append_text(out, each.text);
    append_key(out, "held");
    out += each.held ? "true" : "false";
    append_key(out, "value");
    if (each.value)
      append_number(out, *each.value);
    else
      out += "null";
    if (!each.note.empty()) {
      append_key(out, "note");
      append_text(out, each.note);
    }
  });
  out += "\n}\n";
  return out;
}

}  // namespace ishaken::sim
