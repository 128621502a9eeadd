#include "tests/property/messages/random_message.h"

#include <array>
#include <tuple>

#include "models/messages/text.h"

namespace ishaken::messages {
namespace {

using namespace std::literals;

constexpr std::array text_pieces{"a"sv,          "\""sv,     "\\"sv,      "\r\n"sv,        "\0"sv,
                                 "\t"sv,         "\x7f"sv,   "\x1b[0m"sv, "é"sv,           "漢"sv,
                                 "\U0001F4DE"sv, "\u2028"sv, "%41"sv,     "{"sv,           "\":\""sv,
                                 "</script>"sv,  "\\u"sv,    "null"sv,    "Identity: x"sv, " "sv};
constexpr std::array field_pieces{"a"sv,  "\""sv, "\\"sv, ";cause=436"sv, ","sv,      "é"sv, "\U0001F4DE"sv,
                                  "<>"sv, ":"sv,  "  "sv, "\t"sv,         "%0d%0a"sv, "="sv, "A9._-"sv};
constexpr std::array url_pieces{"a"sv,    "/"sv,  "//"sv,        ".."sv,        "%2F"sv, "%zz"sv,
                                "?x=y"sv, "&"sv,  "@"sv,         ":80"sv,       "~"sv,   "'"sv,
                                "*"sv,    "Z9"sv, "/finalize"sv, "/registry"sv, "[1]"sv};
constexpr std::size_t point_on_p256 = 64;

// The alternatives of Message, one after the other.
template <class Visit>
void for_each_alternative(Visit visit) {
  [&]<std::size_t... Index>(std::index_sequence<Index...>) {
    (visit(std::type_identity<std::variant_alternative_t<Index, AnyMessage>>{}), ...);
  }(std::make_index_sequence<std::variant_size_v<AnyMessage>>{});
}

template <class T>
constexpr bool may_be_not_modified = [] {
  const auto is = [](const auto& each) {
    if constexpr (requires { each.presence; }) return each.presence == Presence::unless_not_modified;
    return false;
  };
  return std::apply([&](const auto&... each) { return (is(each) || ...); }, T::members());
}();

}  // namespace

std::string RandomMessages::pieces(std::span<const std::string_view> from, std::size_t longest) {
  std::string out;
  for (std::size_t n = stream_.below(longest + 1); n > 0; --n) out += from[stream_.below(from.size())];
  return out;
}
std::string RandomMessages::text() { return pieces(text_pieces, 12); }
std::string RandomMessages::url() {
  const std::string scheme = stream_.chance(0.8) ? "https://" : "http://";
  return scheme + "cr-" + std::to_string(stream_.below(100)) + ".example/" + pieces(url_pieces, 8);
}
Bytes RandomMessages::bytes(std::size_t longest) {
  Bytes out(stream_.below(longest + 1));
  for (auto& octet : out) octet = static_cast<std::uint8_t>(stream_.below(256));
  return out;
}

WireContext RandomMessages::context() {
  const auto party = [&] {
    PartyId out{};
    value(out, Carrier::json);
    return out;
  };
  return {
      .from = party(), .to = party(), .request = RequestId{coin() ? 0 : stream_.next()}, .answers = nullptr};
}

void RandomMessages::value(std::string& out, Carrier carrier) {
  switch (carrier) {
    case Carrier::field:
      out = trimmed(pieces(field_pieces, 12));
      break;
    case Carrier::url_or_none:
      out = coin() ? url() : "";
      break;
    case Carrier::url:
      out = url();
      break;
    case Carrier::target:
      out = coin() ? url() : text();
      break;
    case Carrier::segment:
      out = coin() ? std::string(as_text(bytes(30))) : pieces(url_pieces, 8);
      break;
    case Carrier::code:
      out.assign(1 + stream_.below(200), ' ');
      for (char& each : out) each = static_cast<char>('!' + stream_.below(90));
      break;
    case Carrier::octets:
      out = as_text(bytes(3000));
      break;
    default:
      out = text();
  }
}
// Null and an empty text are the same to a reader.
void RandomMessages::value(std::shared_ptr<const std::string>& out, Carrier carrier) {
  if (coin()) return;
  std::string text;
  value(text, carrier);
  if (carrier == Carrier::json && coin()) text = base64url(bytes(3000));  // as lists are
  out = share(std::move(text));
}
void RandomMessages::value(std::shared_ptr<const Bytes>& out, Carrier) {
  if (coin()) out = std::make_shared<const Bytes>(bytes(2000));
}
void RandomMessages::value(Bytes& out, Carrier carrier) {
  out = bytes(600);
  while (carrier == Carrier::public_key && out.size() != point_on_p256) {
    out.resize(point_on_p256);
    for (auto& octet : out) octet = static_cast<std::uint8_t>(stream_.below(256));
  }
}
void RandomMessages::value(int& status, Carrier carrier) {
  if (carrier == Carrier::sip_status)
    status = static_cast<int>(200 + stream_.below(500));
  else
    status = static_cast<int>(coin() ? 400 + stream_.below(200) : std::array{200, 201, 203, 302}[below(4)]);
}
void RandomMessages::value(double& out, Carrier) {
  out = coin() ? static_cast<double>(stream_.below(1'000'000)) : 1000 * stream_.uniform();
}
void RandomMessages::value(CountryCode& out, Carrier) {
  if (stream_.chance(0.1)) return;
  for (char& letter : out.letters) letter = static_cast<char>('A' + stream_.below(26));
}
void RandomMessages::value(Duration& out, Carrier carrier) {
  if (carrier == Carrier::json)
    out = Duration(static_cast<std::int64_t>(stream_.next()));
  else
    out = std::chrono::seconds(coin() ? 0 : stream_.below(2147483649));  // Cache-Control
}
void RandomMessages::value(Instant& out, Carrier carrier) {
  if (carrier == Carrier::json)
    out = Instant{Duration(static_cast<std::int64_t>(stream_.next() >> 1))};
  else
    out = from_numeric_date(static_cast<std::int64_t>(stream_.below(7'000'000'000)));  // Date
}
void RandomMessages::value(PartyId& out, Carrier) {
  out = coin() ? no_party : PartyId{static_cast<std::uint32_t>(stream_.below(5000))};
}
void RandomMessages::value(TelephoneNumber& out, Carrier) {
  std::string digits;
  for (std::size_t n = 1 + stream_.below(15); n > 0; --n) digits += "0123456789#*"[stream_.below(12)];
  out = *TelephoneNumber::canonical(digits);
}

template <class Owner, class T>
void RandomMessages::draw(Owner& message, const Member<Owner, T>& member) {
  value(message.*member.place, Carrier::json);
}
template <class Owner, class T>
void RandomMessages::draw(Owner& message, const CarriedMember<Owner, T>& member) {
  int status = 200;
  if constexpr (requires { message.status; }) status = message.status;
  if (member.presence == Presence::if_good && status >= 400) return;
  if (member.presence == Presence::if_refused && status < 400) return;
  if (member.presence == Presence::unless_not_modified && status == 304) return;
  value(message.*member.place, member.carrier);
  if constexpr (std::is_same_v<T, int> && may_be_not_modified<Owner>)
    if (coin()) message.*member.place = 304;
}
template <HasMembers T>
void RandomMessages::fill(T& message) {
  check_members<T>();
  for_each_member<T>([&](const auto& member) { draw(message, member); });
}

std::optional<Message> RandomMessages::of(std::size_t alternative) {
  std::optional<Message> out;
  std::size_t index = 0;
  for_each_alternative([&]<class T>(std::type_identity<T>) {
    if (index++ != alternative) return;
    T message;
    fill(message);
    out = std::move(message);
  });
  return out;
}

std::optional<Message> RandomMessages::question_of(const Message& reply) {
  std::vector<std::size_t> questions;
  std::size_t index = 0;
  for_each_alternative([&]<class T>(std::type_identity<T>) {
    if constexpr (requires { typename T::Reply; })
      if (std::holds_alternative<typename T::Reply>(reply)) questions.push_back(index);
    ++index;
  });
  return questions.empty() ? std::nullopt : of(questions[below(questions.size())]);
}

bool same(const Message& a, const Message& b) {
  if (a.index() != b.index()) return false;
  return std::visit([&]<class T>(const T& left) { return left == std::get<T>(b); }, a);
}

}  // namespace ishaken::messages
