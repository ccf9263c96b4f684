"""Rows that are being typed, and what is likely to stand in them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from ui.widgets.grid.columns import Texts

# What the next row has in common with the one above, and what rows of one analyte have.
_AGAIN: Final = ("analyst", "laboratory", "report_number", "cma_number", "no_report_reason")
_OF_ANALYTE: Final = (
    "unit", "method", "detection_limit", "instrument.name", "instrument.number",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class DraftRow:
    """A row being typed.

    Attributes:
        key: tells it from the others of its sheet; rows stand in the order of their keys.
        texts: what stands in it, by member; nothing empty.
    """

    key: int
    texts: Texts = field(default_factory=dict)


def with_text(row: DraftRow, member: str, text: str) -> DraftRow:
    """The row with another text in one cell."""
    texts = {name: each for name, each in row.texts.items() if name != member}
    text = tidy(text)
    return DraftRow(row.key, {**texts, member: text} if text else texts)


def tidy(text: str) -> str:
    """The text on one line, without blanks around it."""
    return " ".join(text.split("\n")).strip()


def likely_beside(
    own: Texts, member: str, text: str, of_case: Sequence[Texts], known: Sequence[Texts]
) -> dict[str, str]:
    """What is likely in cells of a row that are empty yet.

    Who measured, and in which laboratory, is taken from the case alone.

    Args:
        own: what stands in the row.
        member: where something was typed just now.
        text: what was typed.
        of_case: rows of the case, the last one last.
        known: results of the whole vault, likewise.
    """
    likely: dict[str, str] = {}
    if text and not own:
        last = next((each for each in reversed(of_case) if each), {})
        likely = {name: last[name] for name in _AGAIN if name in last}
    if text and member == "analyte":
        same = (each for each in reversed([*known, *of_case]) if each.get("analyte") == text)
        like = next((each for each in same if each is not own), {})
        likely |= {name: like[name] for name in _OF_ANALYTE if name in like}
    return {name: each for name, each in likely.items() if name not in own}
