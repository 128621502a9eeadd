// The descriptions as data: what each value of a scenario is, for whatever prints it (the schema, the
// reference page, `ishaken list`), and how it is reached without knowing its type, for the reader and the
// writer. They are made from fields() in describe.h, once per type.
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
  std::vector<const StructShape*> kinds = {};  // one_of: what each choice consists of
  const StructShape* object = nullptr;         // object
  const Shape* element = nullptr;              // list, map
  bool by_country = false;                     // map: the keys are country codes
  bool is_distinct = false;                    // list: the same element twice is a slip

  // A type that is read and written by code of its own.
  struct Leaf {
    void (*read)(Reader&, const Node&, void* value, const std::string& path, const FieldOptions&) = nullptr;
    Node (*write)(const void* value) = nullptr;
  } leaf = {};
  // A std::optional of a type of this shape.
  struct Optional {
    void* (*make)(void* value) = nullptr;              // holds a value afterwards, which is returned
    const void* (*held)(const void* value) = nullptr;  // null if it holds none
  } optional = {};
  // list, map
  struct Elements {
    void (*clear)(void* value) = nullptr;
    void* (*add)(void* value, const std::string& key) = nullptr;  // a list takes no notice of the key
    void (*each)(const void* value,
                 const std::function<void(const std::string& key, const void*)>&) = nullptr;
  } elements = {};
  // choice, one_of
  struct Chosen {
    std::size_t index;   // of `choices`; their number if it is none of them
    const void* fields;  // one_of: the struct of that kind
  };
  void* (*choose)(void* value,
                  std::size_t index) = nullptr;  // returns the fields of a one_of, with their defaults
  Chosen (*chosen)(const void* value) = nullptr;
  // one_of: the alternative for kinds from outside the core, if it has one.
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

  // Null if it has no such field.
  const FieldShape* find(std::string_view name) const;
  std::vector<std::string> keys() const;
};

// The shape of a type of those that shapes.cc lists, or that describe.h was included for.
template <class T>
const Shape& shape_of();

template <Described T>
const StructShape& description_of() {
  return *shape_of<T>().object;
}

// "duration", "one of flat, scoped", "list of countries": for people.
std::string kind_text(const FieldShape& field);
// "1 to 99", "at least 1 min"; empty where everything goes.
std::string range_text(const FieldShape& field);
// As it would be written; empty where there is none.
std::string default_text(const FieldShape& field);
// The choices of the field or of its elements.
const std::vector<Choice>& choices_of(const FieldShape& field);

}  // namespace ishaken::sim
