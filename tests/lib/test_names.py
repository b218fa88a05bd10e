"""Names are written as in their language; what nobody sees, or what imitates, is refused."""

from unicodedata import category

import pytest
from django.core.exceptions import ValidationError
from hypothesis import example, given
from hypothesis import strategies as st

from causerie.lib.names import NAME_LENGTH_MAX, clean_name, validate_name

REAL = """
O’Brien|D'Artagnan|’t Hooft|Jean-Luc Godard|J.-L. Borloo|José María Núñez|Mª del Carmen|Gal·la Serra
Nguyễn Thị Minh Khai|Trần Đức Lương|Lê Thị Hồng Gấm|Łukasz Żółć|Þór Guðmundsson|Zoë Field|Sjöström
Ștefan Țepeș|Çağrı Yılmaz|İsmail Işık|Žofia Ľubomíra|Gößmann|Björk|Ngũgĩ wa Thiong’o|Kāʻahumanu
Ɓa Ɗiya|Əliyev|Jože Plečnik|Ada & Söhne|Martin Luther King, Jr.|X Æ A-12|Max1987|Frank Staff|Jo
Олена Пчілка|Гнат’юк|Гнатʼюк|Ђорђе Петровић|Ғабит Қасымов|Өнөр|Ёлка|Ельжбета Вольська-Ґава
Ελένη Παπαδόπουλος|Ἀριστοτέλης|გიორგი|Արամ Սևակ|محمد علی|علی‌رضا|مُحَمَّد|عبد الله|پرویز مشرف
ئۇيغۇر|ܝܘܚܢܢ|שָׁרוֹן|ז'בוטינסקי|ז׳בוטינסקי|צה״ל לוי|בן־גוריון|ދިވެހި|王小明|约翰·史密斯|𠮷田|山田太郎
佐々木 希|ジョン・スミス|キャロライン|さくら|김민수|金 철수|अनीता शर्मा|श्रीनिवास|தமிழ்ச்செல்வி|సత్యనారాయణ
ಸಿದ್ದರಾಮಯ್ಯ|മോഹൻലാൽ|അച്യുതന്‍|রহিম উদ্দিন|র‍্যাচেল|ගුණසේකර|ශ්‍රී|ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ|ગાંધી|ଜଗନ୍ନାଥ|สมชาย|ธำรง
นิภา ศรีสุวรรณ|ສົມໄຊ|အောင်ဆန်းစုကြည်|ကြွေ့|ស៊ុន សុភាព|བསྟན་འཛིན|አበበ ቢቂላ|ᏣᎳᎩ|ⵉⴷⵉⵔ|ߞߊ߲ߞߊ߲|𞤀𞤤𞤭|ᐃᓄᒃ
Олена Olena|李 Li
"""
NAMES = [name for line in REAL.split("\n") for name in line.split("|") if name]


def code_of(name: str) -> str:
    with pytest.raises(ValidationError) as refused:
        validate_name(clean_name(name))
    return str(refused.value.code)


def reason_for(name: str) -> str:
    with pytest.raises(ValidationError) as refused:
        validate_name(clean_name(name))
    return " ".join(refused.value.messages)


