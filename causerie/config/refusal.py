"""A command that cannot be carried out, for a reason that its user can mend."""


class Refusal(Exception):
    """The message says in one line what is wrong and what to do."""
