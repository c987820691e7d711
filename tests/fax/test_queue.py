"""HylaFAX takes what letterkit makes: a queue without a modem, by the programs that a sender would use."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from . import copies
from .hylafax import Queue, queue

__all__ = ["queue"]
pytestmark = pytest.mark.heavy


@pytest.mark.parametrize("coding", ["mh", "mmr"])
def test_the_queue_takes_a_fax_as_it_is(queue: Queue, tmp_path: Path, coding: str) -> None:
    sent = copies.sample(coding)["tif"]
    path = tmp_path / sent.name
    path.write_bytes(sent.data)
    said = queue.run("sendfax", "-n", "-m", "-i", "sample.kari", "-d", "+82221005759", str(path))
    (number,) = re.findall(r"request id is (\d+)", said)
    assert re.search(rf"(?m)^{number} .*\+822210", queue.run("faxstat", "-s"))
    assert queue.job(number)["jobtag"] == "sample.kari"
    assert queue.document(number) == sent.data


def test_a_finished_job_tells_its_pages(queue: Queue, tmp_path: Path) -> None:
    sent = copies.sample()["tif"]
    path = tmp_path / sent.name
    path.write_bytes(sent.data)
    said = queue.run("sendfax", "-n", "-m", "-d", "+82221005759", str(path))
    (number,) = re.findall(r"request id is (\d+)", said)
    queue.finish(number, pages=2, of=sent.pages)
    assert re.search(rf"(?m)^{number} +\d+ D .* 2:2 ", queue.run("faxstat", "-d"))
