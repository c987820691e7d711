"""The mail server's password: from the environment or the system's keyring, never from a file of the project."""

from __future__ import annotations

import os

from letterkit.deliver.ways import ClosedError

VARIABLE = "LETTERKIT_SMTP_PASSWORD"
SERVICE = "letterkit"


def password(user: str, host: str) -> str:
    """The password of `user` at `host`. Raises ClosedError where there is none.

    In the keyring it is kept for the service "letterkit" under "user@host".
    """
    if found := os.environ.get(VARIABLE) or _from_keyring(f"{user}@{host}"):
        return found
    hint = f"set {VARIABLE} in the environment, or keep it: keyring set {SERVICE} {user}@{host}"
    raise ClosedError(f"there is no password for {user} at {host}", hint)


def _from_keyring(account: str) -> str | None:
    try:
        import keyring
        from keyring.errors import KeyringError
    except ImportError:  # the extra `keyring` is not installed
        return None
    try:
        return keyring.get_password(SERVICE, account)
    except KeyringError:  # none that is open, as on a server
        return None
