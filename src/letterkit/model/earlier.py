"""A letter that letterkit did not make, as letters.csv tells of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import field

from letterkit.model.claim import Kind
from letterkit.model.counts import Tally
from letterkit.model.finding import Place
from letterkit.model.frozen import frozen


@frozen
class EarlierLetter:
    """One row of letters.csv. `counts` has the numbers that are given, each with the row's `source`; `date` is None
    where it is not known."""

    id: str
    place: Place
    date: dt.date | None = None
    title: str = ""
    source: str = ""
    counts: Mapping[Kind, Tally] = field(default_factory=dict)
