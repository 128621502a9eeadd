# %% [markdown]
# # Do complaints exclude the right country, and at whose cost?
#
# People complain of some unwanted calls, providers count, STI-GAs review every day. One country lets robocallers sign.

# %%
import ishaken

run = ishaken.run("scenarios/reputation-delisting.yaml", seed=1)
run.plot("reputation")

# %% [markdown]
# Every decision is a row, with the evidence that it was made on:

# %%
decided = run.decisions.pandas()
for row in decided[decided.action.isin(["exclude", "readmit"])].head(6).itertuples():
    print(f"{row.at:%d %B %H:%M}  {row.party}  {row.action} {row.subject}: {row.reason[:90]}")

# %% [markdown]
# What it prevented, and what honest callers of that country paid:

# %%
run.plot("trade_off")

# %% [markdown]
# **To try:** `set=["reviews.careful.rule={kind: threshold, limit: 0.1}"]`. Is the country excluded sooner? Who is
# excluded beside it?
