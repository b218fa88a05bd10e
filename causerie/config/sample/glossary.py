"""The sample magazine's glossary: what it calls its people, places and organisations."""

from causerie.config.refusal import Refusal
from causerie.config.sample.reading import Magazine
from causerie.translation.models import Term
from causerie.translation.services.glossary import save_terms
from causerie.translation.terms.csv import read


def load_glossary(magazine: Magazine) -> None:
    """Nothing where there are terms already: an editor has changed them, or they are these."""
    if Term.objects.exists():
        return
    sheet = read((magazine.folder / "glossary.csv").read_bytes())
    if any(not problem.is_warning for problem in sheet.problems):
        raise Refusal(f"the sample glossary cannot be read: {sheet.problems[0]}")
    save_terms([(None, entry) for entry in sheet.rows], by=None)
