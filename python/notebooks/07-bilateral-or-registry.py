# %% [markdown]
# # Agreements in pairs, or one registry?
#
# ATIS-1000087 merges lists by agreements in pairs; ATIS-1000091 adds a registry. What does each cost, and do calls fare
# alike? The same week on the same seeds, so that differences are those of the mechanism.

# %%
import itertools

import ishaken

countries = ["BR", "DE", "FR", "IN", "JP", "KE", "NO", "US"]


def world(name: str, **differences) -> ishaken.Scenario:
    return ishaken.Scenario(
        schema=1,
        name=name,
        start="2026-01-01",
        duration="4 d",
        warm_up="2 d",
        fidelity={"crypto": "modelled"},
        countries={code: {} for code in countries},
        traffic=[{"kind": "legitimate", "from": "any", "to": "any", "rate": "4 per min"}],
        **differences,
    )


pairs = [{"between": list(pair)} for pair in itertools.combinations(countries, 2)]
bilateral = world("bilateral", policies={"default": {"registry": "none"}}, agreements=pairs)
registry = world("registry", policies={"default": {"registry": "allow-all"}})

comparison = ishaken.compare(
    bilateral,
    registry,
    seeds=5,
    metrics=["verified_share", "control_messages", "control_bytes", "agreements"],
    names=["agreements", "registry"],
    progress=False,
)
comparison

# %%
ishaken.plots.forest(comparison)

# %% [markdown]
# How it grows: n countries need n registrations, and n(n-1)/2 agreements.

# %%
for n in (5, 20, 60, 193):
    print(f"{n:4} countries: {n:4} registrations, {n * (n - 1) // 2:6,} agreements")

# %% [markdown]
# **To try:** the scenario `onboarding-193-mesh` against `onboarding-193`: every country of the world, and all messages
# that it takes.
