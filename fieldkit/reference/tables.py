"""The reference tables, read with suspicion: a row that cannot be right stops the reading.

The tables are CSV files in `resources/reference`. Blank means not applicable, not stated by
the standard, or not known. `edition` names exactly what was read, so that a judgement can say
which figures it rests on.
"""

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property, lru_cache
from typing import Final

import resources
from fieldkit.errors import InputError
from fieldkit.reference.reading import Row, Table, WrongRowError
from fieldkit.reference.rows import (
    Confidence,
    Limit,
    LimitType,
    Medium,
    Method,
    Pollutant,
    Preservation,
    WasteCategory,
)
from fieldkit.reference.units import Unit, Units, UnitUnknownError

FOLDER: Final = "reference"
TABLES: Final = (
    "units",
    "media",
    "pollutants",
    "limits",
    "methods",
    "preservation",
    "waste_codes",
)
THRESHOLDS: Final = "criminal_thresholds.json"

# What a limit of the agency's own says beyond the columns of limits.csv.
OWN_COLUMNS: Final = ("is_of_emission", "outlet")

_SLUG = re.compile(r"[a-z][a-z0-9_]*", re.ASCII)
_RATIO = re.compile(r"([1-9]\d*)/([1-9]\d*)", re.ASCII)
# Which ends a limit of each type has.
_ENDS: Final = {
    LimitType.MAX: (False, True),
    LimitType.MIN: (True, False),
    LimitType.RANGE: (True, True),
    LimitType.HAZARD_OUTSIDE: (True, True),
    LimitType.NOT_DETECTED: (False, False),
    LimitType.QUALITATIVE: (False, False),
}

Read = Callable[[str], bytes]


class PollutantUnknownError(InputError):
    """No pollutant, or more than one, answers to what was given."""

    code = "pollutant.unknown"
    sentence = "{count} pollutants are called {given!r}.{hint}"


@dataclass(frozen=True)
class Reference:
    """All tables.

    Attributes:
        units: every unit.
        media: by code.
        pollutants: by code.
        limits: in the order of the table.
        methods: in the order of the table.
        preservation: in the order of the table.
        waste: by code.
        edition: SHA-256 (hex) over the files that were read.
    """

    units: Units
    media: Mapping[str, Medium]
    pollutants: Mapping[str, Pollutant]
    limits: tuple[Limit, ...]
    methods: tuple[Method, ...]
    preservation: tuple[Preservation, ...]
    waste: Mapping[str, WasteCategory]
    edition: str

    @cached_property
    def limits_of(self) -> Mapping[str, tuple[Limit, ...]]:
        """The limits of each pollutant, by its code."""
        found: dict[str, list[Limit]] = {}
        for each in self.limits:
            found.setdefault(each.pollutant, []).append(each)
        return {code: tuple(rows) for code, rows in found.items()}

    def own_limit(self, members: Mapping[str, str]) -> Limit:
        """A limit of the agency's own, held against the same rules as the rows of the tables.

        Args:
            members: by the columns of limits.csv, and of OWN_COLUMNS.

        Raises:
            WrongRowError: it cannot be right.
        """
        reading = _Reading(self.units, self.media)
        reading.pollutants = self.pollutants
        return reading.limit(Row(members, is_own=True))

    def with_limits(self, own: Iterable[Limit]) -> "Reference":
        """These tables with limits of the agency's own; the edition still names the files."""
        added = tuple(own)
        return replace(self, limits=(*self.limits, *added)) if added else self

    def pollutant(self, text: str) -> Pollutant:
        """The pollutant of that code, name, alias, CAS number or national code.

        Raises:
            PollutantUnknownError: none or several.
        """
        if text in self.pollutants:
            return self.pollutants[text]
        wanted = text.strip().casefold()
        found = [
            each
            for each in self.pollutants.values()
            if wanted
            in map(
                str.casefold,
                (each.zh, each.en, each.cas, *each.aliases, *each.national_codes),
            )
        ]
        if len(found) != 1:
            codes = ", ".join(each.code for each in found)
            hint = f" Give one of {codes}." if codes else ""
            raise PollutantUnknownError(count=len(found) or "No", given=text[:60], hint=hint)
        return found[0]


@lru_cache(maxsize=1)
def held() -> Reference:
    """The tables that travel with the program; read once.

    Raises:
        ReferenceDamagedError: they were altered.
    """
    return read_tables(lambda name: resources.read_bytes(f"{FOLDER}/{name}"))


