"""E-mail as bytes: the header (RFC 5322, 2047, 2231), the parts (RFC 2045, 2046), the page of a message."""
