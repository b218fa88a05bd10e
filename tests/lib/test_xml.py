"""XML that every parser takes."""

from xml.etree.ElementTree import fromstring

from hypothesis import given
from hypothesis import strategies as st

from causerie.lib.xml import add, document, root, xml_text


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_can_be_written_and_read(text: str) -> None:
    written = root("a", {})
    add(written, "b", text, note=text, class_="c")
    read = fromstring(document(written))[0]
    # A parser turns every end of line into one (XML 1.0, section 2.11).
    kept = xml_text(text).replace("\r\n", "\n").replace("\r", "\n")
    assert (read.text or "") == kept
    assert read.get("class") == "c"


def test_only_what_is_forbidden_is_left_out() -> None:
    assert xml_text("a\x00\x08\x0b\x0c\x1f\ufffe\uffff\ud800b") == "ab"
    kept = "\t\n\r \x7f\x85\u202e\ue000\ufffd👩🏽‍🚀"
    assert xml_text(kept) == kept
