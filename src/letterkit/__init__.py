"""letterkit: a compiler and a proof-reader for open letters that many organizations sign together."""

__version__ = "0.1.0"
