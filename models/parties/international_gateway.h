// The gateway through which calls from abroad enter a country. A share of them arrives over TDM legs, which
// carry no Identity header (ATIS-1000095). The gateway may sign unsigned calls with attestation C, which
// vouches for the entry point and nothing else (RFC 8588 section 4).
#pragma once

#include "models/parties/authentication_service.h"
#include "models/parties/enrolment.h"
#include "models/parties/handlers.h"

namespace ishaken::parties {

class InternationalGateway final : public Party {
 public:
  struct Config {
    double tdm_share = 0;
    bool signs = false;
    Enrolment::Config enrolment;
    std::uint64_t origid_seed = 0;
  };
  InternationalGateway(Config config, const Shared& shared);
  ~InternationalGateway() override;

  static const Handlers<InternationalGateway>& handlers();
  void receive(const messages::Envelope& envelope, Act& act) override {
    handlers().dispatch(*this, shared_.directory, envelope, act);
  }
  void direct(const messages::Directive& directive, Act& act) override;

 private:
  void pass_on(const messages::Invite& arrived, Act& act);
  void key_revoked(const messages::RevocationNotice&, Act& act) { enrolment_.renew(act); }
  void sign(messages::Invite& invite, Act& act);

  Config config_;
  const Shared& shared_;
  Enrolment enrolment_;
};

}  // namespace ishaken::parties
