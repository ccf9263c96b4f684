"""Categories and codes of the national list of hazardous wastes (国家危险废物名录).

Held are the names of the categories and whether the editions of 2021 and 2025 have them; the
eight-digit codes are not. What is not held is said to be so, with what to compare it with.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from fieldkit.reference.rows import WasteCategory

_CATEGORY: Final = re.compile(r"HW\d{2}", re.ASCII)
_CODE: Final = re.compile(r"\d{3}-\d{3}-(\d{2})", re.ASCII)
_EDITION_2025: Final = date(2025, 1, 1)  # 部令第36号; the edition of 2021 is repealed from then
_YEAR_2021: Final = date(2021, 1, 1)  # no edition of 2021 holds before that year


@dataclass(frozen=True, slots=True)
class Looked:
    """What is held about a category or code on a day.

    Attributes:
        category: such as HW17; empty where the text names none.
        held: its row; None if there is no such category.
        edition: year of the edition on that day; None where none of those held was in force.
        remarks: codes, see `REMARKS`.
    """

    category: str
    held: WasteCategory | None
    edition: int | None
    remarks: tuple[str, ...]


REMARKS: Final[Mapping[str, str]] = {
    "NO_EDITION_HELD": "The edition of the list that was in force then is not held here.",
    "EDITION_START_UNSURE": "From which day the edition of 2021 held is not held here.",
    "NO_SUCH_CATEGORY": "The list has no such category.",
    "NOT_IN_EDITION": "The edition of that day does not have this category.",
    "CODE_NOT_HELD": "Codes of eight digits are not held here: check against the list itself.",
    "SOURCE_NEEDS_CHECKING": "The row was not read in a good copy; compare the text of the list.",
}
"""What each code says, in English."""


def edition_on(day: date) -> int | None:
    """The year of the edition in force on a day; None where none that is held was."""
    if day >= _EDITION_2025:
        return 2025
    return 2021 if day >= _YEAR_2021 else None


def category_of(text: str) -> str:
    """The category that a text names: HW17, or the last two digits of a code; empty if none."""
    if _CATEGORY.fullmatch(text):
        return text
    code = _CODE.fullmatch(text)
    return f"HW{code[1]}" if code else ""


def categories_on(waste: Mapping[str, WasteCategory], day: date) -> tuple[WasteCategory, ...]:
    """The categories of the edition in force on a day, in its order; none if it is not held."""
    edition = edition_on(day)
    return tuple(each for each in waste.values() if edition in each.editions)


def look_up(waste: Mapping[str, WasteCategory], text: str, day: date) -> Looked:
    """What is held about a category or code on a day.

    Args:
        waste: the categories, by code.
        text: as written into a record.
        day: on which the waste was dealt with.
    """
    category, edition = category_of(text), edition_on(day)
    held = waste.get(category)
    remarks = []
    if edition is None:
        remarks.append("NO_EDITION_HELD")
    elif edition == 2021 and day < date(2022, 1, 1):
        remarks.append("EDITION_START_UNSURE")
    if held is None:
        remarks.append("NO_SUCH_CATEGORY")
    elif edition is not None and edition not in held.editions:
        remarks.append("NOT_IN_EDITION")
    if _CODE.fullmatch(text):
        remarks.append("CODE_NOT_HELD")
    if held is not None and held.source.needs_checking:
        remarks.append("SOURCE_NEEDS_CHECKING")
    return Looked(category, held, edition, tuple(remarks))
