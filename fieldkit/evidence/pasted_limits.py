"""Limits of a local standard or permit out of a table that was copied elsewhere.

Each row becomes what a form would hold, for a person to look at before it is sealed. What a
table does not say is proposed from what the reference tables know of the pollutant.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Final

from fieldkit.canonical import JsonObject, JsonValue
from fieldkit.evidence.samples import Medium
from fieldkit.evidence.standards import Averaging, LimitForm, LimitPoint
from fieldkit.evidence.values import Choice
from fieldkit.reference import tables
from fieldkit.reference.tables import PollutantUnknownError

MOST: Final = 1000  # rows
# What the columns may be called, without blanks; in this order where there is no heading.
HEADINGS: Final[Mapping[str, frozenset[str]]] = {
    "pollutant": frozenset(
        {"污染物", "污染物项目", "污染物名称", "项目", "监测项目", "pollutant"}
    ),
    "limit": frozenset({"限值", "排放限值", "许可排放浓度限值", "浓度限值", "标准限值", "limit"}),
    "unit": frozenset({"单位", "unit"}),
    "averaging": frozenset({"取值时间", "averaging"}),
    "point": frozenset({"监控位置", "污染物排放监控位置", "point"}),
    "outlet": frozenset({"排放口", "排放口编号", "outlet"}),
    "class_grade": frozenset({"级别", "类别", "class"}),
}
_NUMBER: Final = r"(\d+(?:\.\d+)?)"
_RANGE: Final = re.compile(rf"{_NUMBER}(?:~|-|–|—|至|到){_NUMBER}")
_AT_LEAST: Final = re.compile(rf"(?:>=|≥|不低于|不小于){_NUMBER}")
_AT_MOST: Final = re.compile(rf"(?:<=|<|≤|不高于|不超过|不大于)?{_NUMBER}")
_NOT_DETECTED: Final = frozenset({"不得检出", "nd", "未检出"})
_PROPOSED: Final = {
    Medium.STACK_GAS: LimitPoint.STACK_OUTLET,
    Medium.FUGITIVE_GAS: LimitPoint.PLANT_BOUNDARY,
    Medium.SURFACE_WATER: LimitPoint.AMBIENT_SECTION,
    Medium.GROUNDWATER: LimitPoint.GROUNDWATER_WELL,
    Medium.SOIL: LimitPoint.SOIL_POINT,
}


def pasted_limits(rows: Sequence[Sequence[str]]) -> tuple[JsonObject, ...]:
    """What each row of a table says, as the body of a limit; empty rows are passed over.

    A limit that is no number, range or 不得检出 is kept as it is written, for the form to refuse.

    Args:
        rows: cells; the first row may be a heading.
    """
    columns: Sequence[str | None] = tuple(HEADINGS)
    found: list[JsonObject] = []
    for number, cells in enumerate(rows[:MOST]):
        if number == 0 and (heading := _heading(cells)):
            columns = heading
        elif any(cell.strip() for cell in cells):
            said = {
                name: cell.strip()
                for name, cell in zip(columns, cells, strict=False)
                if name is not None and cell.strip()
            }
            found.append(_limit(said))
    return tuple(found)


def _heading(cells: Sequence[str]) -> tuple[str | None, ...]:
    """What each column holds; empty if the row is no heading."""
    columns = tuple(
        next((name for name, words in HEADINGS.items() if _plain(cell) in words), None)
        for cell in cells
    )
    return columns if "pollutant" in columns else ()


def _limit(said: Mapping[str, str]) -> JsonObject:
    proposed: dict[str, JsonValue] = {"medium": "wastewater", "point": "total_outlet"}
    try:
        pollutant = tables.held().pollutant(said.get("pollutant", ""))
    except PollutantUnknownError:
        pass  # the form says so
    else:
        medium = next((each for each in Medium if each == pollutant.medium), Medium.WASTEWATER)
        point = _PROPOSED.get(medium, LimitPoint.TOTAL_OUTLET)
        if medium is Medium.WASTEWATER and pollutant.is_first_class:
            point = LimitPoint.WORKSHOP_OUTLET
        proposed |= {"medium": medium.value, "point": point.value, "unit": pollutant.unit.name}
    notes = []
    for name, choices in (("averaging", Averaging), ("point", LimitPoint)):
        text = said.get(name, "")
        choice = _choice(text, choices)
        if choice is not None:
            proposed[name] = choice.value
        elif text:
            notes.append(text)  # nothing that was pasted is lost in silence
    plainly = {name: said[name] for name in ("pollutant", "unit", "outlet", "class_grade")
               if name in said}  # fmt: skip
    note = {"note": "；".join(notes)} if notes else {}
    return {**proposed, **plainly, **_ends(said.get("limit", "")), **note}


def _ends(text: str) -> JsonObject:
    plain = _plain(text)
    if plain in _NOT_DETECTED:
        return {"form": LimitForm.NOT_DETECTED.value}
    if found := _RANGE.fullmatch(plain):
        return {"form": LimitForm.RANGE.value, "low": found[1], "high": found[2]}
    if found := _AT_LEAST.fullmatch(plain):
        return {"form": LimitForm.MIN.value, "low": found[1]}
    found = _AT_MOST.fullmatch(plain)
    high = found[1] if found else text
    return {"form": LimitForm.MAX.value, **({"high": high} if high else {})}


def _choice(text: str, choices: type[Choice]) -> Choice | None:
    plain = _plain(text)
    return next((each for each in choices if plain in {each.value, _plain(each.zh)}), None)


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split()).casefold()
