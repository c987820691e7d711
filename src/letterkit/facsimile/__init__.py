"""What a fax machine prints: the sheet in lines and points, pages as black and white, and links as numbered notes.

Rendering makes a fax with this and verifying looks at it with the same, so both stages know what a fax is.
"""
