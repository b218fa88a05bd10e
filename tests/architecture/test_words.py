"""Every word of the interface can be translated."""

import pytest

from tests.architecture.markup import untranslated_words
from tests.architecture.sources import named, template_files

# Words that are the same in every language, and why.
SAME_EVERYWHERE = {
    "A": "a letter, shown in the sizes to choose from",
    "Aa": "a letter in both cases, as every reading program marks the choice of text size",
    "RSS": "the name of a format",
    "JSON Feed": "the name of a format",
}


def test_every_word_of_a_template_can_be_translated() -> None:
    found = {
        named(file): words
        for file in template_files()
        if (
            words := [
                word
                for word in untranslated_words(file.read_text(encoding="utf-8"))
                if word not in SAME_EVERYWHERE
            ]
        )
    }
    assert found == {}


@pytest.mark.parametrize(
    "template",
    [
        "<p>Hello</p>",
        '<img alt="A boat">',
        '<nav aria-label="Pages"></nav>',
        '<input placeholder="{% if a %}Name{% endif %}">',
        "<p>{% if a %}Привет{% endif %}</p>",
        "<p>{% translate 'Hello' %}, friend</p>",
        "<p>{{ name }} says</p>",
        "{% blocktranslate %}Hello{% endblocktranslate %} again",
    ],
)
def test_a_word_outside_translation_is_found(template: str) -> None:
    assert untranslated_words(template)


@pytest.mark.parametrize(
    "template",
    [
        "{% load i18n %}<p>{% translate 'Hello' %}</p>",
        "{% blocktranslate with a=b %}Hello {{ a }}{% plural %}Hellos{% endblocktranslate %}",
        "{% comment %}Not shown{% endcomment %}{# nor this #}",
        '<{{ heading|default:"h2" }} class="card">{{ title }}</{{ heading|default:"h2" }}>',
        '<script src="a.js"></script><p>1 · 2 → ↩</p>',
        '<img alt="{{ alt }}" title="{% translate \'Hello\' %}" width="{{ w }}">',
    ],
)
def test_what_is_translated_or_no_word_is_not_complained_of(template: str) -> None:
    assert untranslated_words(template) == []
