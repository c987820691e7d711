"""Letters as HTML elements: the one body that the web page and the PDF share.

Elements are built, never parsed, so a value cannot become markup whatever it holds.
"""
