"""Files that go to disk beside the work."""

from __future__ import annotations

from pathlib import Path

import pytest

from letterkit.deliver.folder import staging
from letterkit.model.artifact import Artifact
from letterkit.pipeline.handing import packed
from letterkit.pipeline.storing import WAITING, Storing


def test_pieces_come_in_the_order_given_and_no_more_wait_than_may(tmp_path: Path) -> None:
    with staging(tmp_path) as staged, Storing(staged) as storing:
        for number in range(WAITING + 3):
            storing.store(number, packed([Artifact(f"{number}.txt", "txt", b"%d" % number)]), [], [])
        early = [files[0].name for files, _, _ in storing.done()]
        assert early == [f"{number}.txt" for number in range(3)]
        late = [files[0].name for files, _, _ in storing.rest()]
        assert late == [f"{number}.txt" for number in range(3, WAITING + 3)]
        receipt = staged.finish(b"{}")
    assert [name for name, _ in receipt.files] == [f"{number}.txt" for number in range(WAITING + 3)]
    assert (tmp_path / "4.txt").read_bytes() == b"4"


def test_what_the_disk_refuses_is_raised_and_nothing_stays(tmp_path: Path) -> None:
    def fill() -> None:
        with staging(tmp_path) as staged, Storing(staged) as storing:
            storing.store(0, packed([Artifact("a.txt", "txt", b"a")]), [], [])
            storing.store(1, packed([Artifact("a.txt", "txt", b"b")]), [], [])
            list(storing.rest())

    with pytest.raises(ValueError, match="same name"):
        fill()
    assert [path.name for path in tmp_path.iterdir() if "letterkit-tmp" in path.name] == []


def test_an_interrupt_clears_up_behind_the_last_file(tmp_path: Path) -> None:
    def interrupted() -> None:
        with staging(tmp_path) as staged, Storing(staged) as storing:
            for number in range(20):
                storing.store(number, packed([Artifact(f"{number}.txt", "txt", b"x" * 100_000)]), [], [])
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert [path.name for path in tmp_path.glob("*.txt*")] + list(tmp_path.glob(".[0-9]*")) == []
