#include "sim/app/tables_digest.h"

#include <openssl/evp.h>

#include <new>

#include "models/base/digest.h"

namespace ishaken::app {

void TablesDigest::Free::operator()(evp_md_ctx_st* context) const { EVP_MD_CTX_free(context); }

TablesDigest::Context& TablesDigest::of(std::string_view table) {
  if (const auto known = contexts_.find(table); known != contexts_.end()) return known->second;
  Context context(EVP_MD_CTX_new());
  if (!context || EVP_DigestInit_ex(context.get(), EVP_sha256(), nullptr) != 1) throw std::bad_alloc();
  return contexts_.emplace(table, std::move(context)).first->second;
}

void TablesDigest::add(sim::Tables& tables) {
  std::string text;
  tables.for_each([&](std::string_view name, auto& table) {
    text.clear();
    for (std::size_t row = 0; row < table.rows(); ++row) table.write(row, tables.names, text);
    EVP_DigestUpdate(of(name).get(), text.data(), text.size());
  });
}

std::string TablesDigest::text() {
  std::string out;
  for (auto& [name, context] : contexts_) {
    Sha256 digest{};
    EVP_DigestFinal_ex(context.get(), digest.data(), nullptr);
    out += name + " " + hex(digest) + "\n";
  }
  contexts_.clear();
  return out;
}

}  // namespace ishaken::app
