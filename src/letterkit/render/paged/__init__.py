"""Pages: fonts, running heads and WeasyPrint."""
