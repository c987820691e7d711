"""The formats: each module here has `SUFFIX` and `render(document, template) -> bytes`, and is found by its name."""
