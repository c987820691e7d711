"""letterkit.toml is read strictly: what is not meant so is said, with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from letterkit.errors import InputError
from letterkit.load.settings import settings
from letterkit.model.settings import Security, Settings


def read(folder: Path, text: str) -> Settings:
    (folder / "letterkit.toml").write_text(text, encoding="utf-8")
    return settings(folder)


def test_without_a_file_all_goes_into_the_outbox(tmp_path: Path) -> None:
    assert settings(tmp_path) == Settings()
    assert settings(tmp_path).send.prefer == ("outbox",)


def test_what_stands_there_is_what_holds(tmp_path: Path) -> None:
    text = '[send]\nprefer = ["email"]\n[smtp]\nhost = "m.int"\nsecurity = "tls"\n[gateway]\naddress = "{number}@f.int"\nfrom = "a@b.int"\n'  # noqa: E501
    found = read(tmp_path, text)
    assert found.send.prefer == ("email",)
    assert (found.smtp.security, found.smtp.address) == (Security.TLS, ("m.int", 465))
    assert found.gateway.sender == "a@b.int"
    assert found.given == ("send", "smtp", "gateway")


@pytest.mark.parametrize(
    ("text", "line", "code", "said"),
    [
        ("[sned]\n", 1, "settings-invalid", "did you mean send?"),
        ('[smtp]\nhots = "m.int"\nhost = "m.int"\n', 2, "settings-invalid", "did you mean host?"),
        ('[smtp]\nhost = "m.int"\npassword = "x"\n', 3, "settings-password", "never read from a file"),
        ('[smtp]\nhost = "m.int"\nsmtp_passwd = "x"\n', 3, "settings-password", "LETTERKIT_SMTP_PASSWORD"),
        ('[smtp]\nhost = "m.int"\npasword = "x"\n', 3, "settings-password", "never read from a file"),
        ('[smtp]\nhost = "m.int"\npw = "x"\n', 3, "settings-password", "never read from a file"),
        ('password = "x"\n', 1, "settings-password", "never read from a file"),
        ('[smtp]\nhost = "m.int"\nport = "25"\n', 3, "settings-invalid", "a whole number from 0 to 65535"),
        ('[smtp]\nhost = "m.int"\nport = true\n', 3, "settings-invalid", "a whole number"),
        ('[smtp]\nhost = "m.int"\nper_minute = 0\n', 3, "settings-invalid", "from 1"),
        ('[smtp]\nhost = "m.int"\nsecurity = "none"\n', 3, "settings-invalid", "on this machine"),
        ('[smtp]\nhost = "m.int"\nsecurity = "ssl"\n', 3, "settings-invalid", "starttls, tls, none"),
        ("[smtp]\nport = 25\n", 1, "settings-invalid", "needs host"),
        ('[gateway]\naddress = "fax@f.int"\n', 2, "settings-invalid", "{number}"),
        ('[outbox]\nfolder = "../outbox"\n', 2, "settings-invalid", "leads out"),
        ('[send]\nprefer = "email"\n', 2, "settings-invalid", "a list"),
        ("smtp = 5\n", 1, "settings-invalid", "is a section"),
        ("[smtp\n", 1, "settings-syntax", "not TOML"),
    ],
)
def test_a_fault_is_said_with_its_line(tmp_path: Path, text: str, line: int, code: str, said: str) -> None:
    with pytest.raises(InputError) as caught:
        read(tmp_path, text)
    found = [one for one in caught.value.findings if one.code == code]
    assert [(one.place.line) for one in found] == [line]
    assert said in f"{found[0].message} {found[0].hint}"


def test_no_password_is_shown(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        read(tmp_path, '[smtp]\nhost = "m.int"\npassword = "open sesame"\n')
    assert "sesame" not in str(caught.value)
