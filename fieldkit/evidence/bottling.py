"""From what is to be measured to one sample for each bottle, numbered on in the series."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from fieldkit.canonical import JsonObject, JsonValue
from fieldkit.evidence.register import Register
from fieldkit.evidence.sampling import next_number, next_seal_number
from fieldkit.evidence.series import Series
from fieldkit.evidence.things import Things
from fieldkit.reference.bottles import Bottle, Bottles, bottles_for
from fieldkit.reference.rows import Pollutant, Preservation
from fieldkit.reference.tables import PollutantUnknownError, Reference
from fieldkit.reference.units import plain

# What a bottle is called, by the letters of the tables.
_CONTAINERS: Final[Mapping[str, tuple[str, str]]] = {
    "P": ("塑料瓶", "plastic bottle"),
    "G": ("硬质玻璃瓶", "hard glass bottle"),
    "BG": ("硼硅玻璃瓶", "borosilicate bottle"),
    "DO": ("溶解氧瓶", "dissolved-oxygen bottle"),
    "bag": ("袋", "bag"),
}
_SUFFIXES: Final[Mapping[str, tuple[str, str]]] = {
    "PTFE": ("聚四氟乙烯衬垫盖", "PTFE-lined cap"),
    "brown": ("棕色", "brown"),
    "40mL": ("40 ml 样品瓶", "40 ml vial"),
    "sterile": ("灭菌", "sterile"),
    "acidwashed": ("酸洗", "acid-washed"),
    "solventwashed": ("溶剂洗", "solvent-washed"),
}
_OF_THE_BOTTLE: Final = (
    "container", "container_count", "amount", "amount_unit", "preservation", "preservation_rule",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Proposed:
    """What a sample needs, and what of it no table knows.

    Attributes:
        bottles: by the tables.
        pollutants: each analyte that the tables know, by its code.
        unknown: names that no pollutant of the tables answers to.
        names: of all, in order, those that are known as the tables call them.
    """

    bottles: Bottles
    pollutants: Mapping[str, Pollutant]
    unknown: tuple[str, ...]
    names: tuple[str, ...]

    @property
    def names_without_rule(self) -> tuple[str, ...]:
        """What has no rule, as records call it; it shares one bottle, kept as people say."""
        known = (self.pollutants[code].zh for code in self.bottles.without_rule)
        return (*known, *self.unknown)

    @property
    def count(self) -> int:
        """How many bottles there will be."""
        return len(self.bottles.bottles) + bool(self.names_without_rule)


def propose_bottles(
    reference: Reference, medium: str, names: Iterable[str], following: str = ""
) -> Proposed:
    """The bottles for analytes as people call them.

    Args:
        reference: the tables.
        medium: what is sampled.
        names: codes, names or numbers.
        following: a standard to be followed where it has a rule.
    """
    pollutants: dict[str, Pollutant] = {}
    unknown, called = [], []
    for name in dict.fromkeys(filter(None, map(str.strip, names))):
        try:
            found = reference.pollutant(name)
        except PollutantUnknownError:
            unknown.append(name)
            called.append(name)
        else:
            pollutants[found.code] = found
            called.append(found.zh)
    bottles = bottles_for(reference, medium, pollutants, following)
    return Proposed(bottles, pollutants, tuple(unknown), tuple(dict.fromkeys(called)))


def bottle_bodies(
    proposed: Proposed,
    common: JsonObject,
    numbers: Iterable[str],
    containers: Mapping[int, str] | None = None,
) -> tuple[JsonObject, ...]:
    """The members of one sample for each bottle.

    Args:
        proposed: what the sample needs.
        common: what all have in common: point, time, samplers ...; its seal is the first one's.
        numbers: one for each bottle, in order.
        containers: by the place of a bottle, from 0, which of its containers is taken; the
            first unless given.
    """
    shared = {name: each for name, each in common.items() if name not in _OF_THE_BOTTLE}
    seal = common.get("seal_number")
    given = iter(numbers)
    bodies: list[JsonObject] = []
    for place, bottle in enumerate(proposed.bottles.bottles):
        container = (containers or {}).get(place, bottle.containers[0])
        own = _own(bottle, container, [proposed.pollutants[each].zh for each in bottle.analytes])
        bodies.append({**shared, **own, "number": next(given)})
    if proposed.names_without_rule:
        analytes = list(proposed.names_without_rule)
        bodies.append({**shared, "analytes": analytes, "number": next(given)})
    sealed = []
    for body in bodies:
        sealed.append({**body, "seal_number": seal} if seal else body)
        seal = next_seal_number(str(seal)) if seal else None
    return tuple(sealed)


def next_numbers(
    register: Register,
    things: Things,
    series: Series,
    sampled_at: datetime,
    inspection: int | None,
    *,
    first: str,
    count: int,
    promised: Collection[str] = (),
) -> tuple[str, ...]:
    """Numbers for several samples.

    Args:
        register: of the vault.
        things: likewise.
        series: the agency's pattern.
        sampled_at: gives the day.
        inspection: sequence of the visit.
        first: is taken for the first where it is free.
        count: how many are wanted.
        promised: numbers that other drafts have.
    """
    is_free = first and first not in things.sample_numbers() and first not in promised
    numbers: list[str] = [first] if is_free and count else []
    while len(numbers) < count:
        known = {*promised, *numbers}
        numbers.append(
            next_number(register, things, series, sampled_at, inspection, promised=known)
        )
    return tuple(numbers)


def container_words(container: str) -> tuple[str, str]:
    """A container of the tables in Chinese and English words; its letters where unknown."""
    if container == "steel_or_G":
        return "不锈钢或玻璃容器", "stainless steel or glass vessel"
    what, *more = container.split("_")
    if what not in _CONTAINERS or any(each not in _SUFFIXES for each in more):
        return container, container
    zh, en = _CONTAINERS[what]
    if not more:
        return zh, en
    said_zh, said_en = zip(*(_SUFFIXES[each] for each in more), strict=True)
    return f"{zh}（{'，'.join(said_zh)}）", f"{en} ({', '.join(said_en)})"


def rule_name(row: Preservation) -> str:
    """How a record names the rule that was followed."""
    return f"{row.standard_id} {row.table}"


def _own(bottle: Bottle, container: str, analytes: list[str]) -> JsonObject:
    row, volume = bottle.rule, bottle.volume_ml
    own: dict[str, JsonValue] = {
        "analytes": list(analytes),
        "container": container_words(container)[0],
        "container_count": 1,
        "preservation": row.preservation,
        "preservation_rule": rule_name(row),
    }
    if volume is not None:
        own |= {"amount": plain(volume.normalize()), "amount_unit": "mL"}
    return own
