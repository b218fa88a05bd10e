"""How near two words are to each other, for who has mistyped one."""

from collections.abc import Iterable

# In a word this short, two mistakes make another word of it.
SHORT_WORD_LENGTH = 4


def mistakes_allowed(word: str) -> int:
    return 1 if len(word) <= SHORT_WORD_LENGTH else 2


def distance(one: str, other: str, most: int) -> int:
    """Letters left out, added, wrong or exchanged with the next; `most` + 1 where it is further.

    Optimal string alignment (Damerau 1964, without editing a letter twice).
    """
    if abs(len(one) - len(other)) > most:
        return most + 1
    before, row = [0] * (len(other) + 1), list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        two_before, before, row = before, row, [i] + [0] * len(other)
        for j, b in enumerate(other, 1):
            row[j] = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                row[j] = min(row[j], two_before[j - 2] + 1)
        if min(row) > most:
            return most + 1
    return row[-1]


def nearest(word: str, known: Iterable[str], count: int) -> list[str]:
    """Up to `count` of the `known` words that a few mistakes make of `word`, nearest first."""
    most = mistakes_allowed(word)
    letters = set(word)
    # A mistake changes two letters at most; this is told sooner than the distance.
    likely = (w for w in known if w != word and len(letters.symmetric_difference(w)) <= 2 * most)
    near = [(distance(word, other, most), other) for other in likely]
    return [other for apart, other in sorted(near) if apart <= most][:count]


def shortened_and_exchanged(word: str) -> set[str]:
    """`word` with one letter left out, or two exchanged: what an added first letter would hide."""
    shorter = {word[:i] + word[i + 1 :] for i in range(len(word))}
    exchanged = {word[:i] + word[i + 1] + word[i] + word[i + 2 :] for i in range(len(word) - 1)}
    return (shorter | exchanged) - {word, ""}
