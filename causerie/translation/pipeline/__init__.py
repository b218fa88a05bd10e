"""The way of one text through the engines."""

from causerie.translation.pipeline.answer import Answer, Attempt, Unit
from causerie.translation.pipeline.translating import translate_units

__all__ = ["Answer", "Attempt", "Unit", "translate_units"]
