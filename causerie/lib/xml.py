"""Writing XML that every parser takes."""

import re
from xml.etree.ElementTree import Element, SubElement, tostring

# XML 1.0, fifth edition, production 2 (Char): what may not stand in a document, even escaped.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(text: str) -> str:
    """`text` without the characters that XML forbids."""
    return _FORBIDDEN.sub("", text)


def root(name: str, attributes: dict[str, str]) -> Element:
    """The outermost element; prefixes are written out, and declared among its attributes."""
    return Element(name, attributes)


def add(parent: Element, name: str, text: str = "", **attributes: str) -> Element:
    """A child with its text. A trailing underscore frees an attribute that Python keeps."""
    given = {key.rstrip("_"): xml_text(value) for key, value in attributes.items()}
    child = SubElement(parent, name, given)
    child.text = xml_text(text) or None
    return child


def document(element: Element) -> bytes:
    return bytes(tostring(element, encoding="utf-8", xml_declaration=True))
