#include "models/pki/json.h"

#include <set>
#include <vector>

namespace ishaken::pki {
namespace {
constexpr int max_depth = 32;
}

Result<Json> parse_json(std::string_view text) {
  bool repeated = false;
  bool too_deep = false;
  std::vector<std::set<std::string>> names;  // of the objects that are open
  // Two members of one name mean different things to different readers (RFC 8725 section 2.4), so none is
  // believed.
  const auto watch = [&](int depth, Json::parse_event_t event, Json& value) {
    using Event = Json::parse_event_t;
    if (depth > max_depth) too_deep = true;
    if (event == Event::object_start) names.emplace_back();
    if (event == Event::object_end) names.pop_back();
    if (event == Event::key && !names.back().insert(value.get<std::string>()).second) repeated = true;
    return true;
  };
  Json out = Json::parse(text, watch, false);
  if (out.is_discarded()) return fail("not JSON");
  if (too_deep) return fail("JSON that is nested too deep");
  if (repeated) return fail("JSON with a repeated name");
  return out;
}

std::string to_text(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

}  // namespace ishaken::pki
