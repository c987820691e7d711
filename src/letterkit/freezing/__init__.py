"""A letter that went out is frozen: text, list and files under one hash. Afterwards it can be told what is different,
whom to ask again, and what a correction note has to say.

    taking     the letter as it is, as a `Seal`          form, files   its file, and where it is kept
    comparing  what differs between two of them          outputs       the rendered files
    asking     whom to ask again                         note          what to tell those who have the letter
"""

from __future__ import annotations

CODES = {
    "not-rendered": "The files of a letter that is to be frozen are not there.",
    "rendered-earlier": "The files of a letter are older than the text, list or template that they are made of.",
    "frozen-already": "A letter was frozen before, and is another one now.",
    "not-frozen": "A letter was never frozen, so there is nothing to compare it with.",
    "seal-damaged": "The file of a seal was changed, or is not the seal of this letter.",
}
"""What freezing can find, with what each means (`letterkit explain CODE`)."""
