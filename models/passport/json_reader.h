// One small JSON object at a time, by simdjson's DOM: it checks the whole text, which its on-demand interface
// does not. Used by claims.cc.
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
  std::string decoded;  // has room for simdjson's padding behind its end
  std::vector<std::string_view> names;
};

// Decodes and parses one part of a JWS. `not_base64url` and `not_json` are the caller's names for these two
// faults. Refuses whatever else JSON readers disagree about: repeated members, invalid UTF-8, numbers beyond
// 64 bits. The object lives in `state` until the next call.
Fault read_object(std::string_view base64url_text, Fault not_base64url, Fault not_json,
                  ParserScratch::State& state, simdjson::dom::object& out);

}  // namespace ishaken::passport
