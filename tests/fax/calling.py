"""A real fax call: two endpoints of Debian's libspandsp2 with T.30 and its modems, joined by their samples."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

RATE = 8000
CHUNK = 160
"""Samples that are handed over at once: 20 ms."""
LONGEST = 30 * 60
"""Seconds of a call after which nobody waits any more."""
MH, MR, MMR = 2, 4, 8
"""Codings that both sides can; they take the last of these."""
V29, V17 = 3, 7
"""Modems: V.27ter and V.29, and these with V.17."""
_SIZES = 0x1 | 0x10000 | 0x20000 | 0x40000
_RESOLUTIONS = 0x1 | 0x2 | 0x4
OK = 0

_FIELDS = """bit_rate error_correcting_mode pages_tx pages_rx pages_in_file image_type image_x_resolution
image_y_resolution image_width image_length type x_resolution y_resolution width length image_size encoding bad_rows
longest_bad_row_run error_correcting_mode_retries current_status rtp_events rtn_events"""


class _Statistics(ctypes.Structure):
    _fields_ = [(name, ctypes.c_int) for name in _FIELDS.split()]


_Ended = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)


@dataclass(frozen=True)
class Call:
    """How a call went: `results` of sender and receiver (0 is success), seconds of line time, and what was agreed."""

    results: tuple[int | None, int | None]
    seconds: float
    bit_rate: int
    error_correcting: bool
    pages: int
    bad_rows: int


class _Endpoint:
    def __init__(self, library: Any, *, calls: bool) -> None:
        self.result: int | None = None
        self.samples = (ctypes.c_int16 * CHUNK)()
        self._library = library
        self._state = self._ask("fax_init", ctypes.c_void_p, None, ctypes.c_int(calls))
        self.t30 = ctypes.c_void_p(self._ask("fax_get_t30_state", ctypes.c_void_p, self._this))
        self._ask("fax_set_transmit_on_idle", None, self._this, 1)
        self._ended = _Ended(self._end)  # kept, since the library holds no reference
        self._ask("t30_set_phase_e_handler", None, self.t30, self._ended, None)

    @property
    def _this(self) -> ctypes.c_void_p:
        return ctypes.c_void_p(self._state)

    def set(self, name: str, *values: Any) -> None:
        """Call t30_set_NAME."""
        self._ask(f"t30_set_{name}", ctypes.c_int, self.t30, *values)

    def speak(self) -> Any:
        """The next 20 ms."""
        spoken = self._ask("fax_tx", ctypes.c_int, self._this, self.samples, CHUNK)
        for silent in range(spoken, CHUNK):
            self.samples[silent] = 0
        return self.samples

    def hear(self, samples: Any) -> None:
        """What the other one says."""
        self._ask("fax_rx", ctypes.c_int, self._this, samples, CHUNK)

    def statistics(self) -> _Statistics:
        """What was agreed and received."""
        found = _Statistics()
        self._ask("t30_get_transfer_statistics", None, self.t30, ctypes.byref(found))
        return found

    def close(self) -> None:
        """Write what is pending, and let the memory go."""
        self._ask("fax_release", ctypes.c_int, self._this)
        self._ask("fax_free", ctypes.c_int, self._this)

    def _end(self, _state: Any, _user: Any, result: int) -> None:
        self.result = result

    def _ask(self, name: str, gives: Any, *values: Any) -> Any:
        function: Callable[..., Any] = getattr(self._library, name)
        function.restype = gives  # type: ignore[attr-defined]
        return function(*values)


def call(sent: Path, received: Path, *, ecm: bool, modems: int, compressions: int = MH) -> Call:
    """Send a TIFF and keep what the other side received."""
    library = ctypes.CDLL("libspandsp.so.2")
    sender, receiver = _Endpoint(library, calls=True), _Endpoint(library, calls=False)
    sender.set("tx_ident", b"+82 2 555 0001")
    sender.set("tx_file", str(sent).encode(), -1, -1)
    receiver.set("tx_ident", b"+44 20 7946 0000")
    receiver.set("rx_file", str(received).encode(), -1)
    for one in (sender, receiver):
        one.set("ecm_capability", int(ecm))
        one.set("supported_compressions", compressions)
        one.set("supported_modems", modems)
        one.set("supported_image_sizes", _SIZES)
        one.set("supported_resolutions", _RESOLUTIONS)
    chunks = 0
    while None in (sender.result, receiver.result) and chunks * CHUNK < LONGEST * RATE:
        spoken, answered = sender.speak(), receiver.speak()
        receiver.hear(spoken)
        sender.hear(answered)
        chunks += 1
    facts = receiver.statistics()
    for one in (sender, receiver):
        one.close()
    return Call(
        results=(sender.result, receiver.result),
        seconds=chunks * CHUNK / RATE,
        bit_rate=facts.bit_rate,
        error_correcting=bool(facts.error_correcting_mode),
        pages=facts.pages_rx,
        bad_rows=facts.bad_rows,
    )
