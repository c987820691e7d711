"""Readers of finished files: one module for each format, with `text(data: bytes) -> str`.

A reader gives the text that a human would see, one line for each line or block; pages are parted by a form feed.
It shares no code with the renderer of its format, so that a fault of one is not repeated by the other.
"""