def read_tables(read: Read) -> Reference:
    """All tables, each row held against the rules.

    Args:
        read: gives the bytes of the file of a name.

    Raises:
        ReferenceDamagedError: a row cannot be right; it names file, line and reason.
    """
    contents = {name: read(f"{name}.csv") for name in TABLES}
    tables = {name: Table(f"{name}.csv", content) for name, content in contents.items()}
    units = Units(tables["units"].each(_unit))
    media = tables["media"].by_code(_medium)
    reading = _Reading(units, media)
    pollutants = tables["pollutants"].by_code(reading.pollutant)
    reading.pollutants = pollutants
    limits = tuple(tables["limits"].each(reading.limit))
    tables["limits"].require_each_once([each.limit_id for each in limits])
    digest = hashlib.sha256()
    for name in sorted(contents):
        digest.update(hashlib.sha256(contents[name]).digest())
    digest.update(hashlib.sha256(read(THRESHOLDS)).digest())
    return Reference(
        units=units,
        media=media,
        pollutants=pollutants,
        limits=limits,
        methods=tuple(tables["methods"].each(reading.method)),
        preservation=tuple(tables["preservation"].each(reading.preservation)),
        waste=tables["waste_codes"].by_code(_waste),
        edition=digest.hexdigest(),
    )


def _is_of_emission(title: str, medium: str) -> bool:
    """Whether a standard's title says that it limits what may be let out.

    Standards of quality, screening and identification do not, nor do the rows of GB 18918 about
    sludge on fields.
    """
    named_so = "排放标准" in title or "污染控制标准" in title
    return named_so and medium != "sludge"


def _unit(row: Row) -> Unit:
    factor = row.number("factor_to_base")
    if not factor:
        raise WrongRowError("factor_to_base is not above zero")
    exact = Fraction(factor)
    if row.text("factor_ratio"):
        ratio = _RATIO.fullmatch(row.text("factor_ratio"))
        exact = Fraction(int(ratio[1]), int(ratio[2])) if ratio else Fraction(0)
        if abs(exact - Fraction(factor)) > Fraction(1, 10**12):
            raise WrongRowError("factor_ratio disagrees with factor_to_base")
    row.source(has_grade=False)
    return Unit(
        name=row.needed("unit"),
        zh=row.needed("zh_name"),
        en=row.needed("en_name"),
        dimension=row.needed("dimension"),
        factor=exact,
        aliases=row.listed("aliases"),
        note=row.text("note"),
    )


def _medium(row: Row) -> tuple[str, Medium]:
    code = row.needed("medium_code")
    return code, Medium(
        code=code,
        zh=row.needed("zh_name"),
        en=row.needed("en_name"),
        letters=row.text("sample_letter_proposed"),
        specification=row.text("technical_spec"),
        source=row.source(),
    )


def _waste(row: Row) -> tuple[str, WasteCategory]:
    code = row.needed("code")
    editions = tuple(year for year in (2021, 2025) if row.flag(f"in_edition_{year}"))
    return code, WasteCategory(
        code=code,
        zh=row.needed("zh_name"),
        en=row.needed("en_name"),
        editions=editions,
        note=row.text("note"),
        source=row.source(),
    )


