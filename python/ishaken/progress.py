"""The progress of a run: one live line on a terminal or in a notebook, plain lines elsewhere."""

import contextlib
import time
from collections.abc import Callable

from rich.console import Console
from rich.live import Live
from rich.text import Text

from ishaken.lazy_import import lazy_import
from ishaken.terminal import console

ipython = lazy_import("IPython.display")  # which only notebooks have


class _Speed:
    def __init__(self):
        self._started = time.monotonic()

    def line(self, progress) -> str:
        took = max(time.monotonic() - self._started, 1e-6)
        left = took * (1 - progress.share) / progress.share if progress.share > 0 else None
        parts = [
            progress.part,
            f"{progress.now[:16].replace('T', ' ')}",
            f"{progress.share:4.0%}",
            f"{progress.calls:,} calls",
            f"{progress.calls / took:,.0f} calls/s",
            f"{duration(left)} left" if left is not None else "",
        ]
        return "   ".join(part for part in parts if part)


def duration(seconds: float) -> str:
    """Returns seconds with two units at most: "1 h 05 min", "12 s"."""
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60:02} s"
    return f"{whole // 3600} h {whole % 3600 // 60:02} min"


class _Silent:
    def __call__(self, progress):
        pass


class _LiveLine:
    """One line that is redrawn ten times a second and removed at the end."""

    def __init__(self, live: Live):
        self._live = live
        self._speed = _Speed()
        self._next = 0.0

    def __call__(self, progress):
        now = time.monotonic()
        if now >= self._next:
            self._next = now + 0.1
            self._live.update(Text(self._speed.line(progress), style="cyan", overflow="ellipsis", no_wrap=True), refresh=True)


class _NotebookLine:
    """One output of a notebook cell that is rewritten ten times a second and emptied at the end."""

    def __init__(self):
        self._speed = _Speed()
        self._next = 0.0
        self._shown = ipython.display({"text/plain": ""}, raw=True, display_id=True)

    def __call__(self, progress):
        now = time.monotonic()
        if now >= self._next:
            self._next = now + 0.1
            self._write(self._speed.line(progress))

    def clear(self):
        self._write("")

    def _write(self, text: str):
        self._shown.update({"text/plain": text}, raw=True)


class _PlainLines:
    """A line for each tenth of a run, and every ten seconds in a slow run."""

    def __init__(self, console: Console):
        self._console = console
        self._speed = _Speed()
        self._tenth = 0
        self._next = time.monotonic() + 10

    def __call__(self, progress):
        tenth, now = int(progress.share * 10), time.monotonic()
        if tenth > self._tenth or now >= self._next:
            self._tenth, self._next = tenth, now + 10
            self._console.print(self._speed.line(progress), highlight=False, markup=False)


@contextlib.contextmanager
def watching(to: Console, quiet: bool):
    """Yields a function that shows a run's `_core.Progress` on a console in the way that fits, or not if `quiet`."""
    if quiet:
        yield _Silent()
    elif to.is_jupyter:
        line = _NotebookLine()
        try:
            yield line
        finally:
            line.clear()
    elif to.is_terminal:
        with Live(console=to, transient=True, auto_refresh=False) as live:
            yield _LiveLine(live)
    else:
        yield _PlainLines(to)


@contextlib.contextmanager
def shown(progress: bool | Callable | None):
    """Yields the function to call with a run's progress, from the argument `progress` of `ishaken.run`.

    A function is yielded as it is; True and False show and hide; None shows on terminals and in notebooks.
    """
    if callable(progress):
        yield progress
        return
    to = console(stderr=True)
    with watching(to, quiet=not (to.is_terminal or to.is_jupyter) if progress is None else not progress) as watch:
        yield watch
