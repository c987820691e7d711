"""How long a fax keeps the line: what its pages have in bits, and what a call takes besides (ITU-T T.30).

A call begins with tones, the exchange of what both machines can do, and a training of the modems; after each page the
other side confirms it. Those parts go at 300 bit/s, whatever the pages go at. The figures are those of calls between
two machines with error correction that agree on the coding of the file; docs/fax.md says how near they come.
"""

from __future__ import annotations

from collections.abc import Sequence

RATES = (9600, 14400)
"""Bits a second: V.29 and V.17, the fastest of older and of newer machines."""
SET_UP = 11.0
"""Seconds before the first page and after the last one."""
EACH_PAGE = 4.8
"""Seconds after each page: its end, the question and the answer, the modems' next start."""
FRAMES = 1.034
"""What error correction adds to the bits: addresses, check sums, and bits that keep its flags apart (T.4, annex A)."""


def seconds(strips: Sequence[bytes], rate: int) -> float:
    """The time of a call for coded pages at `rate` bits a second, without ringing and without anything sent twice."""
    return SET_UP + sum(EACH_PAGE + len(strip) * 8 * FRAMES / rate for strip in strips)


def told(strips: Sequence[bytes]) -> str:
    """Pages and times in one line, for the user."""
    pages = "1 page" if len(strips) == 1 else f"{len(strips)} pages"
    times = " and ".join(f"{_minutes(seconds(strips, rate))} at {rate:,} bit/s" for rate in RATES)
    return f"{pages}; about {times} on the line"


def _minutes(duration: float) -> str:
    minutes, rest = divmod(round(duration), 60)
    return f"{minutes} min {rest:02} s" if minutes else f"{rest} s"
