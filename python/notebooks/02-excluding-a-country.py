# %% [markdown]
# # How long does an excluded country still get through?
#
# An STI-GA excludes a country, and its providers go on accepting it until they next read their country's list. If each
# reads it every period P at a phase of its own, the wait is P/2 in the mean and P at most.

# %%
import ishaken

scenario = ishaken.load("scenarios/excluded-country.yaml")
run = ishaken.run(scenario, seed=1)
run.plot("exposure")

# %%
def waited(run) -> dict:
    return {
        each["stat"]: round(each["value"] / 3600, 1)
        for each in run.summary["metrics"]
        if each["name"] == "exposure_window_s" and each.get("event") == "exclude" and set(each) == {"name", "value", "unit", "event", "stat"}
    }


poll = scenario["policies.default.list_poll"]
print("lists are read every", poll, "| waited, in hours:", waited(run))

# %% [markdown]
# A shorter period shortens it, and costs messages:

# %%
for period in ("6 h", "1 h"):
    faster = ishaken.run(scenario, seed=1, set=[f"policies.*.list_poll={period}"])
    print(period, "| waited, in hours:", waited(faster), "| control messages:", f"{faster.metric('control_messages'):,.0f}")

# %% [markdown]
# **To try:** `policies.*.push_lists=true` has STI-PAs tell their providers at once. What is left of the wait, and what of
# the cost?
