"""The project's own list and drafts, held against the letters that they reconstruct where those are at hand."""
