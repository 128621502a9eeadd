#include "models/parties/adversary/hostile_bytes.h"

#include <algorithm>

#include "models/base/bytes.h"
#include "models/base/overloaded.h"

namespace ishaken::parties {
namespace {

constexpr std::size_t oversize = 40 * 1024 * 1024;
constexpr std::size_t long_header = 512 * 1024;
constexpr std::size_t depth = 100'000;

}  // namespace

std::string poisoned(messages::Poison poison, std::string_view sample) {
  switch (poison) {
    case messages::Poison::oversized: {
      std::string out(sample);
      out.resize(std::max(out.size(), oversize), 'A');
      return out;
    }
    case messages::Poison::malformed: {
      std::string out(sample.substr(0, sample.size() / 2));
      return out + std::string("\0\xff\"}{", 5);
    }
    case messages::Poison::nested: {
      const std::string deep = std::string(depth, '[') + std::string(depth, ']');
      return base64url(as_bytes(std::string_view(R"({"alg":"ES256"})"))) + "." + base64url(as_bytes(deep)) +
             "." + std::string(86, 'A');
    }
    case messages::Poison::wrong_type:
      return "<html><body>404</body></html>";
  }
  return {};
}

void poison(messages::Message& message, messages::Poison how) {
  const auto text = [&](const std::string& sample) { return poisoned(how, sample); };
  const auto shared = [&](messages::SharedText& document) {
    if (document) document = messages::share(text(*document));
  };
  std::visit(Overloaded{
                 [&](messages::TrustedListReply& m) { shared(m.list); },
                 [&](messages::TrustedListPush& m) { shared(m.list); },
                 [&](messages::PartnerListReply& m) { shared(m.list); },
                 [&](messages::RegistryContents& m) { shared(m.contents); },
                 [&](messages::CertificateReply& m) { m.chain = text(m.chain); },
                 [&](messages::CrlReply& m) {
                   if (!m.crl) return;
                   const std::string bad = text(std::string(as_text(*m.crl)));
                   m.crl = std::make_shared<const Bytes>(bad.begin(), bad.end());
                 },
                 [](auto&) {},
             },
             message);
}

std::string hostile_identity(std::uint64_t which, std::string_view genuine) {
  switch (which % 5) {
    case 0:
      return std::string(long_header, 'A');
    case 1:
      return poisoned(messages::Poison::nested, {}) + ";info=<https://x.example/a.pem>;alg=ES256;ppt=shaken";
    case 2: {  // one changed octet in the signature
      std::string out(genuine);
      if (const std::size_t end = out.find(';'); end != std::string::npos && end > 2)
        out[end - 2] = out[end - 2] == 'A' ? 'B' : 'A';
      return out;
    }
    case 3:
      return std::string(genuine.substr(0, genuine.size() / 3));
    default: {
      std::string out(genuine);
      while (out.size() < long_header) out += ";x=\"" + std::string(1000, '\\') + "\"";
      return out;
    }
  }
}

}  // namespace ishaken::parties
