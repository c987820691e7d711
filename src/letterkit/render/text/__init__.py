"""Plain text: lines of at most 72 columns, for fax cover sheets, e-mail and whoever reads without a word processor."""
