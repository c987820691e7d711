"""The living list: sign-ons taken in from any spreadsheet, and signatories.csv changed without a byte lost.

`book` opens a list and writes it, with a backup and a log of each change; `document` is the file itself, cell by cell.
`sheets` reads what a form or a spreadsheet gives, `mapping` tells its columns, `signons` its rows, `matching` who of
them is on the list already, `taking` what becomes of them.
"""

from letterkit.roster.faults import CODES

__all__ = ["CODES"]
