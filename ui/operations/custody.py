"""Who holds what of a case, and handing it over."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldkit.canonical import JsonObject
from fieldkit.changes import Changed
from fieldkit.errors import AccessError
from fieldkit.evidence.drafts import Draft
from fieldkit.evidence.things import Thing
from fieldkit.progress import Progress
from ui.engine_thread import Operation

if TYPE_CHECKING:
    from fieldkit.workspace import Sealed, Workspace

KIND = "transfer"


@dataclass(frozen=True, slots=True)
class Keeper:
    """Somebody of the vault, who can hold things and confirm with a key.

    Attributes:
        key_id: theirs.
        name: theirs.
        unit: theirs.
        is_me: whether they are signed in.
    """

    key_id: str
    name: str
    unit: str
    is_me: bool


@dataclass(frozen=True, slots=True)
class Holdings:
    """What a case has of physical things.

    Attributes:
        things: those that still count, in order of the ledger.
        keepers: the active people of the vault; who is signed in first.
        drafts: transfers of the case that are half filled in.
    """

    things: tuple[Thing, ...]
    keepers: tuple[Keeper, ...]
    drafts: tuple[Draft, ...]


@dataclass(frozen=True, slots=True)
class HandedOver:
    """What a handover became.

    Attributes:
        entries: sequence of the transfer and, if the receiver confirmed here, of the signing.
        changed: what screens have to load anew.
    """

    entries: tuple[int, ...]
    changed: Changed


def holdings(case: int) -> Operation[Holdings]:
    """Who holds what of a case now."""
    return Operation(lambda workspace, _: _holdings(workspace, case))


def hand_over(
    body: JsonObject,
    case: int,
    *,
    passphrase: str = "",
    signatures: Mapping[str, bytes] | None = None,
    draft: str = "",
) -> Operation[HandedOver]:
    """Seals a transfer, and the receiver's confirmation if they confirm here.

    Args:
        body: of the transfer.
        case: sequence of the case.
        passphrase: of the receiver; empty if they do not confirm with a key here.
        signatures: PNG of what was written by hand, by the file's role.
        draft: name of the draft that it was until now.
    """

    def hand(workspace: "Workspace", _: Progress) -> HandedOver:
        from fieldkit.evidence.intake import Made  # noqa: PLC0415 - the first window comes sooner
        from fieldkit.evidence.record import read_body  # noqa: PLC0415
        from fieldkit.evidence.transfers import Transfer  # noqa: PLC0415

        transfer = read_body(Transfer, body)
        held = workspace.drafts.find(draft)
        files = [
            workspace.take_in(Made(f"{role}.png", picture), role)
            for role, picture in (signatures or {}).items()
        ]
        try:
            sealed = workspace.hand_over(
                transfer,
                case=case,
                receiver_passphrase=passphrase or None,
                files=files,
                draft=None if held is None else draft,
            )
        except AccessError:
            workspace.put_back(files)  # nothing was sealed
            raise
        return _handed(sealed)

    return Operation(hand, writes=True)


def confirm(transfer: int, case: int, place: str) -> Operation[HandedOver]:
    """Confirms a transfer with the key of who is signed in, its receiver.

    Args:
        transfer: sequence of the transfer.
        case: sequence of the case.
        place: where it is confirmed.
    """

    def seal(workspace: "Workspace", _: Progress) -> HandedOver:
        from fieldkit.clock import SystemClock  # noqa: PLC0415 - the first window comes sooner
        from fieldkit.evidence.signings import Outcome, Signer, Signing  # noqa: PLC0415

        signing = Signing(
            entries=(transfer,),
            signer=Signer.RECEIVER,
            name=workspace.personnel.me.name,
            outcome=Outcome.KEY,
            signed_at=SystemClock().read().wall,
            place=place,
        )
        return _handed((workspace.seal(signing, case=case),))

    return Operation(seal, writes=True)


def _holdings(workspace: "Workspace", case: int) -> Holdings:
    me = workspace.personnel.me.key_id if workspace.personnel.is_signed_in else ""
    keepers = [
        Keeper(each.key_id, each.name, each.unit, each.key_id == me)
        for each in workspace.personnel.everybody
        if each.is_active
    ]
    return Holdings(
        tuple(each for each in workspace.things.of_case(case) if not each.is_withdrawn),
        tuple(sorted(keepers, key=lambda each: not each.is_me)),
        tuple(each for each in workspace.drafts.all() if each.kind == KIND and each.case == case),
    )


def _handed(sealed: "tuple[Sealed, ...]") -> HandedOver:
    changed = Changed.CUSTODY
    for each in sealed:
        changed |= each.changed
    return HandedOver(tuple(each.sequence for each in sealed), changed)
