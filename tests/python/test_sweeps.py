"""Sweeps: the same results whoever plays, nothing that was finished is lost, nothing is left half."""

import concurrent.futures
import dataclasses
import json
import os
import select
import shutil
import signal
from pathlib import Path

import polars
import pytest

import ishaken
from conftest import ENDLESS, SMALL
from ishaken.sweeps import engine
from ishaken.sweeps.jobs import job
from ishaken.sweeps.processes import Worker, WorkerDied
from ishaken.sweeps.store import Store
from test_interruption import wait_for
from test_policies import SCENARIO as JUDGED

SHORT = SMALL.replace("6 h", "30 min")
OVER = {"policies.*.list_poll": ["1 h", "6 h"], "countries.*.providers": [1, 2]}
FIGURES = ("scenario.yaml", "summary.json")


def sweep(out, over=OVER, text=SHORT, **options):
    options = {"seeds": 2, "out": out, "progress": False, **options}
    return ishaken.sweep(ishaken.Scenario.from_text(text), over, **options)


def figures(folder) -> dict[str, bytes]:
    """All that may not depend on who played."""
    found = [each for name in FIGURES for each in folder.glob(f"runs/*/{name}")]
    return {str(each.relative_to(folder)): each.read_bytes() for each in found}


def finished(folder) -> dict[str, tuple]:
    """Key -> what changes when it is played again."""
    found = {each.parent.name: each.stat() for each in folder.glob("runs/[!.]*/manifest.json")}
    return {key: (each.st_ino, each.st_mtime_ns) for key, each in found.items()}


def children(pid: int) -> list[int]:
    tasks = Path(f"/proc/{pid}/task").iterdir()
    return [int(each) for task in tasks for each in (task / "children").read_text().split()]


def jobs(count: int, text: str = SHORT):
    return [job(ishaken.Scenario.from_text(text).check(overrides=[f"seed={each}"])) for each in range(count)]


@pytest.fixture(scope="module")
def done(tmp_path_factory):
    return sweep(tmp_path_factory.mktemp("sweeps") / "sweep", workers=2)


def test_rows_of_runs(done):
    assert done.runs.columns == [*OVER, "point", "seed", "key", "held", "calls", "wall_s"]
    assert done.runs["point"].to_list() == [0, 0, 1, 1, 2, 2, 3, 3] and done.runs["seed"].to_list() == [1, 2] * 4
    assert done.runs["countries.*.providers"].to_list() == [1, 1, 2, 2] * 2
    assert done.held and done.complete and done.runs["key"].n_unique() == 8
    assert done.points[1] == {"policies.*.list_poll": "1 h", "countries.*.providers": 2}
    assert done.numbers["policies.*.list_poll"].to_list() == [3600, 3600, 21600, 21600]
    assert "8 of 8 runs" in done._repr_html_()


def test_figures_are_those_of_single_runs(done):
    settings = ["policies.*.list_poll=6 h", "countries.*.providers=1"]
    alone = ishaken.run(ishaken.Scenario.from_text(SHORT), seed=2, set=settings, progress=False)
    assert done.run(2, 2).summary == alone.summary
    found = done.metric("calls", from_="DE", to="FR", kind="legitimate", outcome="passed")
    assert found.filter(polars.col("point") == 2, polars.col("seed") == 2)["value"].to_list() == [
        alone.metric("calls", from_="DE", to="FR", kind="legitimate", outcome="passed")
    ]
    rows = done.metrics.filter(polars.col("point") == 2, polars.col("seed") == 2)
    assert rows.height == len(alone.summary["metrics"])
    with pytest.raises(KeyError, match="no nonsense"):
        done.metric("nonsense")


def test_opens_from_disk(done):
    opened = ishaken.open(done.path)
    assert opened.runs.equals(done.runs) and opened.metrics.equals(done.metrics)


def test_keys():
    def key(*changes):
        return job(ishaken.Scenario.from_text(SHORT).check(overrides=changes)).key

    assert key() == key() == key("warm_up=3 d")  # the default
    assert len({key(), key("seed=2"), key("warm_up=2 d")}) == 3


