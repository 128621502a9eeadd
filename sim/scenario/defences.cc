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

// Shorter than the usual warm-up, so that the first entries, all of which are new, are usable at the start.
constexpr Settings held{"registry.hold=1 d"}, not_held{"registry.hold=0 s"};
constexpr Settings two_agree{"registry.approvals=2"}, nobody_asked{"registry.approvals=1"};

constexpr Settings pinned{"policies.*.pin_pa_roots=true"}, not_pinned{"policies.*.pin_pa_roots=false"};
constexpr Settings watched{"policies.*.watchdog=true"}, unwatched{"policies.*.watchdog=false"};
constexpr Settings pushed{"policies.*.push_lists=true"}, polled{"policies.*.push_lists=false"};
constexpr Settings checked{"policies.*.allocation_check=true"},
    unchecked{"policies.*.allocation_check=false"};

constexpr Settings logged{"registry.log=true", "policies.*.check_log=true"},
    unlogged{"policies.*.check_log=false"};
constexpr Settings compared{"registry.log=true", "policies.*.check_log=true", "policies.*.gossip=true"},
    alone{"policies.*.gossip=false"};

constexpr std::array table{
    Defence{"scoped", "an anchor is trusted for the prefixes of its country alone", scoped, flat},
    Defence{"sequence-and-exp", "lists older than the one in use, or past their exp, are refused",
            fresh_lists, any_list},
    Defence{"short-polls", "lists, CRLs and the registry are read every hour", hourly, {}},
    Defence{"short-certificates", "provider certificates live for a day", one_day, {}},
    Defence{"crl-hard-fail", "without a current CRL verification fails", hard_fail, soft_fail},
    Defence{"hold",
            "STI-PA roots and STI-CAs that are new in an entry of the registry are held back for a day", held,
            not_held},
    Defence{"two-approvals", "two operators of the registry must agree to every change", two_agree,
            nobody_asked},
    Defence{"pinned-roots", "STI-PA roots are confirmed out of band of the registry", pinned, not_pinned},
    Defence{"watchdog", "STI-PAs compare their entries in the registry with those that they registered",
            watched, unwatched},
    Defence{"log", "the registry is used only as its transparency log proves it", logged, unlogged},
    Defence{"gossip", "the same, and STI-PAs compare which log they were shown", compared, alone},
    Defence{"pushed-lists", "a list that drops an anchor goes to the providers at once", pushed, polled},
    Defence{"allocation-check", "calls from abroad that show an unallocated number do not pass", checked,
            unchecked},
};

}  // namespace

std::span<const Defence> defences() { return table; }

}  // namespace ishaken::sim
