"""The tests of letterkit, laid out as the source is."""
