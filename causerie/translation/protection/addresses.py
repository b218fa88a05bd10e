"""Addresses that are typed bare, and what is looked up by: hashtags, handles, names of files."""

# Of endings that are words too (`es`, `de`, `me`), the space after a full stop is often forgotten.
_HOST = r"(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+"
_ENDINGS = "com|org|net|info|edu|gov|int|eu|fr|pt|cat|uk|ua|io|dev|app|example|test|museum"
_PATH = (
    r"(?:[^\s<>\"“”«»()]|\([^\s()<>]*\))*"
    r"(?:\([^\s()<>]*\)|[^\s<>\"“”«»().,;:!?'’…\]}])"
)
_WORD_END = r"(?![\w-])"

PATTERN = (
    rf"(?i:https?|ftp)://{_PATH}"
    rf"|(?<![\w.])www\.{_PATH}"
    rf"|(?<![\w.+-])(?:mailto:)?(?:[Oo]['’])?[\w.+%-]+@{_HOST}[A-Za-z]{{2,}}{_WORD_END}"
    rf"|(?<![\w.@-]){_HOST}(?:{_ENDINGS})(?:/{_PATH}|/|{_WORD_END})"
    r"|(?<![\w/&])#\w+(?:-\w+)*"
    r"|(?<![\w.@/+-])@\w+(?:[-.]\w+)*"
    r"|(?<![\w.-])[\w-]+\.(?:pdf|txt|py|js|css|html?|csv|jpe?g|png|gif|svg|zip|docx?|xlsx?|odt|mp[34]"
    rf"|toml|json|xml|md|sh){_WORD_END}"
)
