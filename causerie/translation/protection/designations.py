"""Letter-digit codes and acronyms: what they stand for in one language, they do in all."""

UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆĈČĎĐĒĖĘĚĞĢĪĮİĶĹĻĽŁŃŅŇŌŐŒŔŘŚŠŞȘŤŢȚŪŮŰŲŹŻŽΑ-ΡΣ-ΫА-ЯЁЂЄІЇЈЉЊЋЎЏҐ"
_PART = rf"(?=[^\W_]{{0,30}}[{UPPER}])[^\W_]++"
_BEGIN = r"(?<!\w)(?<![^\W\d_][-.])"
_END = r"(?!\w)"

# a), (b), ii)
LABEL = r"(?<![\w)])(?:\((?:[A-Za-z]|[ivx]{2,4})\)|(?<!\()(?:[A-Za-z]|[ivx]{2,4})\))(?!\w)"
DESIGNATION = (
    # Covid-19, Т-72, F-16C, ISO-9001
    rf"{_BEGIN}{_PART}(?:[-–/.]\d+[^\W_]*)+{_END}"
    # M1A2, h264, CO₂, 3D, v2.0
    rf"|{_BEGIN}(?=[^\W_]{{0,30}}?[^\W\d_])(?=[^\W_]{{0,30}}?[\d₀-₉])[^\W_]++(?:\.\d+|-[{UPPER}\d]+[a-z]?)*{_END}"
    r"|(?<!\w)C(?:\+\+|#)(?!\w)"
)
ACRONYM = (
    # U.S., EE. UU., R&D, NATO, ONGs
    rf"{_BEGIN}(?:[{UPPER}]\.){{2,}}(?!\w)"
    rf"|{_BEGIN}(?P<first>[{UPPER}])(?P=first)\.[ \u00a0]?(?P<second>[{UPPER}])(?P=second)\."
    rf"|{_BEGIN}[{UPPER}]{{1,5}}(?:[&/][{UPPER}]{{1,5}})+{_END}"
    rf"|{_BEGIN}[{UPPER}]{{2,6}}s?{_END}"
)
