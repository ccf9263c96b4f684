"""What stands in one row of each reference table."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Final

from fieldkit.reference.units import Unit


class Confidence(StrEnum):
    """How sure the row is."""

    SEEN = "seen"  # read in a stored copy
    HIGH = "memory-high"  # remembered and consistent
    MEDIUM = "memory-medium"  # a digit, date or scope could be wrong
    OWN = "own"  # the agency's own, sealed as evidence; whoever sealed it answers for it


class Grade(StrEnum):
    """How good the copy was that the row was read from."""

    OFFICIAL = "A"  # text of the official document
    CHECKED = "B"  # transcription that its author checked against the original, or a scan
    OTHER = "C"  # any other third party
    MEMORY = "M"  # none


@dataclass(frozen=True, slots=True)
class Source:
    """Where a row comes from; shown wherever its figures are.

    Attributes:
        confidence: how sure it is.
        grade: how good the copy was; None for units and for the agency's own, which need none.
        copy: which copy was read; of the agency's own, the entry and the document behind it.
    """

    confidence: Confidence
    grade: Grade | None
    copy: str

    @property
    def needs_checking(self) -> bool:
        """Whether a person should tick the row off against the standard's own text first."""
        is_remembered = self.confidence in {Confidence.HIGH, Confidence.MEDIUM}
        return is_remembered or self.grade in {Grade.OTHER, Grade.MEMORY}


@dataclass(frozen=True, slots=True)
class Pollutant:
    """A pollutant or property that is measured.

    Attributes:
        code: our own short name, such as cr6.
        zh: Chinese name.
        en: English name.
        aliases: other names.
        cas: CAS number; empty where there is none or it is not known.
        category: such as heavy_metal.
        medium: where it is mostly measured.
        unit: its usual unit.
        is_first_class: among the 13 of GB 8978-1996 Table 1.
        national_codes: of HJ 525-2009 (water) and HJ 212-2017 (air), as far as known.
        note: what must be minded.
        source: where the row comes from.
    """

    code: str
    zh: str
    en: str
    aliases: tuple[str, ...]
    cas: str
    category: str
    medium: str
    unit: Unit
    is_first_class: bool
    national_codes: tuple[str, ...]
    note: str
    source: Source


class LimitType(StrEnum):
    """How a limit is to be read."""

    MAX = "max"
    MIN = "min"
    RANGE = "range"
    NOT_DETECTED = "nd"
    HAZARD_OUTSIDE = "hazard_outside"  # hazardous at or below the low end, at or above the high
    QUALITATIVE = "qualitative"


_GRADES: Final = {"existing": "现有", "new": "新建", "special": "特别排放限值"}


@dataclass(frozen=True, slots=True)
class Limit:
    """One limit of one standard.

    Attributes:
        limit_id: names the row.
        standard_id: number with year.
        title: of the standard.
        amendment: which state of its text, where there are several.
        table: such as 表2.
        pollutant: code.
        item: the standard's own name of the pollutant.
        class_grade: such as 一级A, new, special; the standard's own word where it has one.
        scope: for whom it holds, the standard's words.
        type: how it is to be read.
        low: lower limit, where there is one.
        high: upper limit, where there is one.
        strict_low: a value equal to `low` does not comply.
        strict_high: a value equal to `high` does not comply.
        unit: of both.
        averaging: over which the standard takes the value; empty where the row does not say.
        point: where it is to be measured, our key.
        point_zh: the same in the standard's words.
        medium: what is measured.
        valid_from: first day.
        valid_to: last day; None while in force.
        superseded_by: standards that replace it, in part or whole.
        note: what must be minded.
        is_of_emission: it limits what may be let out, as the criminal clauses ask (国家或者地方
            污染物排放标准).
        source: where the row comes from.
        outlet: number of the only outlet it holds for; empty where it holds for all.
        entry: sequence of the entry that says it; None for what ships with the program.
    """

    limit_id: str
    standard_id: str
    title: str
    amendment: str
    table: str
    pollutant: str
    item: str
    class_grade: str
    scope: str
    type: LimitType
    low: Decimal | None
    high: Decimal | None
    strict_low: bool
    strict_high: bool
    unit: Unit
    averaging: str
    point: str
    point_zh: str
    medium: str
    valid_from: date
    valid_to: date | None
    superseded_by: tuple[str, ...]
    note: str
    is_of_emission: bool
    source: Source
    outlet: str = ""
    entry: int | None = None

    @property
    def grade(self) -> str:
        """The class as people say it: the tables write 现有, 新建 and so on in one short word."""
        return _GRADES.get(self.class_grade, self.class_grade)

    def is_in_force(self, day: date) -> bool:
        """Whether it held on that day."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, slots=True)
class Method:
    """A method of measuring a pollutant.

    Attributes:
        pollutant: code; * for a preparation.
        medium: what is measured.
        standard_id: number with year.
        name: Chinese name.
        detection_limit: None where not known.
        unit: of the limit.
        is_lower_range: the figure is the lower end of the range rather than a detection limit.
        limit_confidence: of the figure.
        note: what must be minded.
        source: where the row comes from.
    """

    pollutant: str
    medium: str
    standard_id: str
    name: str
    detection_limit: Decimal | None
    unit: Unit | None
    is_lower_range: bool
    limit_confidence: Confidence | None
    note: str
    source: Source


@dataclass(frozen=True, slots=True)
class Preservation:
    """How a standard asks a sample for a pollutant to be kept.

    Attributes:
        pollutant: code.
        medium: what is sampled.
        containers: alternatives, such as P (plastic) or G_brown (brown glass).
        preservation: the standard's words.
        ph_low: of the preserved sample.
        ph_high: of the preserved sample.
        temperature_low: °C.
        temperature_high: °C.
        is_dark: away from light.
        is_frozen: frozen.
        is_full: no air above.
        holding_hours: until analysis or extraction; None where the standard gives none.
        holds_until: "analysis" or "extraction"; empty where there is no time.
        volume_ml: to be taken; None where not stated.
        washing: the standard's method of washing the bottle.
        note: what must be minded.
        standard_id: which standard says so.
        table: which table.
        source: where the row comes from.
    """

    pollutant: str
    medium: str
    containers: tuple[str, ...]
    preservation: str
    ph_low: Decimal | None
    ph_high: Decimal | None
    temperature_low: Decimal | None
    temperature_high: Decimal | None
    is_dark: bool
    is_frozen: bool
    is_full: bool
    holding_hours: Decimal | None
    holds_until: str
    volume_ml: Decimal | None
    washing: str
    note: str
    standard_id: str
    table: str
    source: Source


@dataclass(frozen=True, slots=True)
class Medium:
    """What is sampled.

    Attributes:
        code: such as wastewater.
        zh: Chinese name.
        en: English name.
        letters: proposed for sample numbers; no national standard fixes them.
        specification: the technical specification that governs sampling.
        source: where the row comes from.
    """

    code: str
    zh: str
    en: str
    letters: str
    specification: str
    source: Source


@dataclass(frozen=True, slots=True)
class WasteCategory:
    """A category of the national list of hazardous wastes.

    Attributes:
        code: HW01 to HW50.
        zh: Chinese name.
        en: our translation.
        editions: years of the editions that hold it, of 2021 and 2025.
        note: what must be minded.
        source: where the row comes from.
    """

    code: str
    zh: str
    en: str
    editions: tuple[int, ...]
    note: str
    source: Source
