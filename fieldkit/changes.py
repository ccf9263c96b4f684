"""What a write has changed, so that screens reload only what they show."""

from enum import Flag, auto


class Changed(Flag):
    """Topics that a write touched; `Changed.NOTHING` is falsy."""

    NOTHING = 0
    CASES = auto()
    ITEMS = auto()
    CUSTODY = auto()
    PEOPLE = auto()
    LEDGER = auto()
    DELIVERIES = auto()
    DRAFTS = auto()
    SETTINGS = auto()
