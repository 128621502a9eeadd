#include "models/trust/list_changes.h"

#include <algorithm>

namespace ishaken::trust {

bool same_contents(const TrustedList& a, const TrustedList& b) {
  return std::equal(a.anchors.begin(), a.anchors.end(), b.anchors.begin(), b.anchors.end(),
                    [](const TrustedAnchor& x, const TrustedAnchor& y) {
                      return x.certificate->fingerprint == y.certificate->fingerprint &&
                             x.country == y.country && x.via == y.via && x.mechanism == y.mechanism &&
                             x.scoped == y.scoped && x.gateway_scoped == y.gateway_scoped &&
                             x.downgraded == y.downgraded && x.prefixes == y.prefixes &&
                             x.policies == y.policies;
                    }) &&
         std::equal(a.authorities.begin(), a.authorities.end(), b.authorities.begin(), b.authorities.end(),
                    [](const Authority& x, const Authority& y) {
                      return x.root->fingerprint == y.root->fingerprint && x.crl_url == y.crl_url;
                    }) &&
         a.distrusted == b.distrusted;
}

bool withdraws_trust(const TrustedList& before, const TrustedList& after) {
  if (!std::includes(before.distrusted.begin(), before.distrusted.end(), after.distrusted.begin(),
                     after.distrusted.end()))
    return true;
  return !std::all_of(before.anchors.begin(), before.anchors.end(), [&](const TrustedAnchor& old) {
    return std::any_of(after.anchors.begin(), after.anchors.end(), [&](const TrustedAnchor& each) {
      return each.certificate->fingerprint == old.certificate->fingerprint && each.country == old.country;
    });
  });
}

}  // namespace ishaken::trust
