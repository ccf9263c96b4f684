"""What is likely in a new record, from the visit it belongs to and the last one of its kind.

Proposals fill a form in before anybody has typed. What somebody has to answer for (whether rights
were told, whether the party was there) is never proposed.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final

from fieldkit.canonical import JsonObject, JsonValue
from fieldkit.clock import time_text
from fieldkit.evidence.inspections import Inspection
from fieldkit.evidence.parties import Party
from fieldkit.evidence.people import Officer
from fieldkit.evidence.record import Record, to_body
from fieldkit.evidence.signings import Outcome, Signer

READ_AND_FOUND_RIGHT: Final = "以上笔录已阅，无误。"  # as signers write on the last page

_WHEN: Final[Mapping[str, str]] = {
    "quantity": "determined_at", "document": "obtained_at", "statement": "started_at",
    "observation": "observed_at", "exhibit": "obtained_at",
}  # fmt: skip
_BY: Final[Mapping[str, str]] = {
    "quantity": "determined_by", "document": "obtained_by", "statement": "officers",
    "observation": "observed_by", "exhibit": "obtained_by",
}  # fmt: skip
_PLACE: Final[Mapping[str, str]] = {
    "quantity": "place", "statement": "place", "observation": "place", "exhibit": "found_at",
}  # fmt: skip
_FROM: Final[Mapping[str, str]] = {"document": "provided_by", "statement": "interviewee"}
# What the next record of a kind mostly has in common with the last one.
_AGAIN: Final[Mapping[str, tuple[str, ...]]] = {
    "quantity": ("dimension", "unit", "determined", "place", "instrument"),
    "document": ("is_copy", "original_at", "provided_by"),
    "statement": ("recorder", "place", "interviewee", "standing"),
    "observation": ("place", "observed_by"),
    "exhibit": ("found_at", "holder", "kept_at", "measure", "unit"),
}


def for_arrival(
    *,
    now: datetime,
    me: Officer,
    colleagues: Sequence[Officer],
    party: Party | None,
    earlier: Inspection | None,
    is_same_case: bool,
) -> JsonObject:
    """Members of a new inspection.

    Args:
        now: what the wall clock shows.
        me: who is signed in.
        colleagues: other officers who have a key in the vault.
        party: the case's, None while it is unknown.
        earlier: the last inspection; None if there was none.
        is_same_case: whether `earlier` was one of this case.
    """
    body: dict[str, JsonValue] = {"started_at": _minute(now), "recorder": to_body(me)}
    with_me = [] if earlier is None else [each for each in earlier.officers if each != me]
    second = (with_me or (list(colleagues) if len(colleagues) == 1 else []))[:1]
    body["officers"] = [to_body(each) for each in (me, *second)]
    if party is not None and party.address is not None:
        body["place"] = party.address
    if earlier is not None and is_same_case:
        said = to_body(earlier)
        again = ("place", "coordinates", "site_person", "liaison_officers")
        body |= {name: said[name] for name in again if name in said}
    return body


def for_record(kind: str, visit: Inspection, last: Record | None, now: datetime) -> JsonObject:
    """Members of a new record that belongs to a visit.

    Args:
        kind: of the record; one that is not known here gets nothing.
        visit: the inspection.
        last: the last record of that kind in the visit; None if there was none.
        now: what the wall clock shows.
    """
    body: dict[str, JsonValue] = {}
    if kind in _PLACE:
        body[_PLACE[kind]] = visit.place
    if kind in _BY:
        body[_BY[kind]] = [to_body(each) for each in visit.officers]
    if kind == "statement" and visit.recorder is not None:
        body["recorder"] = to_body(visit.recorder)
    if kind in _FROM and visit.site_person is not None:
        body[_FROM[kind]] = to_body(visit.site_person)
    if last is not None:
        said = to_body(last)
        body |= {name: said[name] for name in _AGAIN.get(kind, ()) if name in said}
    if kind in _WHEN:
        body[_WHEN[kind]] = _minute(now)
    return body


def expected_signers(visit: Inspection) -> tuple[tuple[Signer, str], ...]:
    """Who is to sign the record of a visit, as what: role and name, the name empty if unknown."""
    party = "" if visit.site_person is None else visit.site_person.name
    witness = [] if visit.witness is None else [(Signer.WITNESS, visit.witness.name)]
    officers = [(Signer.OFFICER, each.name) for each in visit.officers]
    return ((Signer.PARTY, party), *witness, *officers)


def for_signing(visit: Inspection, signer: Signer, name: str, now: datetime) -> JsonObject:
    """Members of a signature under the record of a visit.

    Args:
        visit: the inspection.
        signer: as what the person signs.
        name: of the person; may be empty.
        now: what the wall clock shows.
    """
    body: dict[str, JsonValue] = {
        "signer": str(signer),
        "outcome": str(Outcome.SIGNED),
        "signed_at": _minute(now),
        "place": visit.place,
    }
    if name:
        body["name"] = name
    if signer is not Signer.OFFICER:
        body["words"] = READ_AND_FOUND_RIGHT
    return body


def for_refusal(visit: Inspection, signer: Signer, name: str, now: datetime) -> JsonObject:
    """Members of the note that somebody would not sign; the reason is for people to say."""
    body: dict[str, JsonValue] = dict(for_signing(visit, signer, name, now))
    body.pop("words", None)
    body["outcome"] = str(Outcome.REFUSED)
    body["noted_by"] = [to_body(each) for each in visit.officers]
    if visit.witness is not None and signer is not Signer.WITNESS:
        body["witness"] = to_body(visit.witness)
    return body


def _minute(moment: datetime) -> str:
    return time_text(moment.replace(second=0, microsecond=0))
