"""Whether the keeping of physical things has no gap, as far as the ledger tells it.

A sample or exhibit is first held by whoever sealed it or is named as having taken it. Each
transfer hands it from its holder to the next one; both sides confirm, by sealing or signing
with their own key, by hand on paper, or they refuse with a reason. Who really held a bottle
no ledger can show; this shows whether what people put on record fits together.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from fieldkit.canonical import JsonObject
from fieldkit.clock import TimeTextError, read_time
from fieldkit.findings import Finding, error, warning
from fieldkit.ledger.entry import SealedEntry
from fieldkit.ledger.people import People
from fieldkit.ledger.standing import Standing, standings

TRANSFER: Final = "transfer"
SIGNING: Final = "signing"
# Kinds that are physical things, with the members that say who took them, and when.
_TAKEN: Final = {"sample": ("samplers", "sampled_at"), "exhibit": ("obtained_by", "obtained_at")}
# Kinds that are physical only where somebody hands over the medium they are on.
_CARRIED: Final = frozenset({"photo", "video", "audio", "document"})
_BY_HAND: Final = frozenset({"signed", "fingerprint"})
_SIDES: Final = ("giver", "receiver")
NOT_CONFIRMED: Final = "not confirmed"


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody who holds a thing, as far as the record names them."""

    name: str
    unit: str
    key_id: str

    def is_same_as(self, other: "Holder") -> bool:
        """Whether both can be one person: by key where both name one, else by name and unit."""
        if self.key_id and other.key_id:
            return self.key_id == other.key_id
        units_fit = not (self.unit and other.unit) or self.unit == other.unit
        return bool(self.name) and self.name == other.name and units_fit


@dataclass(frozen=True, slots=True)
class Handover:
    """One thing going from one holder to the next.

    Attributes:
        item: sequence of the thing's entry.
        transfer: sequence of the transfer's entry.
        giver: who gave it.
        receiver: who took it.
        time: RFC 3339 text, as recorded.
        seal_before: seal number, "" if none was recorded.
        seal_after: seal number, "" if it was left as it was.
        condition: as recorded, may be empty.
        giver_confirms: "key", "handwriting", "refused" or "not confirmed".
        receiver_confirms: likewise.
        faults: what about this thing does not fit; they are among the findings of `Custody`.
    """

    item: int
    transfer: int
    giver: Holder
    receiver: Holder
    time: str
    seal_before: str
    seal_after: str
    condition: str
    giver_confirms: str
    receiver_confirms: str
    faults: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Custody:
    """The keeping of every physical thing of a case.

    Attributes:
        items: sequences of the things that were followed.
        handovers: item by item, each in order of the ledger.
        findings: errors are gaps; warnings leave the chain whole.
    """

    items: tuple[int, ...]
    handovers: tuple[Handover, ...]
    findings: tuple[Finding, ...]


def count_handovers(entries: Iterable[SealedEntry]) -> int:
    """How many things all transfers hand over together, lawful or not; nothing is followed."""
    named = (each.entry.body.get("items") for each in entries if each.entry.kind == TRANSFER)
    return sum(len(each) for each in named if isinstance(each, list | tuple))


def follow_custody(entries: Sequence[SealedEntry], people: People) -> Custody:
    """Follows every sample, exhibit and handed over medium through its transfers.

    Args:
        entries: those of one case in ledger order; things left out are passed over.
        people: those who signed them.
    """
    stand = standings(entries)
    signings = _signings(stand.values())
    findings: list[Finding] = []
    steps: dict[int, list[Handover]] = {}
    for transfer in stand.values():
        if transfer.sealed.entry.kind != TRANSFER or transfer.withdrawn_by is not None:
            continue
        later = signings.get(transfer.sealed.entry.sequence, [])
        confirmed = {side: _confirmation(transfer, side, later) for side in _SIDES}
        findings += _confirmation_findings(transfer, confirmed, people)
        findings += _item_findings(transfer, stand)
        for row in _rows(transfer):
            item = row.get("item")
            if type(item) is int:
                steps.setdefault(item, []).append(_handover(item, transfer, row, confirmed))
    items: list[int] = []
    handovers: list[Handover] = []
    for sequence, thing in stand.items():
        kind = thing.sealed.entry.kind
        is_thing = kind in _TAKEN or (kind in _CARRIED and sequence in steps)
        if is_thing and thing.withdrawn_by is None:
            items.append(sequence)
            for step in _judged(thing, steps.get(sequence, []), people):
                handovers.append(step)
                findings += step.faults
    return Custody(tuple(items), tuple(handovers), tuple(findings))


def _signings(stand: Iterable[Standing]) -> dict[int, list[Standing]]:
    """The signings that count, by the entry they sign."""
    found: dict[int, list[Standing]] = {}
    for each in stand:
        if each.sealed.entry.kind == SIGNING and each.withdrawn_by is None:
            signed = each.body.get("entries")
            every = signed if isinstance(signed, list | tuple) else ()
            for sequence in {number for number in every if type(number) is int}:
                found.setdefault(sequence, []).append(each)
    return found


