#include "models/parties/certificate_repository.h"

namespace ishaken::parties {

const Handlers<CertificateRepository>& CertificateRepository::handlers() {
  static const auto table =
      Handlers<CertificateRepository>()
          .on<messages::CertificateRequest>(anyone, &CertificateRepository::chains_, &PublishedChains::serve)
          .on<messages::PublishCertificate>(anyone, &CertificateRepository::publish);
  return table;
}

void CertificateRepository::receive(const messages::Envelope& envelope, Act& act) {
  handlers().dispatch(*this, shared_.directory, envelope, act);
}

messages::PublishResult CertificateRepository::publish(const messages::PublishCertificate& request) {
  chains_.publish(request.path, request.chain);
  return {201};
}

}  // namespace ishaken::parties
