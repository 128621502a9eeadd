"""What `ishaken compare` adds to ishaken.compare: options as they are typed, and the files that it writes."""

from collections.abc import Iterable
from pathlib import Path

from ishaken.comparisons.comparison import Comparison
from ishaken.comparisons.comparison_file import check_free, place
from ishaken.errors import InputError, RunError, reason


def goals(typed: Iterable[str]) -> dict[str, float]:
    """Of --until, "METRIC=WIDTH" each; a metric may have dimensions, and so more of "="."""
    out = {}
    for each in typed:
        metric, _, width = each.rpartition("=")
        try:
            out[metric] = float(width)
        except ValueError:
            raise InputError(f"--until {each}: write METRIC=WIDTH, e.g. verified_share=0.01") from None
    return out


def worlds(typed: Iterable[str]) -> list[list[str]] | None:
    """Of --world, "PATH=VALUE;PATH=VALUE" each."""
    return [each.split(";") for each in typed] or None


class Files:
    """Where a comparison is to be written. Raises InputError at once where it cannot be, not after an hour of runs."""

    def __init__(self, out: Path | None, html: Path | None, latex: Path | None):
        self._out, self._html, self._latex = out, html, latex
        if out:
            check_free(place(out))

    def write(self, comparison: Comparison) -> list[Path]:
        written = [comparison.save(self._out).path] if self._out else []
        if self._html:
            written.append(_write(self._html, comparison.html(page=True)))
        if self._latex:
            written.append(_write(self._latex, comparison.latex()))
        return written


def _write(file: Path, text: str) -> Path:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text.rstrip("\n") + "\n", encoding="utf-8")
    except OSError as error:
        raise RunError(f"{file} cannot be written: {reason(error)}") from error
    return file
