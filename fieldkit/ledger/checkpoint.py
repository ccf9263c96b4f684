"""Checkpoints: signed statements of how far a ledger reached and what its tree's root was.

The form is C2SP's tlog-checkpoint, a signed note of three lines, without extension lines.
Our own signatures, and those of whoever receives a checkpoint and signs it too, are of
signed-note type 0x02, ECDSA: the key's hint is the first four bytes of the SHA-256 of its
SubjectPublicKeyInfo, the signature DER. Signatures of other types are kept unread.
"""

import base64
import re
from dataclasses import dataclass
from typing import Final

from cryptography.hazmat.primitives.asymmetric import ec

from fieldkit.canonical import read_base64
from fieldkit.errors import InputError
from fieldkit.ledger.signatures import Signer, is_signed_by, key_id_of

_LONGEST: Final = 65_536  # bytes of a whole note
_MOST_SIGNATURES: Final = 16  # what every reader of signed notes must take
_HINT: Final = 4  # bytes
_ROOT: Final = 32  # bytes

_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")
_SIZE = re.compile(r"0|[1-9][0-9]{0,14}")
_TYPED_ROOT = re.compile(r"[0-9A-Fa-f]{64}")
_SIGNATURE_LINE = re.compile(r"\N{EM DASH} ([^\s+]+) ([A-Za-z0-9+/=]+)")


class CheckpointError(InputError):
    """A text is not a checkpoint."""

    code = "checkpoint.unreadable"
    sentence = "This is not a checkpoint: {reason}."


@dataclass(frozen=True, slots=True)
class NoteSignature:
    """One signature line of a note.

    Attributes:
        name: the key's name, as the signer calls it.
        hint: four bytes that tell which key; anybody can make a key with the same hint.
        signature: what the key made of the note's body, in the key's own form.
    """

    name: str
    hint: bytes
    signature: bytes


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A checkpoint as read. Whose it is, `is_signed_by` tells; nothing else was checked.

    Attributes:
        origin: which ledger it speaks of; empty if it was typed from paper.
        size: how many entries the ledger had.
        root: root of the tree over them.
        signatures: one or more, in the order of the text; none if it was typed.
        text: the whole note, exactly.
    """

    origin: str
    size: int
    root: bytes
    signatures: tuple[NoteSignature, ...]
    text: str

    @property
    def body(self) -> bytes:
        """What every signature covers: the lines before the empty one."""
        return _body(self.origin, self.size, self.root)

    def is_signed_by(self, public_key: ec.EllipticCurvePublicKey, name: str | None = None) -> bool:
        """Whether that key signed this under that name.

        Args:
            public_key: the key, known from elsewhere.
            name: the name the key goes by; None for the ledger's own, its origin.

        Returns:
            True if at least one line is of that name and hint, and all those are true.
        """
        named = (self.origin if name is None else name, _hint(key_id_of(public_key)))
        own = [each for each in self.signatures if (each.name, each.hint) == named]
        return bool(own) and all(
            is_signed_by(public_key, each.signature, self.body) for each in own
        )


def origin_of(vault: str) -> str:
    """The origin of a vault's checkpoints, which is also the name its keys sign under."""
    return f"fieldkit.local/{vault}"


def issue(origin: str, size: int, root: bytes, signer: Signer) -> str:
    """The text of a checkpoint, signed under the origin's name.

    Raises:
        CheckpointError: origin, size or root are outside what `read` takes.
    """
    signature = signer.sign(_body(origin, size, root))
    packed = base64.b64encode(_hint(signer.key_id) + signature).decode("ascii")
    text = f"{_body(origin, size, root).decode()}\n\N{EM DASH} {origin} {packed}\n"
    return read(text).text


def read(note: str | bytes) -> Checkpoint:
    """The checkpoint that a note holds, checked for form only.

    Raises:
        CheckpointError: any deviation from the form, however small.
    """
    try:
        data = note.encode("utf-8") if isinstance(note, str) else note
        text = data.decode("utf-8")
    except UnicodeError:
        raise CheckpointError(reason="it is not text in UTF-8") from None
    if len(data) > _LONGEST:
        raise CheckpointError(reason="it is longer than 64 KiB")
    if _CONTROL.search(text):
        raise CheckpointError(reason="it holds control characters")
    body, gap, signed = text.rpartition("\n\n")
    lines = body.split("\n")
    if not gap or len(lines) != 3:
        raise CheckpointError(reason="it is not three lines, an empty one, and signatures")
    origin, size, root = lines
    if not origin:
        raise CheckpointError(reason="the origin is empty")
    if not _SIZE.fullmatch(size):
        raise CheckpointError(reason="the size is not a plain number")
    digest = read_base64(root)
    if digest is None or len(digest) != _ROOT:
        raise CheckpointError(reason="the root is not base64 of 32 bytes")
    return Checkpoint(origin, int(size), digest, _signatures(signed), text)


def read_held(text: str) -> Checkpoint:
    """The checkpoint that somebody holds: the note, or what they typed from paper.

    From paper it is the number of entries, and below it the root in hex, in groups or not; it
    has no origin and no signatures then. Spaces around a note, other line ends and a byte order
    mark, which editors and pasting bring, do not matter.

    Raises:
        CheckpointError: it is neither.
    """
    lines = text.removeprefix("\ufeff").strip().splitlines()
    typed = "".join("".join(lines[1:]).split())
    if lines and _SIZE.fullmatch(lines[0].strip()) and _TYPED_ROOT.fullmatch(typed):
        size, root = lines[0].strip(), bytes.fromhex(typed)
        return Checkpoint("", int(size), root, (), f"{size}\n{in_groups(root)}\n")
    return read("\n".join(lines) + "\n")


def in_groups(root: bytes) -> str:
    """The root for paper: upper-case hex in groups of four, "ABCD EF01 ..."."""
    return root.hex(" ", -2).upper()


def _signatures(signed: str) -> tuple[NoteSignature, ...]:
    *lines, end = signed.split("\n")
    if end or not 1 <= len(lines) <= _MOST_SIGNATURES:
        raise CheckpointError(reason="it does not end in 1 to 16 whole signature lines")
    return tuple(_signature(line) for line in lines)


def _signature(line: str) -> NoteSignature:
    parts = _SIGNATURE_LINE.fullmatch(line)
    packed = read_base64(parts[2]) if parts else None
    if parts is None or packed is None or len(packed) <= _HINT:
        raise CheckpointError(reason="a signature line is not of its form")
    return NoteSignature(parts[1], packed[:_HINT], packed[_HINT:])


def _body(origin: str, size: int, root: bytes) -> bytes:
    return f"{origin}\n{size}\n{base64.b64encode(root).decode('ascii')}\n".encode()


def _hint(key_id: str) -> bytes:
    return bytes.fromhex(key_id)[:_HINT]
