"""What readers write goes through the programs' stream unharmed."""

from hypothesis import given
from hypothesis import strategies as st

from causerie.translation.engines.apertium import stream

_LINE = st.text(st.characters(exclude_categories=("Cc", "Cs", "Cn", "Co", "Zl", "Zp")))


@given(_LINE)
def test_what_programs_leave_alone_comes_back_as_it_was(line: str) -> None:
    counted = stream.unmarked(stream.encoded(line).decode())
    assert stream.decoded(counted.text, line) == line
    assert counted.unknown == 0


def test_every_character_of_the_stream_is_escaped() -> None:
    assert stream.encoded(r"^$/\{}[]").startswith(rb"\^\$\/\\\{\}\[\]")


def test_a_nul_never_reaches_the_programs() -> None:
    assert b"\0" not in stream.encoded("one\0two\0")


def test_marks_of_unknown_words_are_counted_and_go() -> None:
    counted = stream.unmarked("el *zork y @otro #forma")
    assert counted == ("el zork y otro forma", 5, 3)


def test_a_word_that_the_next_dictionary_lacks_is_itself_without_its_analysis() -> None:
    assert stream.unmarked(r"the \@farol and #put\<vblex\>\<past\>") == ("the farol and put", 4, 2)
    assert stream.unmarked(r"para #\<prn\> mal") == ("para  mal", 3, 1)


def test_what_a_reader_writes_so_is_no_mark() -> None:
    line = "a @ b, c@d, <prn> and x < y > z"
    counted = stream.unmarked(stream.encoded(line).decode())
    assert stream.decoded(counted.text, line) == line
    assert counted.unknown == 0


def test_names_and_marks_of_a_reader_are_not_unknown_words() -> None:
    assert stream.unmarked("#Zzqomfsbb y *Azqlmmsbc").unknown == 0
    assert stream.unmarked(stream.encoded("*one* #two").decode()).unknown == 0
