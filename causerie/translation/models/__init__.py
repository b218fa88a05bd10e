"""Translation's tables."""

from causerie.translation.models.correction import Correction
from causerie.translation.models.engine_day import Backfill, EngineDay, EngineState, KnownSetup
from causerie.translation.models.machine_text import MachineText
from causerie.translation.models.source import Source, Unit
from causerie.translation.models.suggestion import Suggestion, SuggestionState
from causerie.translation.models.term import Term, TermName, TermSweep
from causerie.translation.models.translation import State, Translation, UnitTranslation

__all__ = [
    "Backfill",
    "Correction",
    "EngineDay",
    "EngineState",
    "KnownSetup",
    "MachineText",
    "Source",
    "State",
    "Suggestion",
    "SuggestionState",
    "Term",
    "TermName",
    "TermSweep",
    "Translation",
    "Unit",
    "UnitTranslation",
]
