// Reads one small JSON object at a time with simdjson's DOM, which checks the whole text, unlike its
// on-demand interface. Used by claims.cc.
#pragma once

#include <simdjson.h>

#include <string>
#include <string_view>
#include <vector>

#include "models/passport/fault.h"
#include "models/passport/identity.h"

namespace ishaken::passport {

struct ParserScratch::State {
  State();

  simdjson::dom::parser parser;
  std::string decoded;  // with room for simdjson's padding at its end
  std::vector<std::string_view> names;
};

// Decodes and parses one part of a JWS. `not_base64url` and `not_json` are the faults to return for it.
// Refuses everything else on which JSON readers disagree: repeated members, invalid UTF-8, numbers beyond 64
// bits. The object is valid until the next call with `state`.
Fault read_object(std::string_view base64url_text, Fault not_base64url, Fault not_json,
                  ParserScratch::State& state, simdjson::dom::object& out);

}  // namespace ishaken::passport
