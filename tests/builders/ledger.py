"""A small real ledger with fixed keys: two people, one case with every kind that matters."""

import base64
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

from cryptography.hazmat.primitives.asymmetric import ec

from fieldkit.canonical import JsonObject
from fieldkit.clock import time_text
from fieldkit.ledger.certificates import issue_self_signed
from fieldkit.ledger.checkpoint import issue, origin_of
from fieldkit.ledger.entry import NO_PREVIOUS, Attachment, Entry, SealedEntry, seal
from fieldkit.ledger.merkle import Tree
from fieldkit.ledger.people import ADDED, FOUNDING, Role, card
from fieldkit.ledger.signatures import KeySigner

VAULT = "6f1d9c52-8f0e-4c55-9d0a-1b7f5f6b2a01"
OTHER_VAULT = "0b0f7a0e-52a3-4f0e-8a35-7c2f66d0c902"
START = datetime(2026, 11, 24, 9, 0, tzinfo=timezone(timedelta(hours=8)))


def key(number: int) -> ec.EllipticCurvePrivateKey:
    """A P-256 key that is the same in every run."""
    return ec.derive_private_key(0x5EED0000 + number, ec.SECP256R1())


@dataclass(frozen=True)
class Somebody:
    """A person of the tests with key and certificate."""

    name: str
    unit: str
    number: str
    role: Role
    signer: KeySigner

    @property
    def key_id(self) -> str:
        return self.signer.key_id

    @property
    def card(self) -> JsonObject:
        return card(self.name, self.unit, self.number, self.role, self.signer.certificate)


def somebody(
    number: int, name: str, role: Role, unit: str = "华建市生态环境局", text: str = ""
) -> Somebody:
    """A person with the key of that number; `text` is the certificate number if given."""
    private = key(number)
    text = text or f"粤A{number:05}"
    certificate = issue_self_signed(
        private, name=name, unit=unit, certificate_number=text, moment=START
    )
    return Somebody(name, unit, text, role, KeySigner(private, certificate))


ADMIN = somebody(1, "王伟", Role.ADMINISTRATOR)
INSPECTOR = somebody(2, "李娜", Role.INSPECTOR)
TECHNICIAN = somebody(3, "赵敏", Role.TECHNICIAN, "华建市环境监测站")
# The same person with another key, after the first one was lost.
NEW_INSPECTOR = somebody(20, "李娜", Role.INSPECTOR, text=INSPECTOR.number)
STRANGER = somebody(9, "王伟", Role.ADMINISTRATOR)


class LedgerBuilder:
    """Seals entry after entry, as a vault would, and keeps everything in memory.

    Attributes:
        entries: what was sealed, in order.
        tree: the tree over it.
        files: attachments' bytes by SHA-256.
    """

    def __init__(self, vault: str = VAULT, moment: datetime = START) -> None:
        self.vault = vault
        self.entries: list[SealedEntry] = []
        self.tree = Tree()
        self.files: dict[str, bytes] = {}
        self._moment = moment
        self._positions: dict[int, int] = {}

    def seal(
        self,
        kind: str,
        body: JsonObject,
        by: Somebody = INSPECTOR,
        *,
        case: int | None = None,
        attachments: Iterable[Attachment] = (),
        later: timedelta = timedelta(minutes=1),
        **changed: object,
    ) -> int:
        """Seals the next entry; `changed` members are written as a liar would.

        Returns:
            Its sequence.
        """
        self._moment += later
        sequence = len(self.entries)
        place = sequence if kind == "case" else case
        position = None
        if place is not None:
            position = self._positions[place] = self._positions.get(place, 0) + 1
        members: dict[str, object] = {
            "vault": self.vault,
            "sequence": sequence,
            "previous": self.entries[-1].digest if self.entries else NO_PREVIOUS,
            "kind": kind,
            "case": place,
            "case_position": position,
            "body": body,
            "attachments": tuple(attachments),
            "actor": by.key_id,
            "time": time_text(self._moment),
            "boot": "boot-1",
            "monotonic_ns": (self._moment - START) // timedelta(microseconds=1) * 1000,
        }
        self.add(seal(Entry(**{**members, **changed}), by.signer))
        return sequence

    def add(self, sealed: SealedEntry) -> None:
        self.entries.append(sealed)
        self.tree.append(bytes.fromhex(sealed.digest))

    def file(
        self,
        content: bytes,
        name: str = "IMG_0001.JPG",
        *,
        role: str = "original",
        media_type: str = "image/jpeg",
        sm3: str | None = None,
    ) -> Attachment:
        digest = hashlib.sha256(content).hexdigest()
        self.files[digest] = content
        return Attachment(name, media_type, role, len(content), digest, sm3)

    def open_attachment(self, attachment: Attachment) -> Iterable[bytes]:
        content = self.files[attachment.sha256]
        return [content[at : at + 65_536] for at in range(0, len(content), 65_536)]

    def checkpoint(self, by: Somebody = INSPECTOR, size: int | None = None) -> str:
        size = self.tree.size if size is None else size
        return issue(origin_of(self.vault), size, self.tree.root(size), by.signer)

    def found(self) -> None:
        self.seal(FOUNDING, {"person": ADMIN.card}, ADMIN)

    def bring_in(self, person: Somebody, by: Somebody = ADMIN, **more: object) -> int:
        return self.seal(ADDED, {"person": person.card, **more}, by)


