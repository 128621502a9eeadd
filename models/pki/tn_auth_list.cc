#include "models/pki/tn_auth_list.h"

#include <algorithm>
#include <optional>

#include "models/pki/der.h"

namespace ishaken::pki {
namespace {

constexpr std::uint8_t sequence_tag = 0x30;
constexpr std::uint8_t integer_tag = 0x02;
constexpr std::uint8_t ia5_tag = 0x16;

bool is_number(std::string_view text) {
  return !text.empty() && text.size() <= 15 &&
         text.find_first_not_of("0123456789#*") == std::string_view::npos;
}

std::optional<std::string> read_ia5(der::Reader& reader) {
  const auto content = reader.read(ia5_tag);
  if (!content || std::ranges::any_of(*content, [](std::uint8_t octet) { return octet >= 0x80; }))
    return std::nullopt;
  return std::string(as_text(*content));
}

std::optional<TnEntry> read_entry(der::Reader& list) {
  const auto tag = list.next_tag();
  if (!tag) return std::nullopt;
  const auto content = list.read(*tag);
  if (!content) return std::nullopt;
  der::Reader inner(*content);
  std::optional<TnEntry> out;
  if (*tag == 0xa0) {
    if (auto code = read_ia5(inner)) out = ServiceProviderCode{std::move(*code)};
  } else if (*tag == 0xa1) {
    const auto body = inner.read(sequence_tag);
    if (!body) return std::nullopt;
    der::Reader range(*body);
    auto start = read_ia5(range);
    const auto count = range.read(integer_tag);
    if (!start || !is_number(*start) || !count || count->empty() || count->size() > 8 ||
        (*count)[0] >= 0x80 || !range.at_end())
      return std::nullopt;
    std::uint64_t value = 0;
    for (const std::uint8_t octet : *count) value = value << 8 | octet;
    if (value < 2) return std::nullopt;  // INTEGER (2..MAX)
    out = NumberRange{std::move(*start), value};
  } else if (*tag == 0xa2) {
    if (auto number = read_ia5(inner); number && is_number(*number)) out = SingleNumber{std::move(*number)};
  }
  if (!inner.at_end()) return std::nullopt;
  return out;
}

}  // namespace

std::string TnAuthList::single_spc() const {
  if (entries.size() != 1) return {};
  const auto* spc = std::get_if<ServiceProviderCode>(&entries.front());
  return spc ? spc->code : std::string();
}

Bytes TnAuthList::to_der() const {
  struct Write {
    Bytes operator()(const ServiceProviderCode& spc) const {
      return der::tagged_explicit(0, der::ia5_string(spc.code));
    }
    Bytes operator()(const NumberRange& range) const {
      return der::tagged_explicit(1,
                                  der::sequence({der::ia5_string(range.start), der::integer(range.count)}));
    }
    Bytes operator()(const SingleNumber& one) const {
      return der::tagged_explicit(2, der::ia5_string(one.number));
    }
  };
  std::vector<Bytes> parts;
  for (const TnEntry& entry : entries) parts.push_back(std::visit(Write{}, entry));
  return der::sequence(parts);
}

Result<TnAuthList> decode_tn_auth_list(ByteView der_bytes) {
  if (der_bytes.size() > max_tn_auth_list_size) return fail("a TNAuthList that is too long");
  der::Reader outer(der_bytes);
  const auto body = outer.read(sequence_tag);
  if (!body || !outer.at_end()) return fail("a TNAuthList is one SEQUENCE");
  TnAuthList out;
  der::Reader list(*body);
  while (!list.at_end()) {
    auto entry = read_entry(list);
    if (!entry) return fail("a TNAuthList entry is neither a code, a range nor a number");
    out.entries.push_back(std::move(*entry));
  }
  if (out.entries.empty()) return fail("a TNAuthList has at least one entry");
  if (!std::ranges::equal(out.to_der(), der_bytes)) return fail("the TNAuthList is not in DER");
  return out;
}

bool is_spc(std::string_view code) {
  return !code.empty() && code.size() <= 64 &&
         std::ranges::all_of(code, [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); });
}

}  // namespace ishaken::pki
