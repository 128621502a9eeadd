"""Makes a sweep in its directory.

    results/tour/sweep-3f9c12ab44de/      or the directory in `out`
      sweep.json                          points, seeds, and the key of every run
      runs/<key>/                         the run directories
"""

import os
from collections.abc import Callable, Collection, Iterable
from pathlib import Path

from ishaken import _core
from ishaken.errors import InputError, RunError
from ishaken.lazy_import import lazy_import
from ishaken.run_directory import results_folder
from ishaken.sweeps.engine import play_all
from ishaken.sweeps.plan import FILE, Plan, planned
from ishaken.sweeps.result import Sweep
from ishaken.sweeps.store import Store

display = lazy_import("ishaken.progress")


def sweep(
    scenario,
    over=None,
    *,
    seeds: int | list[int] = 1,
    design: str | None = None,
    points: int | None = None,
    design_seed: int = 1,
    set: Iterable[str] = (),  # noqa: A002  the word of the command
    executor=None,
    workers: int | None = None,
    out: str | os.PathLike | None = None,
    tables: bool | Collection[str] = False,
    progress: bool | Callable | None = None,
) -> Sweep:
    """Runs a scenario at many points, each with the same seeds, and returns the results.

    `over` maps paths, as --set takes them, to values ({"registry.hold": ["0 d", "7 d"]}), or is a list of points;
    ishaken.sweeps.designs describes it for each `design` (grid, list, latin, sobol, saltelli, morris). `points` and
    `design_seed` are for the last four. `seeds` is a list, or a number of seeds counted from the scenario's own.
    `tables` names the tables that are kept too, True means all. `executor` is an object with the interface of
    concurrent.futures, a Dask Client, or "tcp://..."; results do not depend on it, nor on the number of `workers`.

    The same sweep in the same directory makes only the runs that are missing; one with more points or seeds adds to it.
    Raises ScenarioError or InputError with every error, before anything is run; RunError with the runs that failed,
    when all others are finished; KeyboardInterrupt after Ctrl-C.
    """
    kept = _tables(tables)
    if workers is not None and workers < 1:
        raise InputError(f"a sweep needs at least one worker, not {workers}")
    plan, jobs = planned(scenario, {} if over is None else over, design, points, design_seed, seeds, set)
    own = results_folder() / plan.scenario / f"sweep-{plan.sha256[:12]}"
    folder = Path(os.path.abspath(out)) if out is not None else own
    _refuse_another(folder, plan)
    plan.write(folder)
    store = Store(folder / "runs")
    try:
        with display.shown(progress) as watch:
            play_all(jobs, store, executor=executor, workers=workers, tables=kept, watch=watch)
    except KeyboardInterrupt:
        done = sum(store.has(each.key, kept) for each in jobs)
        raise KeyboardInterrupt(
            f"{done} of {len(jobs)} runs are done and kept in {folder}; the same sweep again plays what is missing"
        ) from None
    except RunError as error:
        raise RunError(f"{error}\nfinished runs are in {folder}") from error
    return Sweep(folder)


def _tables(asked: bool | Collection[str]) -> tuple[str, ...]:
    if isinstance(asked, bool):
        return tuple(_core.tables) if asked else ()
    for each in asked:
        if isinstance(asked, str) or each not in _core.tables:
            wrong = asked if isinstance(asked, str) else each
            raise InputError(f"tables are True or a list of {', '.join(_core.tables)}, not {wrong!r}")
    return tuple(asked)


def _refuse_another(folder: Path, plan: Plan) -> None:
    """Raises InputError unless the folder is free or holds a part of the same sweep."""
    if (folder / FILE).is_file():
        if not Plan.read(folder).keys <= plan.keys:
            raise InputError(
                f"{folder} has another sweep, with other points, seeds, values or version: name another directory"
            )
    elif os.path.lexists(folder) and not (folder.is_dir() and not any(folder.iterdir())):
        raise InputError(f"{folder} exists already and is not a sweep: name another directory")
