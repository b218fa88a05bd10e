"""The way of one text through the engines."""

from causerie.translation.pipeline.answer import Answer, Attempt, Unit
from causerie.translation.pipeline.translating import Wanted, translate_texts, translate_units

__all__ = ["Answer", "Attempt", "Unit", "Wanted", "translate_texts", "translate_units"]
