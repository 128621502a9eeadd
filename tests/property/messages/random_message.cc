#include "tests/property/messages/random_message.h"

#include <array>

#include "models/messages/json_members.h"
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

// Every member of each struct is filled in below; this holds where a member is added.
template <class T, std::size_t Members>
constexpr void knows() {
  static_assert(count_members<T>() == Members, "a member was added: fill it in, and encode it");
}

}  // namespace

std::string RandomMessages::pieces(std::span<const std::string_view> from, std::size_t longest) {
  std::string out;
  for (std::size_t n = stream_.below(longest + 1); n > 0; --n) out += from[stream_.below(from.size())];
  return out;
}
std::string RandomMessages::text() { return pieces(text_pieces, 12); }
std::string RandomMessages::field() { return std::string(trimmed(pieces(field_pieces, 12))); }
std::string RandomMessages::url() {
  const std::string scheme = stream_.chance(0.8) ? "https://" : "http://";
  return scheme + "cr-" + std::to_string(stream_.below(100)) + ".example/" + pieces(url_pieces, 8);
}
std::string RandomMessages::raw(std::size_t longest) {
  const Bytes octets = bytes(longest);
  return std::string(as_text(octets));
}
Bytes RandomMessages::bytes(std::size_t longest) {
  Bytes out(stream_.below(longest + 1));
  for (auto& octet : out) octet = static_cast<std::uint8_t>(stream_.below(256));
  return out;
}
CountryCode RandomMessages::country() {
  if (stream_.chance(0.1)) return {};
  const std::array<char, 2> letters{static_cast<char>('A' + stream_.below(26)),
                                    static_cast<char>('A' + stream_.below(26))};
  return CountryCode(std::string_view(letters.data(), 2));
}
TelephoneNumber RandomMessages::telephone_number() {
  std::string digits;
  for (std::size_t n = 1 + stream_.below(15); n > 0; --n) digits += "0123456789#*"[stream_.below(12)];
  return *TelephoneNumber::canonical(digits);
}
int RandomMessages::status(bool good) {
  return static_cast<int>(good ? 200 + stream_.below(4) : 400 + stream_.below(200));
}

WireContext RandomMessages::context() {
  const auto party = [&] {
    return coin() ? no_party : PartyId{static_cast<std::uint32_t>(stream_.below(5000))};
  };
  return {
      .from = party(), .to = party(), .request = RequestId{coin() ? 0 : stream_.next()}, .answers = nullptr};
}

