// The descriptions of a scenario's types as data. The schema, the reference page and `ishaken list` print
// them; the reader and the writer access values through them without knowing their types. describe.h makes
// one for each type from its fields().
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "models/base/fields.h"
#include "sim/scenario/document.h"

namespace ishaken::reputation {
struct PlugIns;
}

namespace ishaken::sim {

class Reader;
struct StructShape;

struct Choice {
  std::string_view name, help;
};

struct Shape {
  enum class Kind {
    boolean,
    integer,
    number,
    text,
    duration,
    rate,
    date,
    choice,
    country,
    countries,
    calling,
    party,
    settings,
    expectation,
    entry,
    object,
    one_of,
    list,
    map
  };
  Kind kind;
  std::vector<Choice> choices = {};            // choice, one_of
  std::vector<const StructShape*> kinds = {};  // one_of: the fields of each choice
  const StructShape* object = nullptr;         // object
  const Shape* element = nullptr;              // list, map
  bool by_country = false;                     // map: the keys are country codes
  bool is_distinct = false;                    // list: the same element twice is an error

  // The functions of a type that has its own overloads of read and to_node.
  struct Leaf {
    void (*read)(Reader&, const Node&, void* value, const std::string& path, const FieldOptions&) = nullptr;
    Node (*write)(const void* value) = nullptr;
  } leaf = {};
  // Access to the value of a std::optional of a type of this shape.
  struct Optional {
    void* (*make)(void* value) = nullptr;              // returns its value, which it creates if there is none
    const void* (*held)(const void* value) = nullptr;  // null if it holds none
  } optional = {};
  // Access to the elements of a list or map.
  struct Elements {
    void (*clear)(void* value) = nullptr;
    void* (*add)(void* value, const std::string& key) = nullptr;  // a list ignores the key
    void (*each)(const void* value,
                 const std::function<void(const std::string& key, const void*)>&) = nullptr;
  } elements = {};
  // The current value of a choice or one_of.
  struct Chosen {
    std::size_t index;   // index in `choices`; their number if it is none of them
    const void* fields;  // one_of: the struct of that kind
  };
  void* (*choose)(void* value,
                  std::size_t index) = nullptr;  // returns the fields of a one_of, with their defaults
  Chosen (*chosen)(const void* value) = nullptr;
  // The alternative of a one_of for plug-ins, if it has one.
  struct Outside {
    std::vector<std::string> (*names)(const reputation::PlugIns&) = nullptr;
    void (*read)(Reader&, const Node&, void* value, std::string_view name, const std::string& path) = nullptr;
    Node (*write)(const void* value) = nullptr;
  } outside = {};
};

struct FieldShape {
  std::string_view name, help;
  FieldOptions options;
  const Shape* shape;
  std::ptrdiff_t offset;  // within the struct
  Node standard;          // the default; null if it is required

  void* in(void* owner) const { return static_cast<std::byte*>(owner) + offset; }
  const void* in(const void* owner) const { return static_cast<const std::byte*>(owner) + offset; }
  bool is_share() const { return shape->kind == Shape::Kind::number && options.min >= 0 && options.max <= 1; }
};

struct StructShape {
  std::string_view help;
  std::vector<FieldShape> fields;
  Node standard;  // one with every default, as it is written

  // Returns the field of that name; null if there is none.
  const FieldShape* find(std::string_view name) const;
  std::vector<std::string> keys() const;
};

// Returns the shape of a type. The type must be in shapes.cc, or the caller must include describe.h.
template <class T>
const Shape& shape_of();

template <Described T>
const StructShape& description_of() {
  return *shape_of<T>().object;
}

// Returns the kind of a field's value in words, such as "duration", "choice" or "list of countries".
std::string kind_text(const FieldShape& field);
// Returns the range of a field, such as "1 to 99" or "at least 1 min"; its unit if it has no range; empty if
// it has neither.
std::string range_text(const FieldShape& field);
// Returns the default as it would be written; empty if there is none.
std::string default_text(const FieldShape& field);
// Returns the choices of the field or of its elements.
const std::vector<Choice>& choices_of(const FieldShape& field);

}  // namespace ishaken::sim
