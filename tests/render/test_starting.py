"""WeasyPrint starts without what no letter needs, and has it where one does."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

_NO_PROGRAM = """
import sys
def refuse(event, _):
    if event in ("subprocess.Popen", "os.posix_spawn", "os.fork", "os.exec"):
        raise PermissionError(event)
sys.addaudithook(refuse)
"""
_LETTER = """
from letterkit import load, render
from letterkit.pipeline import steps, values
project = load.project("drafts/2022-03-hrc.yaml")
documents, *_ = steps.written(project, values.count(project))
files = [len(render.render(documents[0], project.template, (name,))[0].data) for name in ("pdf", "docx")]
print(*files, any(name.startswith("fontTools") for name in sys.modules))
"""
ROOT = Path(__file__).parents[2]


def said(script: str) -> list[str]:
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT)
    return done.stdout.split()


def test_a_letter_needs_no_other_program_and_no_fonttools() -> None:
    pdf, docx, fonttools = said(_NO_PROGRAM + _LETTER)
    assert int(pdf) > 10_000
    assert int(docx) > 10_000
    assert fonttools == "False"


@pytest.mark.parametrize("use", ["fonts.TTFont", "fonts.subset.Options", "fonts.ttFont.getTableClass"])
def test_fonttools_comes_when_it_is_asked_for(use: str) -> None:
    script = f"""
import sys, letterkit.render.paged.starting
from weasyprint.pdf import fonts
from weasyprint.text import fonts as others
before = "fontTools" in sys.modules
try:
    {use}("loca")
except Exception:
    pass
import fontTools.ttLib
same = [fonts.TTFont is fontTools.ttLib.TTFont, fonts.TTLibError is fontTools.ttLib.TTLibError]
print(before, *same, callable(others.woff2.decompress))
"""
    assert said(script) == ["False", "True", "True", "True"]


def test_types_are_those_that_their_names_say() -> None:
    script = """
import letterkit.render.paged.starting as starting
from weasyprint.text.ffi import ffi
make = type(ffi).new
made = [name for name in starting._TYPES if name != "PangoFcFontMap *"]  # that one is only cast to
for name in [*made, "hb_codepoint_t[3]", "hb_codepoint_t[0]", "int *"]:
    rest = ([1, 2, 3],) if name == "hb_codepoint_t[3]" else ([],) if "[0]" in name else (4,) if "[]" in name else ()
    one, other = ffi.new(name, *rest), make(ffi, name, *rest)
    assert ffi.sizeof(one) == ffi.sizeof(other), name
    assert ffi.typeof(one).kind == ffi.typeof(other).kind, name
    assert ffi.typeof(one).item is ffi.typeof(other).item, name
assert ffi.typeof(ffi.cast("PangoFcFontMap *", 0)) is ffi.typeof("PangoFcFontMap *")
print("same")
"""
    assert said(script) == ["same"]
