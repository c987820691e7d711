"""A fax: the letter in a dress of black on white, its cover page, and both as the file that a fax machine is sent."""
