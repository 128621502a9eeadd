#include "models/messages/media_types.h"

#include "models/messages/text.h"

namespace ishaken::messages {

bool is_media_type(std::string_view content_type, std::string_view type) {
  return same_ignoring_case(trimmed(take_until(content_type, ';')), type);
}

}  // namespace ishaken::messages
