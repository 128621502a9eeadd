"""Where a figure comes from, in one line that every figure carries."""


def origin(of) -> str:
    """Of a run, or of several: scenario, short hash, seed, version. `of` has a manifest, or is a list of such."""
    manifests = [each.manifest for each in (of if isinstance(of, (list, tuple)) else [of])]
    first = manifests[0]
    parts = [
        _joined(manifests, "scenario"),
        "scenario " + _joined(manifests, "scenario_sha256", lambda text: str(text)[:8]),
        ("seed " if len({each["seed"] for each in manifests}) == 1 else "seeds ") + _joined(manifests, "seed"),
        f"ishaken {_joined(manifests, 'version')}",
    ]
    if not all(each.get("complete", True) for each in manifests):
        parts.append("INCOMPLETE")
    if commit := first.get("commit"):
        parts[3] += f" ({commit[:8]}{'-dirty' if commit.endswith('-dirty') else ''})"
    return " · ".join(parts)


def _joined(manifests: list[dict], key: str, text=str) -> str:
    """All different values; where they are many, the first ones."""
    values = list(dict.fromkeys(text(each[key]) for each in manifests))
    return ", ".join(values[:4]) + (f" and {len(values) - 4} more" if len(values) > 4 else "")
