"""A sentence about a person in two ways: as the person reads it, and as staff read it of them."""


class Both(str):
    """What the person reads ('You can join online.'), and in `they` what staff read ('They can join online.').

    A plain text is the same for both. No rule of grammar turns one into the other in every language, so both are said.
    """

    __slots__ = ("they",)
    they: str

    def __new__(cls, you, they, **values):
        both = super().__new__(cls, you.format(**values))
        both.they = they.format(**{name: as_they(value) for name, value in values.items()})
        return both


def as_they(words):
    """Return what staff read of words that may be Both."""
    return words.they if isinstance(words, Both) else words


def together(first, second):
    """Return two sentences as one text."""
    return Both("{first} {second}", "{first} {second}", first=first, second=second) if second else first
