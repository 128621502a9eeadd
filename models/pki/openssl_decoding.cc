#include "models/pki/openssl_decoding.h"

#include <fmt/format.h>
#include <openssl/err.h>

#include <algorithm>
#include <chrono>
#include <ctime>

#include "models/pki/der.h"

namespace ishaken::pki {

std::string oid_text(const ASN1_OBJECT* object) {
  char buffer[128];
  const int length = OBJ_obj2txt(buffer, sizeof buffer, object, 1);
  // A truncated identifier could equal another one.
  const bool whole = length > 0 && static_cast<std::size_t>(length) < sizeof buffer;
  return whole ? std::string(buffer) : std::string();
}

namespace {

// Returns whether a time is as RFC 5280 sections 4.1.2.5 and 5.1.2.4 to 5.1.2.6 require: UTCTime until 2049
// and GeneralizedTime from 2050, both with seconds and Z. OpenSSL also reads offsets, fractions and times
// without seconds.
bool is_rfc5280_time(const ASN1_TIME* time) {
  const std::string_view text = as_text(octets_of(time));
  const bool utc = ASN1_STRING_type(time) == V_ASN1_UTCTIME;
  const std::size_t digits = utc ? 12 : 14;
  return text.size() == digits + 1 && text.find_first_not_of("0123456789") == digits && text.back() == 'Z' &&
         (utc || text >= "2050");
}

}  // namespace

std::optional<Instant> instant_of(const ASN1_TIME* time) {
  std::tm calendar{};
  if (time == nullptr || !is_rfc5280_time(time)) return std::nullopt;
  // Years beyond the range of nanoseconds since 1970 (2262) are limited to that range, since
  // "99991231235959Z" means "never".
  if (ASN1_TIME_check(time) != 1 || ASN1_TIME_to_tm(time, &calendar) != 1) return std::nullopt;
  using namespace std::chrono;
  const year_month_day date{year{calendar.tm_year + 1900}, month{static_cast<unsigned>(calendar.tm_mon + 1)},
                            day{static_cast<unsigned>(calendar.tm_mday)}};
  if (!date.ok()) return std::nullopt;
  const auto moment = sys_seconds(sys_days(date)) + hours(calendar.tm_hour) + minutes(calendar.tm_min) +
                      std::chrono::seconds(calendar.tm_sec);
  const auto latest = floor<std::chrono::seconds>(Instant::max());
  const auto earliest = ceil<std::chrono::seconds>(Instant::min());
  return Instant(std::clamp(moment, earliest, latest));
}

ByteView octets_of(const ASN1_STRING* text) {
  if (text == nullptr) return {};
  return {ASN1_STRING_get0_data(text), static_cast<std::size_t>(ASN1_STRING_length(text))};
}

std::optional<std::string> text_of(const ASN1_STRING* text) {
  unsigned char* utf8 = nullptr;
  const int length = text == nullptr ? -1 : ASN1_STRING_to_UTF8(&utf8, text);
  if (length < 0) {
    ERR_clear_error();
    return std::nullopt;
  }
  std::string out(reinterpret_cast<const char*>(utf8), static_cast<std::size_t>(length));
  OPENSSL_free(utf8);
  return out;
}

namespace {

// The maximum DER size of a name, each of whose texts has at most 64 or 128 characters (RFC 5280 appendix
// A.1). A decoded CRL repeats a name for every entry that omits it, so a long one would multiply its length
// by their number.
constexpr std::size_t max_name_size = 1024;

}  // namespace

Result<DistinguishedName> name_of(const X509_NAME* name) {
  DistinguishedName out;
  const unsigned char* der = nullptr;
  std::size_t size = 0;
  if (X509_NAME_get0_der(name, &der, &size) != 1 || size > max_name_size) {
    ERR_clear_error();
    return fail(fmt::format("a name of more than {} octets", max_name_size));
  }
  const int count = X509_NAME_entry_count(name);
  if (count > 32) return fail("a name with more than 32 attributes");
  bool usual = true;  // in the order of the members
  for (int i = 0; i < count; ++i) {
    const X509_NAME_ENTRY* const entry = X509_NAME_get_entry(name, i);
    const std::string type = oid_text(X509_NAME_ENTRY_get_object(entry));
    auto value = text_of(X509_NAME_ENTRY_get_data(entry));
    const auto known = std::ranges::find(name_attributes, std::string_view(type), &NameAttribute::type);
    // If an unreadable attribute were omitted or truncated, two different names could become equal, or a name
    // could not be encoded when its holder signs.
    if (!value || (known == name_attributes.end() && der::object_identifier(type).empty()))
      return fail("a name with an attribute that cannot be read");
    // An empty or repeated attribute is still part of the name.
    const bool in_member = known != name_attributes.end() && (out.*known->member).empty() && !value->empty();
    const std::size_t index = in_member ? static_cast<std::size_t>(known - name_attributes.begin())
                                        : name_attributes.size() + out.other.size();
    if (in_member)
      out.*known->member = *std::move(value);
    else
      out.other.emplace_back(type, *std::move(value));
    const bool same_rdn =
        i > 0 && X509_NAME_ENTRY_set(entry) == X509_NAME_ENTRY_set(X509_NAME_get_entry(name, i - 1));
    out.order.push_back(static_cast<std::uint8_t>(index | (same_rdn ? DistinguishedName::same_rdn : 0)));
    usual = usual && !same_rdn && (i == 0 || out.order[out.order.size() - 2] < out.order.back());
  }
  if (usual) out.order.clear();
  return out;
}

const X509_NAME* directory_name_of(const GENERAL_NAMES* names) {
  if (names == nullptr || sk_GENERAL_NAME_num(names) != 1) return nullptr;
  const GENERAL_NAME* const name = sk_GENERAL_NAME_value(names, 0);
  return name->type == GEN_DIRNAME ? name->d.directoryName : nullptr;
}

std::optional<std::string> uri_of(const GENERAL_NAMES* names) {
  if (names == nullptr || sk_GENERAL_NAME_num(names) != 1) return std::nullopt;
  const GENERAL_NAME* const name = sk_GENERAL_NAME_value(names, 0);
  if (name->type != GEN_URI) return std::nullopt;
  return std::string(as_text(octets_of(name->d.uniformResourceIdentifier)));
}

}  // namespace ishaken::pki
