"""A figure as a file: PNG, SVG, or an HTML page that works without a network."""

import os
from pathlib import Path

from ishaken.errors import InputError, reason
from ishaken.page import figure_page

ENDINGS = (".png", ".svg", ".html")
PIXELS = 2.0  # for each of the figure's own: sharp in print


def save(chart, path: str | os.PathLike) -> Path:
    """Writes a chart in the format of the file's ending, and returns the path.

    Raises InputError if the ending is none of .png, .svg and .html, or the file cannot be written.
    """
    to = Path(path)
    ending = to.suffix.lower()
    if ending not in ENDINGS:
        raise InputError(f"{to}: figures are saved as {', '.join(ENDINGS)}")
    try:
        if ending == ".html":
            to.write_text(figure_page(chart), encoding="utf-8")
        else:
            chart.save(str(to), format=ending[1:], scale_factor=PIXELS if ending == ".png" else 1)
    except OSError as error:
        raise InputError(f"{to} cannot be written: {reason(error)}") from error
    return to
