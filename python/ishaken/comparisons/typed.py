"""Options and files of `ishaken compare`."""

from collections.abc import Iterable
from pathlib import Path

from ishaken.comparisons.comparison import Comparison
from ishaken.comparisons.comparison_file import check_free, place
from ishaken.errors import InputError
from ishaken.text_file import write_whole


def goals(typed: Iterable[str]) -> dict[str, float]:
    """Returns the goals of --until, "METRIC=WIDTH" each; a metric with dimensions has further "="."""
    out = {}
    for each in typed:
        metric, _, width = each.rpartition("=")
        try:
            out[metric] = float(width)
        except ValueError:
            raise InputError(f"--until {each}: write METRIC=WIDTH, e.g. verified_share=0.01") from None
    return out


def worlds(typed: Iterable[str]) -> list[list[str]] | None:
    """Returns the changes of each --world, "PATH=VALUE;PATH=VALUE"."""
    return [each.split(";") for each in typed] or None


class Files:
    """The files of a comparison. Raises InputError at once if one exists, and not after an hour of runs."""

    def __init__(self, out: Path | None, html: Path | None, latex: Path | None):
        self._out, self._html, self._latex = out, html, latex
        if out:
            check_free(place(out))

    def write(self, comparison: Comparison) -> list[Path]:
        """Writes the comparison to all files and returns them."""
        written = [comparison.save(self._out).path] if self._out else []
        if self._html:
            written.append(write_whole(self._html, comparison.html(page=True).rstrip("\n") + "\n"))
        if self._latex:
            written.append(write_whole(self._latex, comparison.latex().rstrip("\n") + "\n"))
        return written
