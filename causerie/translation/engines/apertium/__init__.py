"""Apertium, run by programs of the system."""

from causerie.translation.engines.apertium.engine import Apertium

__all__ = ["Apertium"]
