#include "models/passport/json_reader.h"

#include <algorithm>
#include <array>
#include <new>

#include "models/base/bytes.h"

namespace ishaken::passport {
namespace {

namespace dom = simdjson::dom;

// The maximum depth. A PASSporT needs 3: the payload, "dest", its array. The rest is for unknown claims.
constexpr std::size_t max_depth = 16;

bool has_duplicates(const dom::object& object, std::vector<std::string_view>& names) {
  std::array<std::string_view, 16> few;
  std::size_t count = 0;
  for (const dom::key_value_pair member : object) {
    if (count == few.size()) break;
    for (std::size_t i = 0; i < count; ++i)
      if (few[i] == member.key) return true;
    few[count++] = member.key;
  }
  if (count < few.size() || object.size() == count) return false;

  names.clear();  // sorted, since a hostile object with many members must not take quadratic time
  for (const dom::key_value_pair member : object) names.push_back(member.key);
  std::sort(names.begin(), names.end());
  return std::adjacent_find(names.begin(), names.end()) != names.end();
}

// Checks every level. max_depth bounds the recursion.
bool has_duplicates_inside(const dom::element& element, std::vector<std::string_view>& names) {
  dom::object object;
  dom::array array;
  if (element.get_object().get(object) == simdjson::SUCCESS) {
    if (has_duplicates(object, names)) return true;
    for (const dom::key_value_pair member : object)
      if (has_duplicates_inside(member.value, names)) return true;
  } else if (element.get_array().get(array) == simdjson::SUCCESS) {
    for (const dom::element entry : array)
      if (has_duplicates_inside(entry, names)) return true;
  }
  return false;
}

}  // namespace

ParserScratch::State::State() {
  // Enough for the longest header, so that parsing allocates nothing.
  decoded.reserve(max_identity_size + simdjson::SIMDJSON_PADDING);
  if (parser.allocate(max_identity_size, max_depth) != simdjson::SUCCESS) throw std::bad_alloc();
}

Fault read_object(std::string_view base64url_text, Fault not_base64url, Fault not_json,
                  ParserScratch::State& state, dom::object& out) {
  std::string& json = state.decoded;
  if (!from_base64url(base64url_text, json)) return not_base64url;
  json.reserve(json.size() + simdjson::SIMDJSON_PADDING);

  dom::element root;
  switch (state.parser.parse(json.data(), json.size(), false).get(root)) {
    case simdjson::SUCCESS:
      break;
    case simdjson::UTF8_ERROR:
      return Fault::not_utf8;
    case simdjson::DEPTH_ERROR:
      return Fault::json_too_deep;
    case simdjson::NUMBER_ERROR:
      return Fault::malformed_number;
    default:
      return not_json;
  }
  if (root.get_object().get(out) != simdjson::SUCCESS) return not_json;
  return has_duplicates_inside(root, state.names) ? Fault::duplicate_member : Fault::none;
}

}  // namespace ishaken::passport
