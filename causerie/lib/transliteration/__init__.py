from causerie.lib.transliteration.engine import NAME_LENGTH_MAX, Rendering, in_script
from causerie.lib.transliteration.scripts import is_in, scripts_in

__all__ = ["NAME_LENGTH_MAX", "Rendering", "in_script", "is_in", "scripts_in"]
