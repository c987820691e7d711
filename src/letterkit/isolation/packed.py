"""A value that several processes are given: it is made ready for the way once, and each of them gets it as it was."""

from __future__ import annotations

import pickle
from collections.abc import Callable


class Packed:
    """Stands for a value among the arguments of work that is handed over. The process that does the work is given the
    value itself."""

    def __init__(self, value: object) -> None:
        self._data = pickle.dumps(value, protocol=5)

    def __reduce__(self) -> tuple[Callable[[bytes], object], tuple[bytes]]:
        return pickle.loads, (self._data,)