def test_a_process_that_played_before_gives_what_a_fresh_one_gives():
    many = Worker()
    for each in jobs(3):
        fresh, used = (worker.play(each, (), None).files for worker in (Worker(), many))
        assert [fresh[name] for name in FIGURES] == [used[name] for name in FIGURES]
    many.close()
    assert many.process.poll() is not None


def test_any_executor_gives_the_same(done, tmp_path):
    assert figures(sweep(tmp_path / "one", workers=1).path) == figures(done.path)
    with concurrent.futures.ProcessPoolExecutor(2) as pool:
        assert figures(sweep(tmp_path / "pool", executor=pool).path) == figures(done.path)


def test_dask_gives_the_same_also_when_a_worker_dies(done, tmp_path):
    from distributed import Client, LocalCluster

    options = {"processes": True, "protocol": "tcp", "dashboard_address": None, "local_directory": str(tmp_path)}
    with LocalCluster(n_workers=2, threads_per_worker=1, **options) as cluster:
        with Client(cluster) as client:
            assert figures(sweep(tmp_path / "client", executor=client).path) == figures(done.path)
            left = [each.pid for each in list(cluster.workers.values())[:1]]

            def kill_one(progress):
                if progress.share > 0 and left:
                    os.kill(left.pop(), signal.SIGKILL)

            killed = sweep(tmp_path / "killed", executor=client, progress=kill_one)
            assert not left and figures(killed.path) == figures(done.path)
        assert cluster.scheduler_address.startswith("tcp://")
        assert figures(sweep(tmp_path / "address", executor=cluster.scheduler_address).path) == figures(done.path)


def test_only_what_is_missing_is_played(done, tmp_path):
    folder = shutil.copytree(done.path, tmp_path / "sweep")
    before = finished(folder)
    lost = sorted(before)[:3]
    for key in lost:
        shutil.rmtree(folder / "runs" / key)
    (folder / "runs" / ".tmp-half").mkdir()  # as a sweep that was killed leaves it
    opened = ishaken.open(folder)
    assert not opened.complete and opened.runs["calls"].null_count() == 3
    again = sweep(folder)
    after = finished(folder)
    assert again.complete and {key for key in after if after[key] == before.get(key)} == before.keys() - set(lost)
    assert figures(folder) == figures(done.path) and not list(folder.glob("runs/.tmp-*"))


def test_a_sweep_can_grow_but_not_become_another(done, tmp_path):
    folder = shutil.copytree(done.path, tmp_path / "sweep")
    before = finished(folder)
    grown = sweep(folder, seeds=3)
    assert len(grown.runs) == 12 and before.items() <= finished(folder).items()
    with pytest.raises(ishaken.InputError, match="another sweep"):
        sweep(folder, over={"policies.*.list_poll": ["2 h"]})
    with pytest.raises(ishaken.InputError, match="not a sweep"):
        sweep(folder / "runs")


def test_tables_where_they_are_asked_for(tmp_path):
    point = {"countries.*.providers": [1]}
    bare = sweep(tmp_path / "sweep", point, seeds=1)
    with pytest.raises(ishaken.InputError, match="kept without"):
        len(bare.run(0, 1).calls)
    kept = sweep(tmp_path / "sweep", point, seeds=1, tables=["calls"]).run(0, 1)
    alone = ishaken.run(ishaken.Scenario.from_text(SHORT), set=["countries.*.providers=1"], progress=False)
    assert kept.calls.polars().height == alone.calls.polars().height and not (kept.path / "control").exists()
    assert kept.summary == alone.summary
    with pytest.raises(ishaken.InputError, match="tables are"):
        sweep(tmp_path / "other", tables="calls")


