// A SHA-256 per table over all its rows as text, so that two runs can be compared without keeping their rows.
#pragma once

#include <map>
#include <memory>
#include <string>

#include "sim/results/tables.h"

struct evp_md_ctx_st;

namespace ishaken::app {

class TablesDigest {
 public:
  // Adds the rows so far. The digest does not depend on how often this is called.
  void add(sim::Tables& tables);
  // Returns the digests, one table per line: "calls 9f86d0..." and so on.
  std::string text();

 private:
  struct Free {
    void operator()(evp_md_ctx_st* context) const;
  };
  using Context = std::unique_ptr<evp_md_ctx_st, Free>;
  Context& of(std::string_view table);

  std::map<std::string, Context, std::less<>> contexts_;
};

}  // namespace ishaken::app
