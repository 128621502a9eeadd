"""Ctrl-C as a flag that is read between two slices of a run, instead of an exception in the middle of a write."""

import signal
import threading


class Interruption:
    """A context in which the first SIGINT or SIGTERM only sets `asked`, and a second one ends the process."""

    def __init__(self):
        self.asked: signal.Signals | None = None
        self._before = {}

    def __enter__(self):
        if threading.current_thread() is threading.main_thread():
            for each in (signal.SIGINT, signal.SIGTERM):
                self._before[each] = signal.signal(each, self._ask)
        return self

    def __exit__(self, *_):
        for each, handler in self._before.items():
            signal.signal(each, handler)

    def _ask(self, number, _frame):
        self.asked = signal.Signals(number)
        signal.signal(number, signal.SIG_DFL)
