"""How long a fax keeps the line: what its pages have in bits, and what a call takes besides (ITU-T T.30).

A call begins with tones, the exchange of what both machines can do, and a training of the modems; after each page the
other side confirms it. Those parts are the same for every page and go at 300 bit/s, whatever the pages go at.
"""

from __future__ import annotations

from collections.abc import Sequence

RATES = (9600, 14400)
"""Bits a second: V.29 and V.17, the fastest of older and of newer machines."""
SET_UP = 14.0
"""Seconds before the first page and after the last one."""
EACH_PAGE = 5.0
"""Seconds after each page: its end, the question and the answer, the modems' next start."""


def seconds(strips: Sequence[bytes], rate: int) -> float:
    """The time of a call for coded pages at `rate` bits a second, without a ring, retries and a slow far end."""
    return SET_UP + sum(EACH_PAGE + len(strip) * 8 / rate for strip in strips)


def told(strips: Sequence[bytes]) -> str:
    """Pages and times in one line, for the user."""
    pages = "1 page" if len(strips) == 1 else f"{len(strips)} pages"
    times = " and ".join(f"{_minutes(seconds(strips, rate))} at {rate:,} bit/s" for rate in RATES)
    return f"{pages}; about {times} on the line"


def _minutes(duration: float) -> str:
    minutes, rest = divmod(round(duration), 60)
    return f"{minutes} min {rest:02} s" if minutes else f"{rest} s"
