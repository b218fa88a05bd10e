"""Times, dates, and numbers with their separators, units and currencies, written in digits."""

# What separates the digits of one number, date, time or score; spaces only groups of three.
_GROUPS = r"(?:[.,:/\-–−'’·×]\d+|[ \u00a0\u2009\u202f]\d{3}(?!\d))"
_DIGITS = rf"\d+{_GROUPS}*"
_SIGN = r"(?:(?<![\w)\]])[-−–+±~≈<>≤≥])?"
_CURRENCY = r"(?:US|C|A|NZ|HK)?[$€£¥₴₽₹₩₿¢]"
_CODE = r"(?:EUR|USD|GBP|UAH|CHF|PLN|RUB|JPY|CNY|BRL|CAD|AUD|SEK|NOK|DKK|CZK)"
_BEGIN = r"(?<!\w)(?<!\d[.,:/])"
_SPACE = r"[ \u00a0\u2009\u202f]?"
# Units that are words of some language too (`ha`, `mi`, `bar`, `in`, `cal`) are left to the engine.
_UNIT = (
    r"(?:km/h|m/s|km²|km2|m²|m2|cm²|cm2|m³|m3|cm³|cm3|km|cm|mm|µm|nm|m|kg|mg|µg|g|t|hl|cl|dl|ml|mL"
    r"|l|L|kWh|MWh|GWh|TWh|Wh|kW|MW|GW|W|kV|mAh|kHz|MHz|GHz|Hz|kB|KB|MB|GB|TB|PB|Mbps|Gbps|Mbit/s"
    r"|ppm|hPa|kPa|mph|kcal|kJ|dB|px|dpi|ms|min|h|s|°\s?[CFK]|ºC|[°º′″%‰])(?:[²³]|/\d+)?"
)
_HALF_OF_DAY = r"(?:[ap]\.?\s?m\.?|[AP]\.?M\.?)"
_TIME = r"(?:\d{1,2}\s?h(?:\s?\d{2}(?:\s?(?:min|m))?)?|\d{1,2}:\d{2}(?::\d{2})?)"
_END = r"(?![\w’'])"

PATTERN = (
    rf"{_BEGIN}{_TIME}{_END}(?:\s?{_HALF_OF_DAY}{_END})?"
    rf"|{_BEGIN}{_SIGN}(?:{_CURRENCY}{_SPACE}|{_CODE}\s){_DIGITS}(?:[kKmM]|bn|mn)?{_END}"
    rf"|{_BEGIN}{_SIGN}{_DIGITS}{_SPACE}"
    rf"(?:{_CURRENCY}(?!\w)|{_CODE}{_END}|{_UNIT}{_END}|{_HALF_OF_DAY}{_END})"
    # Of these, some are words too, but not behind such a number.
    rf"|{_BEGIN}{_SIGN}\d+{_GROUPS}+{_SPACE}(?:ha|mi|bar|ft|lb|oz){_END}"
    r"|[№§]+[ \u00a0\u202f]?\d+(?:[.,/-]\d+)*"
    rf"|{_BEGIN}{_SIGN}\d+{_GROUPS}+(?!\w)"
    rf"|{_BEGIN}[-−–+±~≈<>≤≥]\d+(?!\w)"
)
# A number without any sign of its own. `2nd` is a word.
NUMBER = rf"{_BEGIN}\d+(?!\w)"
# With the end of an ordinal, as a word.
ORDINAL = (
    rf"{_BEGIN}\d+(?:[-.]?(?:st|nd|rd|th|ers?|[eè]res?|i?[eè]mes?|n?des?|[eèéaornst]|[rnt]s|os|as"
    r"|[ºª]s?|го|й|я|е|та|ту|му|ма|х|ше|ша))(?!\w)"
)