@pytest.mark.parametrize("name", NAMES)
def test_a_real_name_is_taken(name: str) -> None:
    validate_name(clean_name(name))


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("", "name_empty"),
        (" \n ", "name_empty"),
        ("x" * 200, "name_long"),
        ("x" * (NAME_LENGTH_MAX + 1), "name_long"),
        ("\u0301" * 50, "name_letter"),
        ("2026", "name_letter"),
        ("’", "name_letter"),
        ("😀" * 20, "name_character"),
        ("Ana 😀", "name_character"),
        ("Ana ✓", "name_character"),
        ("Ana ☑\ufe0f", "name_character"),
        ("★ Ana", "name_character"),
        ("Ana (staff)", "name_character"),
        ("Ana <b>", "name_character"),
        ("ana@example.org", "name_character"),
        ("Ana ①", "name_character"),
        ("Ana Ⅷ", "name_character"),
        ("Ana\u20dd", "name_character"),
        ("مـحمد", "name_character"),
        ("ᚠᚢᚦ", "name_character"),
        ("Ana\ufe0f", "name_invisible"),
        ("Ana\u200bRuiz", "name_invisible"),
        ("Ana\u2060", "name_invisible"),
        ("A\u00adna", "name_invisible"),
        ("Ana\u3164", "name_invisible"),
        ("\u1160", "name_invisible"),
        ("A\u034fna", "name_invisible"),
        ("Ana\u2800Ruiz", "name_invisible"),
        ("Ana\U000e0041", "name_invisible"),
        ("\u202eziuR anA", "name_bidi"),
        ("Ana\u200f", "name_bidi"),
        ("\u2067Ana\u2069", "name_bidi"),
        ("A\u061cna", "name_bidi"),
        ("A\x00na", "name_control"),
        ("A\x1bna", "name_control"),
        ("A\ud800na", "name_control"),
        ("A\ue000na", "name_control"),
        ("A\u200dna", "name_joiner"),
        ("A\u200cna", "name_joiner"),
        ("علی\u200c", "name_joiner"),
        ("\u200cعلی", "name_joiner"),
        ("𝐀da", "name_shape"),
        ("Ａda", "name_shape"),
        ("Ada ﬁ", "name_shape"),
        ("ʀᴜɪᴢ", "name_shape"),
        ("ɐuɐ", "name_shape"),
        ("Ana̷̸̷̸̷", "name_marks"),
        ("A\u0301\u0301na", "name_marks"),
        ("Ana \u0301", "name_mark_alone"),
        ("--Ana", "name_signs"),
        ("Ana.....", "name_signs"),
        ("Аna Ruiz", "name_mixed_scripts"),
        ("Ana Ruіz", "name_mixed_scripts"),
        ("Αdmin", "name_mixed_scripts"),
        ("Ana1٢", "name_mixed_scripts"),
        ("٣ محمد 2", "name_digits"),
    ],
)
def test_a_name_that_hides_or_decorates_is_refused(name: str, code: str) -> None:
    assert code_of(name) == code


@pytest.mark.parametrize(
    "name",
    ["Admin", "ADMIN 2", "admin1", "4dm1n", "M0derator", "m o d e r a t o r", "А dmin",
     "Ana, staff",
     "Ana Ruiz - Moderator", "Moderator Ana", "Ana Moderador", "The Moderation Team", "Support",
     "Editor", "Team Causerie", "Rédaction", "redaction", "Administració", "Redaktion", "Offiziell",
     "Адмін", "АДМИН", "Модератор", "Редакція", "Редактор Олена", "مشرف", "التحرير",
     "Verified"],
)  # fmt: skip
def test_a_name_of_a_role_is_refused_to_readers(name: str) -> None:
    assert code_of(name) == "name_staff"
    validate_name(clean_name(name), is_staff=True)


def test_the_reason_names_what_nobody_sees() -> None:
    assert "U+200B" in reason_for("Ana\u200b")
    assert "U+202E" in reason_for("\u202eAna")
    assert "“А” (U+0410) and “n” (U+006E)" in reason_for("Аna")
    assert "Write “A” instead" in reason_for("𝐀na")
    assert "200" in reason_for("x" * 200)
    assert "\u202e" not in reason_for("\u202eAna")


def test_a_name_is_kept_composed_with_single_spaces() -> None:
    assert clean_name("  Zoe\u0308\n\u00a0 Field\u3000") == "Zoë Field"


def _refusal(name: str) -> ValidationError | None:
    try:
        validate_name(name)
    except ValidationError as refused:
        return refused
    return None


_LIKELY = st.text(
    # Letters of several scripts, marks, joiners, and what no name has.
    alphabet="aB1٢аИ王ア김शـ्\u0301\u0308\u064e\u200c\u200d\u200b\u202e' -.,·י’علی✓😀\ud800\x00",
    max_size=12,
)


@given(st.text() | _LIKELY)
@example("\u2000")
@example("a\u0345\u0301")
def test_a_cleaned_name_is_clean(name: str) -> None:
    assert clean_name(clean_name(name)) == clean_name(name)


@given(st.text() | _LIKELY)
@example("\ud800")
@example("\u200d")
def test_any_text_is_either_taken_or_refused_with_a_reason(name: str) -> None:
    for text in (name, clean_name(name)):
        if refusal := _refusal(text):
            assert refusal.code
            assert refusal.messages
        else:
            kinds = {category(c) for c in text if c not in "\u200c\u200d"}
            assert kinds.isdisjoint({"Cf", "Cc", "Cs", "Co", "Cn", "So", "Sk", "Zl", "Zp", "Me"})
            assert 0 < len(text) <= NAME_LENGTH_MAX
