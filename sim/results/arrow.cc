#include "sim/results/arrow.h"

#include <cstring>

namespace ishaken::sim {
namespace {

// The memory that an exported struct points to, as its private_data. The consumer's call of `release` frees
// it.
struct SchemaHolder {
  std::string format, name, metadata;
  std::vector<ArrowSchema> children;
  std::vector<ArrowSchema*> child_pointers;
  ArrowSchema dictionary{};
};
struct ArrayHolder {
  std::vector<ArrowBuffer> owners;
  std::vector<const void*> buffers;
  std::vector<ArrowArray> children;
  std::vector<ArrowArray*> child_pointers;
  ArrowArray dictionary{};
};

// Frees a struct. Skips a child that the consumer has moved out: its release callback is null.
template <class Holder, class Struct>
void release(Struct* exported) {
  auto* holder = static_cast<Holder*>(exported->private_data);
  for (auto& child : holder->children)
    if (child.release) child.release(&child);
  if (holder->dictionary.release) holder->dictionary.release(&holder->dictionary);
  delete holder;
  exported->release = nullptr;
}

void append_int32(std::string& out, std::size_t value) {
  const auto number = static_cast<std::int32_t>(value);
  char bytes[sizeof number];
  std::memcpy(bytes, &number, sizeof number);  // the specification wants native byte order
  out.append(bytes, sizeof number);
}

// Returns metadata with the one key "help", so that a table explains its own columns.
std::string metadata_of(std::string_view help) {
  constexpr std::string_view key = "help";
  std::string out;
  append_int32(out, 1);
  append_int32(out, key.size());
  out += key;
  append_int32(out, help.size());
  out += help;
  return out;
}

ArrowSchema export_schema(std::unique_ptr<SchemaHolder> holder) {
  for (auto& child : holder->children) holder->child_pointers.push_back(&child);
  ArrowSchema schema{};
  schema.format = holder->format.c_str();
  schema.name = holder->name.c_str();
  schema.metadata = holder->metadata.empty() ? nullptr : holder->metadata.data();
  schema.n_children = static_cast<std::int64_t>(holder->children.size());
  schema.children = holder->child_pointers.data();
  schema.dictionary = holder->dictionary.release ? &holder->dictionary : nullptr;
  schema.release = release<SchemaHolder, ArrowSchema>;
  schema.private_data = holder.release();
  return schema;
}

ArrowArray export_array(std::unique_ptr<ArrayHolder> holder, std::size_t length) {
  holder->buffers.push_back(nullptr);  // validity: no nulls
  for (const auto& owner : holder->owners) holder->buffers.push_back(owner.memory.get());
  for (auto& child : holder->children) holder->child_pointers.push_back(&child);
  ArrowArray array{};
  array.length = static_cast<std::int64_t>(length);
  array.n_buffers = static_cast<std::int64_t>(holder->buffers.size());
  array.buffers = holder->buffers.data();
  array.n_children = static_cast<std::int64_t>(holder->children.size());
  array.children = holder->child_pointers.data();
  array.dictionary = holder->dictionary.release ? &holder->dictionary : nullptr;
  array.release = release<ArrayHolder, ArrowArray>;
  array.private_data = holder.release();
  return array;
}

ArrowSchema schema_of(const ArrowColumn& column) {
  auto holder = std::make_unique<SchemaHolder>();
  holder->format = column.format;
  holder->name = column.name;
  if (!column.help.empty()) holder->metadata = metadata_of(column.help);
  if (column.dictionary) holder->dictionary = schema_of(*column.dictionary);
  return export_schema(std::move(holder));
}

ArrowArray array_of(ArrowColumn& column) {
  auto holder = std::make_unique<ArrayHolder>();
  holder->owners = std::move(column.buffers);
  if (column.dictionary) holder->dictionary = array_of(*column.dictionary);
  return export_array(std::move(holder), column.length);
}

}  // namespace

ArrowBatch::ArrowBatch(std::vector<ArrowColumn> columns, std::string_view help, std::size_t rows) {
  auto schemas = std::make_unique<SchemaHolder>();
  auto arrays = std::make_unique<ArrayHolder>();
  schemas->format = "+s";
  schemas->metadata = metadata_of(help);
  for (auto& column : columns) {
    schemas->children.push_back(schema_of(column));
    arrays->children.push_back(array_of(column));
  }
  schema = export_schema(std::move(schemas));
  array = export_array(std::move(arrays), rows);
}

ArrowBatch::~ArrowBatch() {
  if (schema.release) schema.release(&schema);
  if (array.release) array.release(&array);
}

ArrowBatch::ArrowBatch(ArrowBatch&& other) noexcept
    : schema(std::exchange(other.schema, {})), array(std::exchange(other.array, {})) {}

ArrowBatch& ArrowBatch::operator=(ArrowBatch&& other) noexcept {
  std::swap(schema, other.schema);
  std::swap(array, other.array);
  return *this;
}

}  // namespace ishaken::sim
