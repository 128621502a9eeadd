// TNAuthorizationList (RFC 8226 section 9): the codes or numbers that a certificate may sign for. SHAKEN
// allows exactly one service provider code; ranges and single numbers are decoded so that a verifier can
// report them.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "models/base/bytes.h"
#include "models/base/result.h"

namespace ishaken::pki {

struct ServiceProviderCode {
  std::string code;  // any length; four characters in the US and Canada (OCN)
  bool operator==(const ServiceProviderCode&) const = default;
};
struct NumberRange {
  std::string start{};
  std::uint64_t count = 2;
  bool operator==(const NumberRange&) const = default;
};
struct SingleNumber {
  std::string number{};
  bool operator==(const SingleNumber&) const = default;
};

using TnEntry = std::variant<ServiceProviderCode, NumberRange, SingleNumber>;

struct TnAuthList {
  std::vector<TnEntry> entries{};

  static TnAuthList of(std::string spc) { return {{ServiceProviderCode{std::move(spc)}}}; }
  // Returns the code if the list is as SHAKEN requires: one entry, which is a service provider code. Empty
  // otherwise.
  std::string single_spc() const;
  Bytes to_der() const;
  bool operator==(const TnAuthList&) const = default;
};

inline constexpr std::size_t max_tn_auth_list_size = 16 * 1024;  // it must fit into a certificate

Result<TnAuthList> decode_tn_auth_list(ByteView der);

// Returns whether the code has only upper-case letters and digits (ATIS-1000080 v005).
bool is_spc(std::string_view code);

}  // namespace ishaken::pki
