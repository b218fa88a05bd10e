"""Causerie: publish once, read and discuss together in every language."""

__version__ = "0.1.0"
