"""The provenance of a figure in one line: scenario, short hash, seed, version."""


def origin(of) -> str:
    """Returns the provenance of a run, a list of runs, a sweep or a comparison."""
    if isinstance(of, (list, tuple)):
        return _of_runs([each.manifest for each in of])
    if hasattr(of, "manifest"):
        return _of_runs([of.manifest])
    return _of_comparison(of) if hasattr(of, "about") else _of_sweep(of)


def _of_runs(manifests: list[dict]) -> str:
    parts = [
        some(each["scenario"] for each in manifests),
        f"scenario {some(short(each['scenario_sha256']) for each in manifests)}",
        _seeds([each["seed"] for each in manifests]),
        f"ishaken {some(each['version'] for each in manifests)}{_commit(manifests[0].get('commit'))}",
    ]
    if not all(each.get("complete", True) for each in manifests):
        parts.append("INCOMPLETE")
    return " · ".join(parts)


def _of_comparison(comparison) -> str:
    about = comparison.about
    hashes = comparison.runs.unique("side", keep="first", maintain_order=True)["scenario_sha256"]
    names = some(each["scenario"] for each in about["sides"])
    version = f"ishaken {about['version']}{_commit(about.get('commit'))}"
    return " · ".join([names, f"scenarios {some(map(short, hashes))}", _seeds(about["seeds"]), version])


def _of_sweep(sweep) -> str:
    """Returns the provenance of a sweep; the keys of its runs identify scenario, seed and version together."""
    keys = some((short(each) for each in sweep.runs["key"]), most=2)
    parts = [sweep.name, f"runs {keys}", _seeds(sweep.seeds), f"ishaken {sweep.version}"]
    return " · ".join([*parts, *([] if sweep.complete else ["INCOMPLETE"])])


def short(sha256: str) -> str:
    """Returns the first eight digits of a hash."""
    return str(sha256)[:8]


def some(values, most: int = 3) -> str:
    """Returns the different values as text, the first `most` of them if they are many."""
    different = list(dict.fromkeys(map(str, values)))
    return ", ".join(different[:most]) + (f" and {len(different) - most} more" if len(different) > most else "")


def _seeds(seeds) -> str:
    different = sorted({int(each) for each in seeds}) if not isinstance(seeds, int) else list(range(1, seeds + 1))
    if len(different) == 1:
        return f"seed {different[0]}"
    if different == list(range(different[0], different[-1] + 1)):
        return f"seeds {different[0]} to {different[-1]}"
    return f"seeds {some(different)}"


def _commit(commit: str | None) -> str:
    if not commit:
        return ""
    return f" ({commit[:8]}{'-dirty' if commit.endswith('-dirty') else ''})"
