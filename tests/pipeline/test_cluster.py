"""A Dask cluster makes the same bytes as this machine alone, also where a worker is killed in the middle."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from letterkit import pipeline
from letterkit.errors import InputError
from letterkit.pipeline import batch
from tests.pipeline.test_batch import HEAD, contents, deliver, project

ROWS = HEAD + "".join(f'Person {n},"{n} Road\nOslo",Dear {n},p{n}@government.no,,,State {n}\n' for n in range(24))


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    distributed = pytest.importorskip("distributed")
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, host="127.0.0.1"
    ) as running:
        yield running


@pytest.mark.heavy
def test_a_worker_killed_in_the_middle_loses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cluster: Any
) -> None:
    from distributed import Client

    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    monkeypatch.setattr(batch, "MADE_AT_ONCE", 2)
    path = project(tmp_path, ROWS)
    deliver(path, tmp_path / "alone", ("docx", "txt", "pdf"))
    killed: list[int] = []

    def kill(done: int, _of: int) -> None:
        if not killed and done >= 4:
            with Client(cluster.scheduler_address, set_as_default=False) as client:  # type: ignore[no-untyped-call]
                killed.append(next(iter(client.run(os.getpid).values())))
            os.kill(killed[0], signal.SIGKILL)

    address = cluster.scheduler_address
    prepared = pipeline.prepare(path, cluster=address)
    assert not prepared.refused
    making = pipeline.Batch(prepared.project, prepared.counts, cluster=address)
    making.deliver(prepared, ("docx", "txt", "pdf"), tmp_path / "together", kill)
    assert killed
    assert contents(tmp_path / "alone") == contents(tmp_path / "together")


@pytest.mark.heavy
def test_what_is_wrong_is_told_as_ever(tmp_path: Path, cluster: Any) -> None:
    path = project(tmp_path, ROWS.replace("State 7", ""))
    prepared = pipeline.prepare(path, cluster=cluster.scheduler_address)
    assert [(one.code, one.place.line) for one in prepared.findings if one.stops] == [("recipient-cell-empty", 16)]


def test_where_nobody_answers_it_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed")
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(InputError, match="distributed is not installed"):
        pipeline.prepare(project(tmp_path), cluster="tcp://127.0.0.1:9")


def test_nothing_of_dask_is_imported_without_it(tmp_path: Path) -> None:
    path = project(tmp_path)
    code = (
        "import sys; from pathlib import Path; from letterkit import pipeline\n"
        f"prepared = pipeline.prepare(Path({str(path)!r}), jobs=1)\n"
        "pipeline.Batch(prepared.project, prepared.counts, 1).deliver(prepared, ('txt',), Path(sys.argv[1]))\n"
        "print([name for name in sys.modules if name.split('.')[0] in ('distributed', 'dask', 'tornado')])"
    )
    done = subprocess.run([sys.executable, "-c", code, tmp_path / "out"], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
