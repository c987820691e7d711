"""`python -m letterkit`, the same as `letterkit`."""

from __future__ import annotations

from letterkit.cli import main

main()