def _judged(thing: Standing, steps: Iterable[Handover], people: People) -> Iterator[Handover]:
    """The handovers of one thing, with what does not fit together."""
    _, taken_at = _TAKEN.get(thing.sealed.entry.kind, ("", ""))
    holders = first_holders(thing, people)
    seal = _text(thing.body, "seal_number")
    last = _moment(_text(thing.body, taken_at))
    where = f"#{thing.sealed.entry.sequence}"
    for step in steps:
        by, faults = f"#{step.transfer}", []
        if not any(step.giver.is_same_as(each) for each in holders):
            told = "In transfer {transfer} it is given away by somebody who did not hold it."
            faults.append(error("CUSTODY_GAP", where, told, transfer=by))
        if step.seal_before and seal and step.seal_before != seal:
            told = "In transfer {transfer} the seal number is another than the one it had."
            faults.append(error("CUSTODY_SEAL_DIFFERS", where, told, transfer=by))
        elif seal and not step.seal_before:
            told = "In transfer {transfer} nobody wrote down the seal number it came with."
            faults.append(warning("CUSTODY_SEAL_UNTOLD", where, told, transfer=by))
        moment = _moment(step.time)
        if moment is None or (last is not None and moment < last):
            told = "The time of transfer {transfer} is missing or before what happened earlier."
            faults.append(error("CUSTODY_TIME_WRONG", where, told, transfer=by))
        yield replace(step, faults=tuple(faults))
        holders = (step.receiver,)
        seal = step.seal_after or step.seal_before or seal
        last = moment or last


def first_holders(thing: Standing, people: People) -> tuple[Holder, ...]:
    """Who sealed a thing, then those whom its record names as having taken it."""
    taken_by, _ = _TAKEN.get(thing.sealed.entry.kind, ("", ""))
    actor = thing.sealed.entry.actor
    person = people.get(actor)
    sealer = Holder(person.name, person.unit, actor) if person else Holder("", "", actor)
    named = thing.body.get(taken_by, ())
    officers = named if isinstance(named, list | tuple) else ()
    return (sealer, *(_holder(each) for each in officers if isinstance(each, Mapping)))


def _item_findings(transfer: Standing, stand: Mapping[int, Standing]) -> Iterator[Finding]:
    """What is odd about the things a transfer names."""
    where = f"#{transfer.sealed.entry.sequence}"
    rows = _rows(transfer)
    if not rows:
        yield error("CUSTODY_UNREADABLE", where, "The transfer names nothing handed over.")
    for row in rows:
        item = row.get("item")
        thing = stand.get(item) if type(item) is int else None
        kind = thing.sealed.entry.kind if thing else ""
        if type(item) is not int or (thing and kind not in _TAKEN and kind not in _CARRIED):
            yield error("CUSTODY_UNREADABLE", where, "The transfer names what is no thing.")
        elif row.get("is_seal_intact") is False:
            told = "The seal of {item} was recorded as broken when it was handed over."
            yield warning("CUSTODY_SEAL_BROKEN", where, told, item=f"#{item}")
    if transfer.supplements:
        told = "The transfer was corrected later than it was confirmed."
        yield warning("CUSTODY_CORRECTED", where, told)


def _confirmation_findings(
    transfer: Standing, confirmed: Mapping[str, str], people: People
) -> Iterator[Finding]:
    where = f"#{transfer.sealed.entry.sequence}"
    for side, means in confirmed.items():
        holder = _side(transfer, side)
        person = people.get(holder.key_id)
        if means == NOT_CONFIRMED:
            told = "The {side} did not confirm the transfer."
            yield error("CUSTODY_NOT_CONFIRMED", where, told, side=side)
        elif means == "refused":
            told = "The {side} refused to confirm the transfer; the record says why."
            yield warning("CUSTODY_REFUSED", where, told, side=side)
        if person is not None and not holder.is_same_as(Holder(person.name, person.unit, "")):
            told = "The key of the {side} belongs to somebody of another name or unit."
            yield error("CUSTODY_NAME_DIFFERS", where, told, side=side)


def _confirmation(transfer: Standing, side: str, later: Sequence[Standing]) -> str:
    """How one side of a transfer has in truth confirmed it.

    Args:
        transfer: the transfer.
        side: "giver" or "receiver".
        later: the signings of the transfer.
    """
    given = transfer.body.get(side)
    if not isinstance(given, Mapping):
        return NOT_CONFIRMED
    entry = transfer.sealed.entry
    means, holder = given.get("means"), _holder(given)
    if means == "key":
        keys = {entry.actor} | {
            each.sealed.entry.actor for each in later if each.body.get("outcome") == "key"
        }
        is_confirmed = holder.key_id in keys
    elif means == "handwriting":
        is_confirmed = any(each.role == f"{side}_signature" for each in entry.attachments) or any(
            each.body.get("outcome") in _BY_HAND and _text(each.body, "name") == holder.name
            for each in later
        )
    else:
        is_confirmed = means == "refused" and bool(_text(given, "refusal_reason"))
    return str(means) if is_confirmed else NOT_CONFIRMED


def _handover(
    item: int, transfer: Standing, row: JsonObject, confirmed: Mapping[str, str]
) -> Handover:
    return Handover(
        item=item,
        transfer=transfer.sealed.entry.sequence,
        giver=_side(transfer, "giver"),
        receiver=_side(transfer, "receiver"),
        time=_text(transfer.body, "handed_at"),
        seal_before=_text(row, "seal_before"),
        seal_after=_text(row, "seal_after"),
        condition=_text(row, "condition"),
        giver_confirms=confirmed["giver"],
        receiver_confirms=confirmed["receiver"],
    )


def _rows(transfer: Standing) -> tuple[JsonObject, ...]:
    """What a transfer says about each thing it hands over."""
    rows = transfer.body.get("items", ())
    every = rows if isinstance(rows, list | tuple) else ()
    return tuple(each for each in every if isinstance(each, Mapping))


def _side(transfer: Standing, side: str) -> Holder:
    given = transfer.body.get(side)
    return _holder(given if isinstance(given, Mapping) else {})


def _holder(given: JsonObject) -> Holder:
    return Holder(_text(given, "name"), _text(given, "unit"), _text(given, "key_id"))


def _text(body: JsonObject, member: str) -> str:
    value = body.get(member)
    return value if isinstance(value, str) else ""


def _moment(text: str) -> datetime | None:
    try:
        return read_time(text)
    except TimeTextError:
        return None