void RandomMessages::fill(Invite& m) {
  knows<Invite, 6>();
  m.call = CallId{stream_.next()};
  if (coin()) m.origin = PartyId{static_cast<std::uint32_t>(stream_.below(5000))};
  m.calling = telephone_number();
  m.called = telephone_number();
  m.date = from_numeric_date(static_cast<std::int64_t>(stream_.below(7'000'000'000)));
  for (std::size_t n = stream_.below(4); n > 0; --n) m.identity.push_back(field());
}
void RandomMessages::fill(FinalResponse& m) {
  knows<FinalResponse, 3>();
  m = {CallId{stream_.next()}, static_cast<int>(200 + stream_.below(500)), field()};
}
void RandomMessages::fill(SpcTokenRequest& m) {
  knows<SpcTokenRequest, 2>();
  for (std::size_t n = 1 + stream_.below(200); n > 0; --n)
    m.spc += static_cast<char>('!' + stream_.below(90));
  m.fingerprint = text();
}
void RandomMessages::fill(SpcTokenReply& m) {
  knows<SpcTokenReply, 2>();
  m.status = status(coin());
  if (m.status < 400) m.token = text();
}
void RandomMessages::fill(AcmeNewAccount& m) {
  knows<AcmeNewAccount, 1>();
  while (m.account_key.size() < 64) m.account_key.push_back(static_cast<std::uint8_t>(stream_.below(256)));
}
void RandomMessages::fill(AcmeAccount& m) {
  knows<AcmeAccount, 2>();
  m.status = status(coin());
  if (m.status < 400) m.account = url();
}
void RandomMessages::fill(AcmeNewOrder& m) {
  knows<AcmeNewOrder, 2>();
  m = {text(), bytes(40)};
}
void RandomMessages::fill(AcmeOrder& m) {
  knows<AcmeOrder, 3>();
  m.status = status(coin());
  if (m.status < 400) m.order = url(), m.challenge = text();
}
void RandomMessages::fill(AcmeChallengeAnswer& m) {
  knows<AcmeChallengeAnswer, 3>();
  m = {text(), coin() ? url() : text(), text()};
}
void RandomMessages::fill(AcmeChallengeResult& m) {
  knows<AcmeChallengeResult, 2>();
  m = {status(coin()), text()};
}
void RandomMessages::fill(AcmeFinalize& m) {
  knows<AcmeFinalize, 3>();
  m = {text(), coin() ? url() : text(), bytes(600)};
}
void RandomMessages::fill(AcmeCertificate& m) {
  knows<AcmeCertificate, 4>();
  m.status = status(coin());
  if (m.status < 400)
    m.chain = raw(2000), m.url = coin() ? url() : "";
  else
    m.problem = text();
}
void RandomMessages::fill(IssuanceReport& m) {
  knows<IssuanceReport, 2>();
  m = {text(), text()};
}
void RandomMessages::fill(PublishCertificate& m) {
  knows<PublishCertificate, 2>();
  m = {coin() ? raw(30) : pieces(url_pieces, 8), raw(2000)};
}
void RandomMessages::fill(PublishResult& m) {
  knows<PublishResult, 1>();
  m.status = status(coin());
}
void RandomMessages::fill(CertificateRequest& m) {
  knows<CertificateRequest, 1>();
  m.url = url();
}
void RandomMessages::fill(CertificateReply& m) {
  knows<CertificateReply, 5>();
  m = {coin() ? 302 : status(coin()), field(), coin() ? url() : "",
       std::chrono::seconds(coin() ? 0 : stream_.below(2147483649)), raw(2000)};
}
void RandomMessages::fill(TrustedListRequest& m) {
  knows<TrustedListRequest, 1>();
  m.country = country();
}
void RandomMessages::fill(TrustedListReply& m) {
  knows<TrustedListReply, 2>();
  m.status = status(coin());
  if (m.status < 400) m.list = share(coin() ? base64url(bytes(3000)) : text());
}
void RandomMessages::fill(CrlRequest& m) {
  knows<CrlRequest, 1>();
  m.url = url();
}
void RandomMessages::fill(CrlReply& m) {
  knows<CrlReply, 2>();
  m.status = status(coin());
  if (coin()) m.crl = std::make_shared<const Bytes>(bytes(2000));
}
void RandomMessages::fill(PartnerListRequest& m) {
  knows<PartnerListRequest, 2>();
  m = {country(), country()};
}
void RandomMessages::fill(PartnerListReply& m) {
  knows<PartnerListReply, 3>();
  m.status = status(coin());
  m.country = country();
  if (coin()) m.list = share(raw(3000));
}
void RandomMessages::fill(RegistryRegister& m) {
  knows<RegistryRegister, 2>();
  m.country = country();
  if (coin()) m.entry = share(raw(3000));
}
void RandomMessages::fill(RegistryWithdraw& m) {
  knows<RegistryWithdraw, 2>();
  m = {country(), raw(300)};
}
void RandomMessages::fill(RegistryResult& m) {
  knows<RegistryResult, 2>();
  m = {status(coin()), text()};
}
void RandomMessages::fill(RegistryRead& m) {
  knows<RegistryRead, 1>();
  m.known_sequence = coin() ? 0 : stream_.next();
}
void RandomMessages::fill(RegistryContents& m) {
  knows<RegistryContents, 3>();
  m.status = coin() ? 304 : status(coin());
  m.sequence = coin() ? 0 : stream_.next();
  if (m.status != 304) m.contents = share(raw(3000));
}
void RandomMessages::fill(ApprovalRequest& m) {
  m = {one_of<ApprovalRequest::Role>(), text(), text(), text(), text()};
}
void RandomMessages::fill(ApprovalResult& m) { m = {coin(), text()}; }
void RandomMessages::fill(ApproveCa& m) { m = {country(), text(), text(), text(), coin()}; }
void RandomMessages::fill(ApproveProvider& m) { m = {country(), text(), text(), coin()}; }
void RandomMessages::fill(InstructTrust& m) {
  knows<InstructTrust, 3>();
  knows<trust::Instruction, 6>();
  knows<trust::TrustedCountry, 4>();
  knows<trust::Part, 2>();
  m.country = country();
  for (std::size_t n = stream_.below(5); n > 0; --n)
    m.instruction.trusted.push_back({country(), one_of<trust::Mechanism>(), one_of<trust::Merge>(), coin()});
  for (std::size_t n = stream_.below(3); n > 0; --n) m.instruction.excluded.push_back(country());
  for (std::size_t n = stream_.below(4); n > 0; --n) m.instruction.providers.push_back({country(), text()});
  for (std::size_t n = stream_.below(4); n > 0; --n) m.instruction.cas.push_back({country(), text()});
  m.instruction.use_registry = coin();
  m.instruction.re_export = coin();
  for (std::size_t n = stream_.below(5); n > 0; --n) m.pins.push_back({country(), text()});
}
void RandomMessages::fill(InstructRevocation& m) { m = {country(), text(), coin()}; }
void RandomMessages::fill(InstructRegistration& m) { m = {country(), coin()}; }
void RandomMessages::fill(RegistryNews& m) {
  m.country = country();
  for (std::size_t n = stream_.below(5); n > 0; --n)
    m.candidates.push_back({country(), one_of<Region>(), coin()});
}
void RandomMessages::fill(AgreementProposal& m) {
  m = {country(), coin(), Duration(static_cast<std::int64_t>(stream_.next())), text()};
}
void RandomMessages::fill(AgreementAnswer& m) { m = {country(), coin(), text()}; }
void RandomMessages::fill(AgreementEnd& m) { m.from = country(); }

void RandomMessages::fill(RevocationNotice& m) { m = {country(), text()}; }
void RandomMessages::fill(KeyAlarm& m) { m.country = country(); }
void RandomMessages::fill(TrustedListPush& m) {
  m.country = country();
  if (coin()) m.list = share(text());
}
void RandomMessages::fill(RegistryDispute& m) { m = {country(), text()}; }
void RandomMessages::fill(RegistryOrder& m) {
  m.country = country();
  for (std::size_t n = stream_.below(5); n > 0; --n) m.orders.push_back(text());
}
void RandomMessages::fill(RootRequest& m) { m.asker = country(); }
void RandomMessages::fill(RootAnswer& m) { m = {country(), text()}; }
void RandomMessages::fill(ConfirmedRoot& m) { m = {country(), country(), text()}; }
void RandomMessages::fill(TreeHeadGossip& m) { m = {text(), coin()}; }
void RandomMessages::fill(LogProofRequest& m) { m = {stream_.next(), stream_.next()}; }
reputation::Row RandomMessages::row() {
  knows<reputation::Row, 2>();
  knows<reputation::Source, 6>();
  knows<reputation::Tally, 4>();
  const auto count = [&] {
    return coin() ? static_cast<double>(stream_.below(1'000'000)) : 1000 * stream_.uniform();
  };
  return {{country(), text(), text(), text(), country(), text()}, {count(), count(), count(), count()}};
}
void RandomMessages::fill(EvidenceReport& m) {
  knows<EvidenceReport, 3>();
  m.country = country();
  for (std::size_t n = stream_.below(5); n > 0; --n) m.rows.push_back(row());
  for (std::size_t n = stream_.below(3); n > 0; --n) m.examples.push_back(traced_call());
}
TracedCall RandomMessages::traced_call() {
  knows<TracedCall, 8>();
  const Instant date{Duration(static_cast<std::int64_t>(stream_.next() >> 1))};
  return {CallId{stream_.next()},
          telephone_number(),
          telephone_number(),
          date,
          text(),
          country(),
          text(),
          text()};
}
void RandomMessages::fill(TracebackRequest& m) { m = {traced_call(), stream_.next()}; }
void RandomMessages::fill(TracebackAnswer& m) {
  using Finding = TracebackAnswer::Finding;
  m = {static_cast<Finding>(stream_.below(EnumNames<Finding>::values.size())), country(),
       static_cast<reputation::Measure>(stream_.below(EnumNames<reputation::Measure>::values.size()))};
}
void RandomMessages::fill(SharedEvidence& m) {
  knows<SharedEvidence, 2>();
  m.reporter = country();
  for (std::size_t n = stream_.below(5); n > 0; --n) m.rows.push_back(row());
}
void RandomMessages::fill(LogProof& m) {
  m = {stream_.next(), stream_.next(), {}};
  for (std::size_t n = stream_.below(5); n > 0; --n) m.hashes.push_back(bytes(40));
}

template <std::size_t Index>
std::optional<Message> RandomMessages::made() {
  using T = std::variant_alternative_t<Index, AnyMessage>;
  if constexpr (requires(RandomMessages self, T message) { self.fill(message); }) {
    T message;
    fill(message);
    return message;
  } else {
    return std::nullopt;
  }
}

std::optional<Message> RandomMessages::of(std::size_t alternative) {
  std::optional<Message> out;
  [&]<std::size_t... Index>(std::index_sequence<Index...>) {
    ((Index == alternative ? void(out = made<Index>()) : void()), ...);
  }(std::make_index_sequence<std::variant_size_v<AnyMessage>>{});
  return out;
}

std::optional<Message> RandomMessages::question_of(const Message& reply) {
  const auto is = [&]<class T>(const T*) { return std::holds_alternative<T>(reply); };
  const auto made = [&]<class T>(T question) {
    fill(question);
    return Message(std::move(question));
  };
  if (is((FinalResponse*)nullptr)) return made(Invite{});
  if (is((SpcTokenReply*)nullptr)) return made(SpcTokenRequest{});
  if (is((AcmeAccount*)nullptr)) return made(AcmeNewAccount{});
  if (is((AcmeOrder*)nullptr)) return made(AcmeNewOrder{});
  if (is((AcmeChallengeResult*)nullptr)) return made(AcmeChallengeAnswer{});
  if (is((AcmeCertificate*)nullptr)) return made(AcmeFinalize{});
  if (is((PublishResult*)nullptr)) return made(PublishCertificate{});
  if (is((CertificateReply*)nullptr)) return made(CertificateRequest{});
  if (is((TrustedListReply*)nullptr)) return made(TrustedListRequest{});
  if (is((CrlReply*)nullptr)) return made(CrlRequest{});
  if (is((PartnerListReply*)nullptr)) return made(PartnerListRequest{});
  if (is((RegistryResult*)nullptr)) return coin() ? made(RegistryRegister{}) : made(RegistryWithdraw{});
  if (is((RegistryContents*)nullptr)) return made(RegistryRead{});
  return std::nullopt;
}

bool same(const Message& a, const Message& b) {
  if (a.index() != b.index()) return false;
  return std::visit(
      [&]<class T>(const T& left) {
        if constexpr (requires { left == left; })
          return left == std::get<T>(b);
        else
          return false;
      },
      a);
}

}  // namespace ishaken::messages
