"""The checks that look for names that are nearly the same, made ready for a long list: for a process that waits for
it."""

from __future__ import annotations

import letterkit.similar.long  # noqa: F401 - with numpy, which short lists do without
from letterkit.check.catalogue import modules
from letterkit.check.shares import Share

CHECKS = modules(Share.LIST)
