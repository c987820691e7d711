"""Long lists of signatories, set without a box for each line.

WeasyPrint 70 takes 2.6 ms for each entry, nearly all of it for making, laying out and drawing boxes. Here WeasyPrint
makes the pages, everything else on them, and an entry as a pattern; of the others the lines are broken and drawn by the
widths that Pango gives for pairs of characters. What is not plain text of the bundled faces stays a box.
"""
