"""Files are delivered whole or not at all, into the folder and nowhere else."""

from __future__ import annotations

import hashlib
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from letterkit.deliver import atomic
from letterkit.deliver.folder import write
from letterkit.model.artifact import Artifact


def artifacts(**files: bytes) -> list[Artifact]:
    return [Artifact(f"letter.{name}", name, data) for name, data in files.items()]


def manifest(**files: bytes) -> bytes:
    outputs = {f"letter.{name}": {"sha256": hashlib.sha256(data).hexdigest()} for name, data in files.items()}
    return json.dumps({"outputs": outputs}).encode()


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_the_receipt_tells_what_was_written(tmp_path: Path) -> None:
    receipt = write(tmp_path / "new" / "folder", artifacts(pdf=b"one", txt=b"two"), b"{}")
    assert contents(tmp_path / "new" / "folder") == {"letter.pdf": b"one", "letter.txt": b"two", "manifest.json": b"{}"}
    assert receipt.files[0] == ("letter.pdf", hashlib.sha256(b"one").hexdigest())


def test_files_of_an_earlier_run_that_this_one_does_not_write_go(tmp_path: Path) -> None:
    write(tmp_path, artifacts(pdf=b"old", html=b"old"), manifest(pdf=b"old", html=b"old"))
    write(tmp_path, artifacts(pdf=b"new"), manifest(pdf=b"new"))
    assert set(contents(tmp_path)) == {"letter.pdf", "manifest.json"}


def test_files_that_somebody_changed_or_brought_stay(tmp_path: Path) -> None:
    write(tmp_path, artifacts(html=b"old"), manifest(html=b"old"))
    (tmp_path / "letter.html").write_bytes(b"edited by hand")
    (tmp_path / "fax-report.txt").write_bytes(b"sent")
    write(tmp_path, artifacts(pdf=b"new"), manifest(pdf=b"new"))
    assert contents(tmp_path)["letter.html"] == b"edited by hand"
    assert contents(tmp_path)["fax-report.txt"] == b"sent"


@pytest.mark.parametrize(
    "name",
    ["../x.pdf", "/srv/x.pdf", "a/b.pdf", "..", ".", "", ".hidden", "a\\b.pdf", "C:x.pdf", "x\0.pdf", "a\nb", "x.",
     "manifest.json", "Manifest.JSON"],
)  # fmt: skip
def test_no_name_leads_out_of_the_folder(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="is not the name of a file"):
        write(tmp_path / "out", [Artifact(name, "pdf", b"")], b"{}")
    assert not (tmp_path / "out").exists()


def test_two_files_of_one_name_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="same name"):
        write(tmp_path, artifacts(pdf=b"1") * 2, b"{}")


def test_a_link_is_replaced_and_not_followed(tmp_path: Path) -> None:
    (tmp_path / "precious").write_bytes(b"kept")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "letter.pdf").symlink_to(tmp_path / "precious")
    write(tmp_path / "out", artifacts(pdf=b"new"), b"{}")
    assert (tmp_path / "precious").read_bytes() == b"kept"
    assert (tmp_path / "out" / "letter.pdf").read_bytes() == b"new"


def test_nothing_is_written_where_one_file_cannot_be(tmp_path: Path) -> None:
    write(tmp_path, artifacts(pdf=b"old"), manifest(pdf=b"old"))
    (tmp_path / "letter.txt").mkdir()
    with pytest.raises(OSError, match="is a folder"):
        write(tmp_path, artifacts(pdf=b"new", txt=b"new"), b"{}")
    assert (tmp_path / "letter.pdf").read_bytes() == b"old"
    assert not [path for path in tmp_path.iterdir() if atomic.LEFTOVER.fullmatch(path.name)]


@pytest.mark.parametrize(
    "earlier", [b"", b"[]", b'{"outputs": 5}', b'{"outputs": {"../x": {"sha256": ""}}}', b"[" * 10**5]
)
def test_a_broken_earlier_manifest_is_replaced(tmp_path: Path, earlier: bytes) -> None:
    (tmp_path / "manifest.json").write_bytes(earlier)
    write(tmp_path, artifacts(pdf=b"new"), b"{}")
    assert contents(tmp_path) == {"letter.pdf": b"new", "manifest.json": b"{}"}


def test_what_an_interrupted_run_left_is_taken_away(tmp_path: Path) -> None:
    left = atomic.stage(tmp_path / "letter.pdf", b"half")
    write(tmp_path, artifacts(pdf=b"new"), b"{}")
    assert not left.exists()


def test_write_whole_leaves_no_temporary_file(tmp_path: Path) -> None:
    atomic.write_whole(tmp_path / "a.csv", b"one")
    atomic.write_whole(tmp_path / "a.csv", b"two")
    assert contents(tmp_path) == {"a.csv": b"two"}
    (tmp_path / "folder").mkdir()
    with pytest.raises(OSError, match="folder"):
        atomic.write_whole(tmp_path / "folder", b"")
    assert set(contents_names(tmp_path)) == {"a.csv", "folder"}


def contents_names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


WRITER = """
import sys
from pathlib import Path
from letterkit.deliver.folder import write
from letterkit.model.artifact import Artifact
number = 0
while True:
    number += 1
    data = b"%d " % number * 100_000
    write(Path(sys.argv[1]), [Artifact("a.pdf", "pdf", data), Artifact("b.docx", "docx", data)], b"%d " % number)
    if number == 1:
        print("ready", flush=True)
"""


def test_a_killed_run_leaves_old_files_or_new_ones_whole(tmp_path: Path) -> None:
    for attempt in range(12):
        folder = tmp_path / str(attempt)
        with subprocess.Popen(
            [sys.executable, "-c", WRITER, str(folder)], stdout=subprocess.PIPE, text=True
        ) as process:
            assert process.stdout
            assert process.stdout.readline() == "ready\n"
            time.sleep(0.002 * attempt)
            os.kill(process.pid, signal.SIGKILL)
        numbers = {}
        for name in ("a.pdf", "b.docx", "manifest.json"):
            words = set((folder / name).read_bytes().split())
            assert len(words) == 1, f"{name} is half old and half new"
            numbers[name] = int(words.pop())
        assert (
            numbers["manifest.json"] <= min(numbers.values()) <= max(numbers.values()) <= numbers["manifest.json"] + 1
        )
        write(folder, artifacts(pdf=b"next"), manifest(pdf=b"next"))
        assert not [name for name in contents_names(folder) if atomic.LEFTOVER.fullmatch(name)]
