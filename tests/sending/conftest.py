from __future__ import annotations

from pathlib import Path

import pytest

from tests.sending.certificates import Authority, authority


@pytest.fixture(scope="session")
def ca(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    """An authority of the tests' own."""
    return authority(tmp_path_factory.mktemp("certificates"))


@pytest.fixture(autouse=True)
def _no_password(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No password of the one who runs the tests."""
    monkeypatch.delenv("LETTERKIT_SMTP_PASSWORD", raising=False)
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