PHOTO = b"\xff\xd8\xff\xe0 not really a photo \xff\xd9" * 40
SIGNATURE_IMAGE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABAQAAAAA3bvkkAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=="
)


def side(person: Somebody, means: str, **more: str) -> Mapping[str, str]:
    said = {"name": person.name, "unit": person.unit, "means": means, **more}
    return said | ({"key_id": person.key_id} if means == "key" else {})


def small_ledger(*, photo_sm3: str | None = None) -> LedgerBuilder:
    """Thirteen entries: people, one case with its items, a transfer, a supplement."""
    ledger = LedgerBuilder()
    ledger.found()
    ledger.bring_in(INSPECTOR)
    ledger.bring_in(TECHNICIAN)
    party = ledger.seal("party", {"name": "华建电镀有限公司", "credit_code": "91440101MA5CXXXX0A"})
    case = ledger.seal(
        "case",
        {"number": "华环罚〔2026〕17号", "cause": "涉嫌利用暗管排放水污染物", "party": party},
    )
    return fill_case(ledger, case, photo_sm3)


def fill_case(ledger: LedgerBuilder, case: int, photo_sm3: str | None = None) -> LedgerBuilder:
    officers = [
        {"name": each.name, "certificate_number": each.number} for each in (INSPECTOR, ADMIN)
    ]
    inspection = ledger.seal(
        "inspection",
        {"place": "厂区北侧", "officers": officers, "started_at": "2026-11-24T09:05:00.000+08:00"},
        case=case,
    )
    ledger.seal(
        "photo",
        {"inspection": inspection, "shows": "暗管排口"},
        case=case,
        attachments=[ledger.file(PHOTO, "排口 照片.JPG", sm3=photo_sm3)],
    )
    sample = ledger.seal(
        "sample",
        {
            "number": "HJ-2026-001",
            "sampled_at": "2026-11-24T09:06:00.000+08:00",
            "medium": "wastewater",
            "seal_number": "F-100",
            "samplers": [{"name": TECHNICIAN.name, "unit": TECHNICIAN.unit}],
            "inspection": inspection,
        },
        case=case,
    )
    ledger.seal(
        "measurement",
        {"analyte": "六价铬", "value": "<0.004", "unit": "mg/L", "sample": sample},
        TECHNICIAN,
        case=case,
    )
    ledger.seal(
        "quantity",
        {"subject": "含铬污泥", "value": "-5", "unit": "t", "determined": "weighed"},
        case=case,
    )
    transfer = ledger.seal(
        "transfer",
        {
            "items": [{"item": sample, "seal_before": "F-100", "seal_after": "F-101"}],
            "giver": side(INSPECTOR, "key"),
            "receiver": side(TECHNICIAN, "key"),
            "handed_at": "2026-11-24T09:10:00.000+08:00",
            "place": "厂门口",
            "purpose": "to_laboratory",
        },
        case=case,
    )
    ledger.seal(
        "signing",
        {
            "entries": [transfer],
            "signer": "receiver",
            "name": TECHNICIAN.name,
            "outcome": "key",
            "signed_at": "2026-11-24T09:11:00.000+08:00",
        },
        TECHNICIAN,
        case=case,
    )
    ledger.seal(
        "supplement",
        {"corrects": inspection, "changes": {"place": "厂区南侧"}, "reason": "=方位写错"},
        case=case,
    )
    return ledger
