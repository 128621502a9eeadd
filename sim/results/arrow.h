// Export of columns through the Arrow C data interface: two plain structs, which every Arrow library reads
// without copying, and which need no library here. https://arrow.apache.org/docs/format/CDataInterface.html
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

// The names, the guard and the layout are the specification's, so that other libraries' declarations agree.
#ifndef ARROW_C_DATA_INTERFACE
#define ARROW_C_DATA_INTERFACE
extern "C" {
struct ArrowSchema {
  const char* format;
  const char* name;
  const char* metadata;
  std::int64_t flags;
  std::int64_t n_children;
  struct ArrowSchema** children;
  struct ArrowSchema* dictionary;
  void (*release)(struct ArrowSchema*);
  void* private_data;
};
struct ArrowArray {
  std::int64_t length;
  std::int64_t null_count;
  std::int64_t offset;
  std::int64_t n_buffers;
  std::int64_t n_children;
  const void** buffers;
  struct ArrowArray** children;
  struct ArrowArray* dictionary;
  void (*release)(struct ArrowArray*);
  void* private_data;
};
}
#endif

namespace ishaken::sim {

// Memory of a column, kept alive by its owner.
struct ArrowBuffer {
  std::shared_ptr<const void> memory;
};

template <class T>
ArrowBuffer arrow_buffer(std::vector<T> values) {
  auto owner = std::make_shared<const std::vector<T>>(std::move(values));
  return {std::shared_ptr<const void>(owner, owner->data())};
}

// A column without nulls. `format` is the type as the specification writes it: "L", "tsn:UTC", "u".
struct ArrowColumn {
  std::string name;
  std::string help;
  std::string format;
  std::size_t length = 0;
  std::vector<ArrowBuffer> buffers;         // without the validity bitmap
  std::unique_ptr<ArrowColumn> dictionary;  // if the column holds codes of texts
};

// A batch of rows as one struct array. A consumer that takes a struct over moves it out and sets `release` to
// null; the destructor releases the others.
class ArrowBatch {
 public:
  ArrowBatch(std::vector<ArrowColumn> columns, std::string_view help, std::size_t rows);
  ~ArrowBatch();
  ArrowBatch(ArrowBatch&& other) noexcept;
  ArrowBatch& operator=(ArrowBatch&& other) noexcept;

  ArrowSchema schema{};
  ArrowArray array{};
};

}  // namespace ishaken::sim
