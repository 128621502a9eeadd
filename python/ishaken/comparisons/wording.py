"""The table of a comparison as texts, the same for terminal, page and paper."""

import dataclasses
import math

from ishaken.comparisons.effects import Effects
from ishaken.comparisons.statistics import NO_DIFFERENCE

MINUS = "−"
NONE = "–"
UNLIKELY = 0.001
SAID_BY_THE_NAME = ("", "1", "s", "share")  # names of seconds and shares end so


@dataclasses.dataclass(frozen=True)
class Line:
    """One row of the table, as texts."""

    side: str
    metric: str
    first: str
    other: str
    effect: str
    interval: str
    bootstrap: str
    n: str
    p: str
    holm: str
    real: str
    note: str


HEADINGS = {
    "metric": "metric",
    "first": "first",
    "other": "other",
    "effect": "difference",
    "interval": "95 % interval",
    "bootstrap": "by bootstrap",
    "n": "n",
    "p": "p",
    "holm": "p (Holm)",
    "real": "real",
}


def table_lines(comparison: Effects) -> list[Line]:
    return [_line(row) for row in comparison.rows.iter_rows(named=True)]


def _line(row: dict) -> Line:
    digits = decimals(row)
    same = row["note"].startswith(NO_DIFFERENCE)
    return Line(
        side=row["side"],
        metric=_about(row) + ("" if row["unit"] in row["metric"] or row["unit"] in SAID_BY_THE_NAME else f" ({row['unit']})"),
        first=_figure(row["mean_first"], digits),
        other=_figure(row["mean_other"], digits),
        effect=NO_DIFFERENCE if same else _figure(row["effect"], digits, sign=True),
        interval="" if same else _interval(row["low"], row["high"], digits),
        bootstrap="" if same else _interval(row["boot_low"], row["boot_high"], digits),
        n=str(row["n"]),
        p="" if same else _chance(row["p"]),
        holm="" if same else _chance(row["holm"]),
        real={None: NONE, True: "yes", False: "no"}[row["real"]],
        note=row["note"].removeprefix(NO_DIFFERENCE).removeprefix("; "),
    )


def _about(row: dict) -> str:
    return f"{row['metric']}[{row['dimensions']}]" if row["dimensions"] else row["metric"]


def decimals(row: dict) -> int:
    """Returns how many decimals show two digits of the half-width.

    Without an interval, four digits of effect or mean.
    """
    width = (row["high"] - row["low"]) / 2 if row["low"] is not None else 0
    sizes = [(width, 2), (abs(row["effect"] or 0), 4), (abs(row["mean_first"] or 0), 4)]
    size, digits = next(((size, digits) for size, digits in sizes if size > 0), (1, 1))
    whole = all(float(row[key] or 0).is_integer() for key in ("mean_first", "mean_other")) and width == 0
    return 0 if whole else max(0, min(12, digits - 1 - math.floor(math.log10(size))))


def _figure(value: float | None, digits: int, sign: bool = False) -> str:
    if value is None:
        return NONE
    text = f"{abs(value):,.{digits}f}"
    if not float(text.replace(",", "")):
        return text
    return (MINUS if value < 0 else "+" if sign else "") + text


def _interval(low: float | None, high: float | None, digits: int) -> str:
    return NONE if low is None else f"[{_figure(low, digits)}, {_figure(high, digits)}]"


def _chance(p: float | None) -> str:
    return NONE if p is None else f"< {UNLIKELY}" if p < UNLIKELY else f"{p:.3f}"


def title(comparison: Effects) -> str:
    """Returns the names of the sides as a title."""
    first, *others = comparison.sides
    return f"{', '.join(others)} against {first}"


def remarks(comparison: Effects) -> list[str]:
    """Returns the lines below the table: number of seeds, kind of interval, result of `until`, notes on rows."""
    about, several = comparison.about, len(comparison.about["worlds"]) > 1
    rests = f"{len(about['worlds'])} worlds of " if several else ""
    count = len(about["seeds"]) // len(about["worlds"])
    said = [
        f"{rests}{count} seed{'s' if count > 1 else ''}; differences are paired by {'world and seed' if several else 'seed'}; "
        f"intervals by paired t{', over worlds' if several else ''}, and by bootstrap"
    ]
    if about["until"]:
        said.append(_ending(about["until"], several))
    by_note: dict[str, list[str]] = {}
    for line in table_lines(comparison):
        if line.note:
            by_note.setdefault(line.note, []).append(line.metric if len(comparison.sides) == 2 else f"{line.metric} of {line.side}")
    said += [f"{note}: {', '.join(dict.fromkeys(metrics))}" for note, metrics in by_note.items()]
    return said + _worlds(comparison)


def _ending(until: dict, several: bool) -> str:
    wanted = ", ".join(f"{metric} to {width:g}" for metric, width in until["half_width"].items())
    looks = f"after {until['looks']} look{'s' if until['looks'] > 1 else ''}"
    if until["reached"]:
        return f"narrow enough ({wanted}) {looks}"
    more = " or more worlds" if several else ""
    return f"NOT narrow enough ({wanted}) {looks}, and there are no more seeds: allow more than {until['max_seeds']}{more}"


def _worlds(comparison: Effects) -> list[str]:
    shares = [
        f"{_about(row)} {row['world_share']:.0%}"
        for row in comparison.rows.iter_rows(named=True)
        if row["world_share"] is not None
    ]
    return [f"of the variance of a difference, between worlds (the rest is between seeds): {', '.join(shares)}"] if shares else []


def provenance(comparison: Effects) -> str:
    """Returns version, seeds and, for each side, the scenario hash of its first run."""
    hashes = dict(reversed([(row["side"], row["scenario_sha256"]) for row in comparison.runs.iter_rows(named=True)]))
    sides = ", ".join(f"{side} {hashes[side][:12]}" for side in comparison.sides)
    return f"ishaken {comparison.about['version']}; seeds {_ranges(comparison.about['seeds'])}; scenarios {sides}"


def _ranges(seeds: list[int]) -> str:
    """Returns seeds 1, 2, 3, 7 as "1 to 3, 7"."""
    runs: list[list[int]] = []
    for seed in seeds:
        if runs and seed == runs[-1][-1] + 1:
            runs[-1].append(seed)
        else:
            runs.append([seed])
    return ", ".join(f"{run[0]} to {run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)
