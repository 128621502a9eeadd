"""Ctrl-C as a question that a run answers between two slices, instead of an exception in the midst of writing."""

import signal
import threading


class Interruption:
    """While it is entered, SIGINT and SIGTERM only set `asked`; a second one ends the program at once."""

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
