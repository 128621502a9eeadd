#include "sim/scenario/defences.h"

#include <array>

namespace ishaken::sim {
namespace {

using Settings = std::string_view[];

constexpr Settings scoped{"policies.*.merge=scoped"}, flat{"policies.*.merge=flat"};

constexpr Settings fresh_lists{"policies.*.enforce_sequence=true", "policies.*.enforce_expiry=true"};
constexpr Settings any_list{"policies.*.enforce_sequence=false", "policies.*.enforce_expiry=false"};

constexpr Settings hourly{"policies.*.list_poll=1 h", "policies.*.crl_poll=1 h",
                          "policies.*.registry_poll=1 h"};

constexpr Settings one_day{"countries.*.certificate_lifetime=1 d", "countries.*.certificate_renewal=6 h"};

constexpr Settings hard_fail{"policies.*.revocation=hard-fail"}, soft_fail{"policies.*.revocation=soft-fail"};

constexpr std::array table{
    Defence{"scoped", "an anchor speaks for the prefixes of its country alone", scoped, flat},
    Defence{"sequence-and-exp", "lists older than the one in use, or past their exp, are refused",
            fresh_lists, any_list},
    Defence{"short-polls", "lists, CRLs and the registry are read every hour", hourly, {}},
    Defence{"short-certificates", "provider certificates live for a day", one_day, {}},
    Defence{"crl-hard-fail", "without a current CRL verification fails", hard_fail, soft_fail},
};

}  // namespace

std::span<const Defence> defences() { return table; }

}  // namespace ishaken::sim
