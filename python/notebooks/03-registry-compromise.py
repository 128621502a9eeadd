# %% [markdown]
# # What does one stolen account at the registry do, and what stops it?
#
# Somebody with one operator's account puts a rogue STI-CA into France's entry of the registry, and signs spoofed calls
# with it. The same week, on the same draws, with one defence at a time:

# %%
import ishaken

defences = {
    "none": [],
    "two operators": ["registry.approvals=2"],
    "pushed lists": ["policies.*.push_lists=true"],
    "pinned roots": ["policies.*.pin_pa_roots=true"],
    "scoped anchors": ["policies.*.merge=scoped"],
}
runs = {name: ishaken.run("scenarios/registry-compromise.yaml", seed=1, set=["expect=[]", *settings]) for name, settings in defences.items()}

for name, run in runs.items():
    print(f"{name:15} spoofed calls that pass: {run.metric('false_accepts'):4.0f}   honest calls lost: {run.metric('collateral_rejects'):4.0f}")

# %%
runs["none"].plot("exposure")

# %% [markdown]
# Two operators stop it. Scoped anchors stop what is spoofed with other countries' numbers. Pinned roots stop it too, and
# refuse honest lists that were signed with a new root.
#
# **To try:** two defences together, and `./ishaken run scenarios/registry-compromise.yaml --matrix defences`.
