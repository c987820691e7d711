"""Lists of signatories in a finished text: found by heading, by their place below the end of a letter, or by form.

The steps: the file's lines (`lines`), where lists begin and end (`headings`, `sections`), how each is set out (`forms`,
`runs`, `tables`, `offices`), who stands in them (`entries`, `places`), and which of them tell the same (`repeats`).
What belongs to no list for sure proves nothing: such lists are marked, and a verdict of "false" never rests on them.
"""
