"""The limits a case is judged by: which standard, table and class hold for which outlet."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Annotated, ClassVar

from fieldkit.evidence.record import Item, line
from fieldkit.evidence.samples import Medium
from fieldkit.evidence.values import LONG, About, Fault

_EDITION = re.compile(r"[0-9a-f]{64}", re.ASCII)


def edition_fault(text: str) -> Fault | None:
    """What is wrong with a text as the name of an edition of the reference tables."""
    if _EDITION.fullmatch(text):
        return None
    return Fault("not_an_edition", "It is the SHA-256 of the tables, 64 digits.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis(Item):
    """The standard that the results of a medium, or of one point, are held against."""

    kind: ClassVar[str] = "basis"
    en: ClassVar[str] = "applicable standard"
    zh: ClassVar[str] = "适用标准"

    medium: Annotated[Medium, About("medium", "样品类别（介质）")]
    point: Annotated[
        str | None,
        About("only for this point", "仅适用于该点位", help="As in the samples; else all points."),
    ] = None
    standard: Annotated[
        str, About("standard", "标准编号", help="With year, such as GB 21900-2008.")
    ]
    own_standard: Annotated[
        int | None,
        About(
            "local standard or permit of this vault",
            "本库中的地方标准（许可证）",
            refers=frozenset({"standard"}),
            help="Where its limits are those that hold; its number stands above too.",
        ),
    ] = None
    table: Annotated[str | None, About("table", "表号", help="Such as 表2.")] = None
    class_grade: Annotated[
        str | None, About("class", "级别（类别）", help="Such as 一级A, new or special.")
    ] = None
    limit_scope: Annotated[
        str | None,
        About("part of its scope", "适用范围", help="Words of the standard, or part of them."),
    ] = None
    why: Annotated[
        str,
        About(
            "why it applies",
            "适用理由",
            most=LONG,
            help="Trade, date of building, permit, receiving water.",
        ),
    ]
    act_ended_on: Annotated[
        date | None,
        About("end of the act", "行为终了之日", help="Else the day of sampling counts."),
    ] = None
    reference_edition: Annotated[
        str | None, About("edition of the tables", "参考数据版本", check=edition_fault)
    ] = None

    @property
    def title(self) -> str:
        """Standard, table, class and what they are for."""
        return line(
            " ".join(each for each in (self.standard, self.table, self.class_grade) if each),
            self.point or self.medium.zh,
        )
