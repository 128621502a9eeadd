"""Modules that take long to load, or that need not be installed, loaded when they are first used.

    polars = lazy_import("polars")  # at the top of a file, in the place of `import polars`
"""

import importlib
import types


class _LazyModule(types.ModuleType):
    def __getattr__(self, name: str):
        return getattr(importlib.import_module(self.__name__), name)


def lazy_import(name: str) -> types.ModuleType:
    """Returns a stand-in for the module `name`, which is imported when one of its attributes is first asked for.

    A module that cannot be imported raises ImportError then, not here.
    """
    return _LazyModule(name)
