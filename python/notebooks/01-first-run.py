# %% [markdown]
# # Who can verify whose calls?
#
# Six countries play for a week. Two have an agreement of their own, four read the International SHAKEN registry by rules
# of their own, one has no SHAKEN, and one signs whatever its customers ask for.

# %%
import ishaken

run = ishaken.run("scenarios/tour.yaml", seed=1)
run

# %% [markdown]
# What the scenario expected, and what was measured:

# %%
for each in run.expectations:
    print("held  " if each["held"] else "FAILED", each["text"], "| measured", round(each["value"], 3))

# %%
run.plot("trust_matrix")

# %% [markdown]
# Every row that a figure is made of is there, for pandas, polars, DuckDB or pyarrow:

# %%
calls = run.calls.lazy()
calls.group_by("kind", "result").len().sort("kind", "result").collect()

# %%
run.metric("verified_share", from_="FR", to="CA", kind="legitimate"), run.metric("verified_share", from_="DE", to="CA", kind="legitimate")

# %% [markdown]
# Canada trusts countries whose law mandates SHAKEN, so it verifies France and not Germany.
#
# **To try:** `ishaken.run("scenarios/tour.yaml", set=["policies.by-law.mandate_only=false"])` lets Canada trust everybody
# in the registry. Which other rows of the matrix change?
