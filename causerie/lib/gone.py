"""What was here and is no longer: answered with 410, so that search engines drop it."""


class Gone(Exception):
    """The page was published once and was taken back."""
