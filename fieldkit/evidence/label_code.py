"""What the code on a label says, and the entry it leads to.

    FK1:3F2A91BC:42:9C1D22E0A1B2C3D4:20261103-1-01

The five parts are the form, the first eight digits of the vault's UUID, the entry's number in
the ledger, the first four groups of its digest, and the sample number, percent-encoded so that
a scanner that types has nothing but ASCII to type. All but the last are enough to find the entry
and to see that the label belongs to it; the last is for people whose vault does not know it.
"""

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Self
from urllib.parse import quote, unquote

from fieldkit.errors import InputError

if TYPE_CHECKING:
    from fieldkit.evidence.register import Register

PREFIX: Final = "FK1:"
VAULT_DIGITS: Final = 8
DIGEST_DIGITS: Final = 16
LONGEST_CODE: Final = 120  # characters that are worth reading
_LONGEST_NUMBER: Final = 60  # characters as encoded; a longer one is cut, the code stays small
_PLAIN: Final = "-._/+*"
_FORM: Final = re.compile(
    rf"FK1:([0-9A-F]{{{VAULT_DIGITS}}}):(0|[1-9][0-9]{{0,14}}):([0-9A-F]{{{DIGEST_DIGITS}}}):(.*)",
    re.IGNORECASE | re.ASCII,
)


class LabelUnreadableError(InputError):
    """What was scanned is not the code of a label."""

    code = "label.unreadable"
    sentence = "{text!r} is not the code of a label made by FieldKit."


class LabelOfAnotherVaultError(InputError):
    """The label was printed from another vault."""

    code = "label.another-vault"
    sentence = "The label of {number} belongs to another vault, {vault}."


class LabelUnknownError(InputError):
    """The label names this vault, and an entry that is not what the label says."""

    code = "label.unknown"
    sentence = "The label of {number} names entry #{entry}, which is another one in this vault."


@dataclass(frozen=True, slots=True)
class LabelCode:
    """The parts of a code.

    Attributes:
        vault: the first eight hex digits of the vault's UUID, capitals.
        sequence: the entry's number in the ledger.
        digest: the first sixteen hex digits of the entry's digest, capitals.
        number: the sample number, perhaps cut at its end.
    """

    vault: str
    sequence: int
    digest: str
    number: str

    @classmethod
    def of(cls, vault_id: str, sequence: int, digest: str, number: str) -> Self:
        """The code of one entry.

        Args:
            vault_id: UUID of its vault.
            sequence: its number in the ledger.
            digest: its digest, hex.
            number: the sample number.
        """
        while len(quote(number, safe=_PLAIN)) > _LONGEST_NUMBER:
            number = number[:-1]
        return cls(
            vault_id[:VAULT_DIGITS].upper(), sequence, digest[:DIGEST_DIGITS].upper(), number
        )

    @property
    def text(self) -> str:
        """What the code on the label holds; ASCII."""
        number = quote(self.number, safe=_PLAIN)
        return f"{PREFIX}{self.vault}:{self.sequence}:{self.digest}:{number}"


def is_label_code(text: str) -> bool:
    """Whether the text begins as the code of a label does, however a keyboard has changed it."""
    return _normal(text).upper().startswith(PREFIX)


def read_label_code(text: str) -> LabelCode:
    """The parts of what a scanner typed. Small letters and full-width forms do no harm.

    Raises:
        LabelUnreadableError: it is no such code, or a part of it is missing.
    """
    found = _FORM.fullmatch(_normal(text))
    if found is None:
        raise LabelUnreadableError(text=text[:60])
    vault, sequence, digest, number = found.groups()
    return LabelCode(vault.upper(), int(sequence), digest.upper(), unquote(number))


def find_labelled(register: "Register", text: str) -> int:
    """The sequence of the entry that a scanned label is about.

    Raises:
        LabelUnreadableError: not the code of a label.
        LabelOfAnotherVaultError: another vault's.
        LabelUnknownError: the entry is not in this vault, or has another digest.
    """
    # The window watches for codes before it has shown itself, and needs no vault for that.
    from fieldkit.evidence.register import NoSuchEntryError  # noqa: PLC0415

    scanned = read_label_code(text)
    if scanned.vault != register.vault_id[:VAULT_DIGITS].upper():
        raise LabelOfAnotherVaultError(number=scanned.number, vault=scanned.vault)
    try:
        digest = register.sealed(scanned.sequence).digest.upper()
    except NoSuchEntryError:
        digest = ""
    if not digest.startswith(scanned.digest):
        raise LabelUnknownError(number=scanned.number, entry=scanned.sequence)
    return scanned.sequence


def _normal(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip()