def test_every_wrong_point_is_named_before_anything_is_played(tmp_path):
    over = [{"policies.*.merge": "scoped"}, {"policies.*.merge": "sideways"}, {"countries.*.nope": 1, "duration": "5"}]
    with pytest.raises(ishaken.InputError) as caught:
        sweep(tmp_path / "sweep", over)
    said = str(caught.value)
    assert "2 of 3 points" in said and "point 1 " not in said
    assert "point 2 (policies.*.merge=sideways): policies.default.merge" in said
    assert "point 3" in said and "'nope'" in said and "'5' needs a unit" in said
    assert not (tmp_path / "sweep").exists()


@pytest.mark.parametrize("seeds", [0, [], [1, 1], ["a"], True, "3", [-1]])
def test_seeds_that_make_no_sense(tmp_path, seeds):
    with pytest.raises(ishaken.InputError):
        sweep(tmp_path / "sweep", seeds=seeds)


def test_a_killed_worker_loses_nothing(done, tmp_path):
    others, killed = children(os.getpid()), []

    def kill_one(progress):
        if not killed and (workers := set(children(os.getpid())) - set(others)):
            killed.append(workers.pop())
            os.kill(killed[0], signal.SIGKILL)

    assert figures(sweep(tmp_path / "sweep", progress=kill_one, workers=2).path) == figures(done.path) and killed


def test_a_job_that_kills_its_worker_is_tried_no_more_than_it_should(tmp_path):
    others = children(os.getpid())

    def kill_all(progress):
        for each in set(children(os.getpid())) - set(others):
            os.kill(each, signal.SIGKILL)

    with pytest.raises(ishaken.RunError, match=r"seed 0: its worker ended by SIGKILL, in each of 3 attempts"):
        engine.play_all(jobs(1, ENDLESS), Store(tmp_path), watch=kill_all)
    assert not list(tmp_path.glob("[!.]*")) and not list(tmp_path.glob(".tmp-*"))


def test_rules_in_python_travel(tmp_path, monkeypatch):
    monkeypatch.setattr(ishaken.Policy, "_known", {})

    class Strict(ishaken.Policy):
        "excludes above a share"
        limit = ishaken.value(0.2, "of unwanted calls", min=0, max=1)

        def decide(self, case):
            if self.limit == 1:
                raise ValueError("no such limit")
            return ishaken.Decision("excluded" if case.belief.mean > self.limit else "kept", "")

    def rule(limit):
        return {"reviews.careful.rule": {"kind": "strict", "limit": limit}}

    options = {"text": JUDGED, "seeds": 1, "set": ["duration=3 d"]}
    done = sweep(tmp_path / "sweep", [rule(0.1), rule(0.9)], **options)
    alone = ishaken.Scenario.from_text(JUDGED)
    alone["reviews.careful.rule"] = {"kind": "strict", "limit": 0.9}
    assert done.run(1, 1).summary == ishaken.run(alone, set=options["set"], progress=False).summary
    assert done.run(0, 1).manifest["written_in_python"] == {"strict": Strict.source_sha256()}
    with pytest.raises(ishaken.RunError, match="(?s)1 of 1 runs failed.*ValueError: no such limit"):
        sweep(tmp_path / "other", [rule(1)], **options)


class Unlucky(concurrent.futures.Executor):
    """Whose second job always loses its worker."""

    def __init__(self):
        self.asked = []

    def submit(self, function, wanted, *how):
        self.asked.append(wanted.label)
        future = concurrent.futures.Future()
        if wanted.label == "seed 1":
            future.set_exception(WorkerDied("its worker ended by SIGSEGV"))
        else:
            future.set_result(function(wanted, *how))
        return future


def test_others_go_on_where_one_fails(tmp_path):
    store, unlucky = Store(tmp_path), Unlucky()
    with pytest.raises(ishaken.RunError, match="1 of 3 runs failed.*\nseed 1: .*SIGSEGV"):
        engine.play_all(jobs(3), store, executor=unlucky)
    assert [store.has(each.key) for each in jobs(3)] == [True, False, True]
    assert unlucky.asked.count("seed 1") == engine.MOST_ATTEMPTS