class _Reading:
    """Makes rows that refer to units, media and pollutants."""

    def __init__(self, units: Units, media: Mapping[str, Medium]) -> None:
        self._units = units
        self._media = media
        self.pollutants: Mapping[str, Pollutant] = {}

    def pollutant(self, row: Row) -> tuple[str, Pollutant]:
        code = row.needed("code")
        if not _SLUG.fullmatch(code):
            raise WrongRowError(f"{code!r} is no short name")
        codes = (row.text("national_code_water"), row.text("national_code_air"))
        return code, Pollutant(
            code=code,
            zh=row.needed("zh_name"),
            en=row.needed("en_name"),
            aliases=row.listed("aliases"),
            cas=row.text("cas"),
            category=row.needed("category"),
            medium=self._medium(row, "default_medium"),
            unit=self._unit(row, "default_unit"),
            is_first_class=row.flag("is_type_1"),
            national_codes=tuple(each for each in codes if each),
            note=row.text("note"),
            source=row.source(),
        )

    def limit(self, row: Row) -> Limit:
        kind = row.choice("value_type", LimitType)
        low, high = row.ends("limit_low", "limit_high")
        if (low is not None, high is not None) != _ENDS[kind]:
            raise WrongRowError(f"a limit of type {kind} has other ends")
        strict = row.text("strict")
        if strict not in {"", "low", "high", "both"}:
            raise WrongRowError(f"strict is {strict!r}")
        strict_low, strict_high = strict in {"low", "both"}, strict in {"high", "both"}
        if (strict_low and low is None) or (strict_high and high is None):
            raise WrongRowError("strict names an end that has no limit")
        valid_from, valid_to = row.day("effective_from"), row.day("effective_to")
        if valid_from is None or (valid_to is not None and valid_to < valid_from):
            raise WrongRowError("the days of validity are missing or the wrong way round")
        title, medium = row.needed("standard_title_zh"), self._medium(row, "medium")
        return Limit(
            limit_id=row.needed("limit_id"),
            standard_id=row.needed("standard_id"),
            title=title,
            amendment=row.text("amendment"),
            # A permit has no tables.
            table=row.text("table_no") if row.is_own else row.needed("table_no"),
            pollutant=self._pollutant(row),
            item=row.needed("item_name_zh"),
            class_grade=row.text("class_grade"),
            scope=row.text("scope_zh"),
            type=kind,
            low=low,
            high=high,
            strict_low=strict_low,
            strict_high=strict_high,
            unit=self._unit(row, "unit"),
            averaging=row.text("averaging_zh"),
            point=row.needed("monitoring_point"),
            point_zh=row.text("monitoring_point_zh"),
            medium=medium,
            valid_from=valid_from,
            valid_to=valid_to,
            superseded_by=row.listed("superseded_by"),
            note=row.text("note"),
            is_of_emission=row.flag("is_of_emission")
            if row.is_own
            else _is_of_emission(title, medium),
            source=row.source(),
            outlet=row.text("outlet") if row.is_own else "",
        )

    def method(self, row: Row) -> Method:
        limit = row.number("detection_limit")
        has_unit = bool(row.text("detection_limit_unit"))
        if (limit is None) is has_unit:
            raise WrongRowError("detection limit and its unit go together")
        return Method(
            pollutant=self._pollutant(row, or_any=True),
            medium=self._medium(row, "medium"),
            standard_id=row.needed("method_standard"),
            name=row.needed("method_name_zh"),
            detection_limit=limit,
            unit=self._unit(row, "detection_limit_unit") if has_unit else None,
            is_lower_range=row.text("limit_type") == "lower_range",
            limit_confidence=row.choice("detection_limit_confidence", Confidence)
            if has_unit
            else None,
            note=row.text("note"),
            source=row.source(),
        )

    def preservation(self, row: Row) -> Preservation:
        ph = row.ends("ph_low", "ph_high")
        temperature = row.ends("temp_low_c", "temp_high_c")
        return Preservation(
            pollutant=self._pollutant(row),
            medium=self._medium(row, "medium"),
            containers=row.listed("container"),
            preservation=row.text("preservation_zh"),
            ph_low=ph[0],
            ph_high=ph[1],
            temperature_low=temperature[0],
            temperature_high=temperature[1],
            is_dark=row.flag("dark"),
            is_frozen=row.flag("frozen"),
            is_full=row.flag("fill_full"),
            holding_hours=row.number("holding_time_h"),
            holds_until=row.text("holding_basis"),
            volume_ml=row.number("sample_volume_ml"),
            washing=row.text("wash_method"),
            note=row.text("note"),
            standard_id=row.needed("standard_id"),
            table=row.needed("table_no"),
            source=row.source(),
        )

    def _pollutant(self, row: Row, *, or_any: bool = False) -> str:
        code = row.needed("pollutant_code")
        if code not in self.pollutants and not (or_any and code == "*"):
            raise WrongRowError(f"there is no pollutant {code}")
        return code

    def _unit(self, row: Row, name: str) -> Unit:
        try:
            return self._units.find(row.needed(name))
        except UnitUnknownError as problem:
            raise WrongRowError(str(problem).rstrip(".")) from None

    def _medium(self, row: Row, name: str) -> str:
        code = row.needed(name)
        if code not in self._media:
            raise WrongRowError(f"there is no medium {code}")
        return code
