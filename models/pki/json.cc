#include "models/pki/json.h"

#include <nlohmann/json.hpp>
#include <vector>

namespace ishaken::pki {
namespace {

constexpr std::size_t max_depth = 16;  // the messages between parties need at most 6

// Builds the tree from events. The library's own parser with a callback searches a whole array at the end of
// each object in it, so that a megabyte of "{}," takes minutes; and it continues to read input that is
// already refused.
class Builder final : public nlohmann::json_sax<Json> {
 public:
  Json root;
  const char* why = "not JSON";

  bool null() override { return place(nullptr); }
  bool boolean(bool value) override { return place(value); }
  bool number_integer(number_integer_t value) override { return place(value); }
  bool number_unsigned(number_unsigned_t value) override { return place(value); }
  bool number_float(number_float_t value, const string_t&) override { return place(value); }
  bool string(string_t& value) override { return place(std::move(value)); }
  bool binary(binary_t&) override { return false; }
  bool start_object(std::size_t) override { return open(Json::object()); }
  bool start_array(std::size_t) override { return open(Json::array()); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }
  bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) override {
    return false;
  }

  // Readers disagree about two members of one name (RFC 8725 section 2.4), so the text is refused.
  bool key(string_t& name) override {
    const auto [member, is_new] = open_.back()->emplace(std::move(name), nullptr);
    if (!is_new) return refuse("JSON with a repeated name");
    member_ = &*member;
    return true;
  }

 private:
  bool refuse(const char* reason) {
    why = reason;
    return false;
  }
  // Adds a value to the open array or as the member of the last name, or makes it the whole text.
  bool place(Json value) {
    if (++values_ > max_json_values) return refuse("JSON with too many values");
    if (open_.empty()) {
      last_ = &(root = std::move(value));
    } else if (open_.back()->is_array()) {
      last_ = &open_.back()->emplace_back(std::move(value));
    } else {
      last_ = &(*member_ = std::move(value));
    }
    return true;
  }
  bool open(Json empty) {
    if (open_.size() == max_depth) return refuse("JSON that is nested too deep");
    if (!place(std::move(empty))) return false;
    open_.push_back(last_);
    return true;
  }
  bool close() {
    open_.pop_back();
    return true;
  }

  std::size_t values_ = 0;
  std::vector<Json*> open_;  // stay valid: a parent gets no values while its child is open
  Json* member_ = nullptr;
  Json* last_ = nullptr;
};

}  // namespace

Result<Json> parse_json(std::string_view text) {
  Builder builder;
  if (!Json::sax_parse(text, &builder)) return fail(builder.why);
  return std::move(builder.root);
}

std::string to_text(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

const std::string* find_string(const Json& object, const char* name) {
  const auto found = object.is_object() ? object.find(name) : object.end();
  return found == object.end() ? nullptr : found->get_ptr<const std::string*>();
}

}  // namespace ishaken::pki
