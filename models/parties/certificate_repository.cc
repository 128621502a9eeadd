#include "models/parties/certificate_repository.h"

namespace ishaken::parties {

void CertificateRepository::receive(const messages::Envelope& envelope, Act& act) {
  if (const auto* request = std::get_if<messages::CertificateRequest>(&envelope.message)) {
    act.reply(envelope, serve(request->url));
  } else if (const auto* publication = std::get_if<messages::PublishCertificate>(&envelope.message)) {
    publish(publication->path, publication->chain);
    act.reply(envelope, messages::PublishResult{201});
  }
}

messages::CertificateReply CertificateRepository::serve(const std::string& url) const {
  const std::size_t host = url.find("//");
  const std::size_t path = host == std::string::npos ? host : url.find('/', host + 2);
  const auto found =
      path == std::string::npos ? chains_.end() : chains_.find(std::string_view(url).substr(path));
  messages::CertificateReply reply;
  if (found == chains_.end()) {
    reply.status = 404;
    reply.content_type = "text/plain";
    return reply;
  }
  reply.max_age = max_age_;
  reply.chain = found->second;
  return reply;
}

}  // namespace ishaken::parties