def test_an_executor_that_is_broken_ends_the_sweep(tmp_path):
    pool = concurrent.futures.ProcessPoolExecutor(1)
    pool.shutdown()
    with pytest.raises(ishaken.RunError, match="accepts no more runs"):
        engine.play_all(jobs(1), Store(tmp_path), executor=pool)
    with pytest.raises(ishaken.RunError, match="no Dask scheduler answers"):
        engine.play_all(jobs(1), Store(tmp_path), executor="nowhere")


def test_another_version_is_no_worker(tmp_path):
    with pytest.raises(ishaken.RunError, match="the job needs 0.0.0"):
        engine.play_all([dataclasses.replace(jobs(1)[0], version="0.0.0")], Store(tmp_path))


def test_one_writer_at_a_time(ishaken):
    file = ishaken.scenario(ENDLESS)
    process = ishaken.start("sweep", file, "--out", ishaken.home / "out")
    wait_for((ishaken.home / "out" / "runs" / ".lock").exists, process)
    wait_for(lambda: children(process.pid), process)
    second = ishaken("sweep", file, "--out", ishaken.home / "out")
    process.kill()
    process.communicate(timeout=120)
    assert second.returncode == 2 and "another process" in second.stderr


def test_killed_and_played_again(ishaken):
    out = ishaken.home / "out"
    command = ["sweep", ishaken.scenario(SHORT), "--seeds", 40, "--workers", 2, "--out", out]
    process = ishaken.start(*command)
    wait_for(lambda: len(finished(out)) >= 3, process)
    workers = [os.pidfd_open(each) for each in children(process.pid)]
    process.kill()
    process.communicate(timeout=120)
    for each in workers:  # they see that nobody waits for them
        assert select.select([each], [], [], 60)[0]
        os.close(each)
    before = finished(out)
    assert 3 <= len(before) < 40
    for key in before:
        assert json.loads((out / "runs" / key / "manifest.json").read_text())["complete"]
        assert (out / "runs" / key / "summary.json").stat().st_size > 0
    again = ishaken(*command)
    assert again.returncode == 0, again.stderr
    after = finished(out)
    assert len(after) == 40 and before.items() <= after.items() and not list(out.glob("runs/.tmp-*"))


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_interrupted(ishaken, number):
    out = ishaken.home / "out"
    command = ["sweep", ishaken.scenario(ENDLESS), "--over", "duration=1 min,3600 d", "--tables", "--out", out]
    process = ishaken.start(*command)
    wait_for(lambda: finished(out), process)
    workers = children(process.pid)
    process.send_signal(number)
    _, err = process.communicate(timeout=120)
    assert process.returncode == 130 and "1 of 2 runs are done and kept in" in err and str(out) in err
    assert "Traceback" not in err and not any(Path(f"/proc/{each}").exists() for each in workers)
    assert len(finished(out)) == 1 and not list(out.glob("runs/.tmp-*"))
    shown = ishaken("show", out)
    assert shown.returncode == 0 and "incomplete" in shown.stdout


def test_command(ishaken):
    file = ishaken.scenario(SHORT)
    typed = ["sweep", file, "--over", "expect=[],[calls < 1, calls >= 0]", "--over", "countries.*.providers=1,2"]
    done = ishaken(*typed)
    assert done.returncode == 1, done.stderr
    (folder,) = (ishaken.home / "results" / "small").glob("sweep-*")
    assert "[calls < 1, calls >= 0]" in done.stdout and str(folder) in done.stdout and "4 of 4 runs" in done.stderr
    before = finished(folder)
    assert ishaken("sweep", file, "--quiet").returncode == 0
    same = ishaken(*typed, "--quiet")
    assert (same.returncode, same.stdout) == (1, "") and finished(folder) == before
    wrong = ishaken("sweep", file, "--over", "countries.*.providers=none")
    assert wrong.returncode == 2 and "point 1" in wrong.stderr
    assert ishaken("sweep", file, "--design", "latin").returncode == 2
