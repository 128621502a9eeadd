#include "models/parties/published_chains.h"

#include <string_view>

namespace ishaken::parties {

messages::CertificateReply PublishedChains::serve(const messages::CertificateRequest& request) const {
  const std::string_view url = request.url;
  const std::size_t host = url.find("//");
  const std::size_t path = host == std::string_view::npos ? host : url.find('/', host + 2);
  const auto found = path == std::string_view::npos ? chains_.end() : chains_.find(url.substr(path));
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
