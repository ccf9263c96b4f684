"""How records stand after their corrections; the sealed lines stay as they are."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from fieldkit.canonical import JsonObject, JsonValue
from fieldkit.ledger.entry import SealedEntry

SUPPLEMENT: Final = "supplement"
WITHDRAWAL: Final = "withdrawal"


@dataclass(frozen=True, slots=True)
class Standing:
    """One entry with all that later entries say about it.

    Attributes:
        sealed: the entry.
        body: its body with the supplements that count worked in.
        supplements: sequences of those supplements.
        withdrawn_by: sequence of the entry that withdrew it, None if it counts.
    """

    sealed: SealedEntry
    body: JsonObject
    supplements: tuple[int, ...]
    withdrawn_by: int | None


def standings(entries: Iterable[SealedEntry]) -> dict[int, Standing]:
    """How each entry stands, by sequence, in ledger order.

    Corrections that point at nothing here, or hold nothing to work in, change nothing.

    Args:
        entries: entries of one ledger in its order; some may be left out.
    """
    every = list(entries)
    withdrawn: dict[int, int] = {}
    for sealed in every:
        target = _target(sealed, WITHDRAWAL)
        if target is not None:
            withdrawn.setdefault(target, sealed.entry.sequence)
    bodies = {each.entry.sequence: each.entry.body for each in every}
    merged: dict[int, dict[str, JsonValue]] = {}
    supplements: dict[int, list[int]] = {}
    for sealed in every:
        sequence, changes = sealed.entry.sequence, sealed.entry.body.get("changes", {})
        target = _target(sealed, SUPPLEMENT)
        if target in bodies and sequence not in withdrawn and isinstance(changes, Mapping):
            merged.setdefault(target, dict(bodies[target])).update(changes)
            supplements.setdefault(target, []).append(sequence)
    return {
        each.entry.sequence: Standing(
            each,
            _without_nothing(merged.get(each.entry.sequence, each.entry.body)),
            tuple(supplements.get(each.entry.sequence, ())),
            withdrawn.get(each.entry.sequence),
        )
        for each in every
    }


def _without_nothing(body: JsonObject) -> JsonObject:
    """The body without the members that a supplement took away."""
    return {name: value for name, value in body.items() if value is not None}


def _target(sealed: SealedEntry, kind: str) -> int | None:
    """The earlier entry that a correction of that kind is about."""
    target = sealed.entry.body.get("corrects")
    if sealed.entry.kind != kind or type(target) is not int:
        return None
    return target if target < sealed.entry.sequence else None
