# %% [markdown]
# # Is a patient policy better than a nervous one?
#
# A policy is a class; its name makes it usable in a scenario, its doc string and values describe it.

# %%
import datetime

import ishaken


class Patient(ishaken.Policy):
    "excludes a country that it is certain of, for a sentence, and then looks again"

    limit = ishaken.value(0.3, "exclude when the lower bound of unwanted calls is above this", min=0, max=1)
    sentence = ishaken.value(datetime.timedelta(days=14), "for at least so long")

    def decide(self, case):
        serving = case.standing == "excluded" and case.since < self.sentence
        if serving or case.belief.low > self.limit:
            return ishaken.Decision("excluded", f"at least {case.belief.low:.0%} of {case.belief.calls:,.0f} calls unwanted")
        return ishaken.Decision("kept", f"between {case.belief.low:.0%} and {case.belief.high:.0%} unwanted")


# %%
scenario = ishaken.load("scenarios/reputation-delisting.yaml")
scenario["expect"] = []
runs = {}
for name, rule in {
    "nobody is excluded": "never",
    "nervous": {"kind": "threshold", "limit": 0.1},
    "patient": {"kind": "patient", "limit": 0.3},
}.items():
    scenario["reviews.careful.rule"] = rule
    runs[name] = ishaken.run(scenario, seed=1)
    harm = runs[name].metric("unwanted_accepts"), runs[name].metric("collateral_reject_share")
    print(f"{name:20} unwanted calls that got through: {harm[0]:6,.0f}   honest calls rejected: {harm[1]:.1%}")

# %%
runs["patient"].plot("reputation")

# %% [markdown]
# A mistake is found before anything runs, with its place:

# %%
scenario["reviews.careful.rule"] = {"kind": "patient", "limit": 3}
try:
    scenario.check()
except ishaken.ScenarioError as error:
    print(error)

# %% [markdown]
# **To try:** let `decide` look at `case.providers`, and drop the worst of them (`Decision("kept", why,
# drop_providers=[...])`) before it excludes the country.
