# %% [markdown]
# # What is a shorter list poll worth?
#
# One run is one draw. A sweep plays many points with many seeds, each run in a process of its own, and keeps what is
# done: played again, it goes on where it stopped. Here a small one; with `seeds=100` and more points it is a thousand.

# %%
import tempfile

import polars

import ishaken

scenario = ishaken.load("scenarios/excluded-country.yaml")
scenario["expect"] = []
scenario["fidelity"] = {"crypto": "modelled"}
folder = tempfile.mkdtemp()
sweep = ishaken.sweep(scenario, {"policies.*.list_poll": ["1 h", "6 h", "12 h", "1 d"]}, seeds=5, out=f"{folder}/sweep", progress=False)
sweep.runs.select("policies.*.list_poll", "seed", "calls", "held").head()

# %%
sweep.metric("exposure_window_s", event="exclude", stat="max").group_by("policies.*.list_poll", maintain_order=True).agg(
    longest_wait_h=polars.col("value").mean() / 3600
)

# %%
ishaken.plots.response_surface(sweep, "exposure_window_s", event="exclude", stat="max")

# %% [markdown]
# **To try:** `design="sobol", points=64` with ranges, and `sweep.sensitivity(...)`: which of several values matters?
