"""The tree proofs a bundle carries: `proof/proofs.json`.

Each disclosed or left out entry has an inclusion proof in the tree of the bundle's
checkpoint, and each checkpoint that left the laptop before a proof that the tree still
begins with what it stated (RFC 9162 sections 2.1.3 and 2.1.4).
"""

import base64
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from fieldkit.bundle.limits import MOST_EARLIER_CHECKPOINTS, MOST_EARLIER_SIGNATURES
from fieldkit.canonical import CanonicalError, JsonValue, decode, encode, read_base64
from fieldkit.errors import InputError
from fieldkit.ledger import checkpoint
from fieldkit.ledger.checkpoint import Checkpoint, CheckpointError
from fieldkit.ledger.merkle import Proof, Tree

FORMAT: Final = "fieldkit-proofs/1"
_HASH: Final = 32  # bytes
_LONGEST_PROOF: Final = 64  # hashes; a ledger of 2**53 entries needs 54


class ProofsError(InputError):
    """Bytes are not a bundle's proofs."""

    code = "bundle.not-proofs"
    sentence = "These are not a bundle's proofs: {reason}."


@dataclass(frozen=True, slots=True)
class EarlierCheckpoint:
    """A checkpoint that left the laptop before, with its consistency proof."""

    checkpoint: Checkpoint
    proof: Proof


@dataclass(frozen=True, slots=True)
class Proofs:
    """Proofs as read; whether they hold is checked elsewhere.

    Attributes:
        inclusion: by sequence.
        consistency: in order of size.
    """

    inclusion: Mapping[int, Proof]
    consistency: tuple[EarlierCheckpoint, ...]


def write_proofs(
    tree: Tree, size: int, sequences: Iterable[int], earlier: Iterable[Checkpoint]
) -> bytes:
    """The canonical bytes of the proofs that a bundle needs.

    Args:
        tree: the whole ledger's tree.
        size: of the bundle's checkpoint.
        sequences: the entries disclosed or left out.
        earlier: checkpoints of this ledger that left the laptop before; those of an
            empty ledger say nothing and are passed over. Of more than a bundle holds, the
            newest are taken.
    """
    every = sorted(
        {each.text: each for each in earlier if each.size > 0}.values(),
        key=lambda each: (each.size, each.text),
    )
    left = every[-MOST_EARLIER_CHECKPOINTS:]
    inclusion = {each: tree.inclusion_proof(each, size) for each in sequences}
    return encode(
        {
            "consistency": [
                {
                    "checkpoint": each.text,
                    "proof": _packed(tree.consistency_proof(each.size, size)),
                }
                for each in left
            ],
            "format": FORMAT,
            "inclusion": [
                {"proof": _packed(inclusion[each]), "sequence": each} for each in sorted(inclusion)
            ],
        }
    )


def read_proofs(data: bytes) -> Proofs:
    """The proofs that canonical bytes hold, checked for form.

    Raises:
        ProofsError: any deviation from the format, however small.
    """
    try:
        value = decode(data)
    except CanonicalError as problem:
        raise ProofsError(reason=problem.details["reason"]) from None
    if not isinstance(value, Mapping) or set(value) != {"consistency", "format", "inclusion"}:
        raise ProofsError(reason="members are missing or unknown")
    if value["format"] != FORMAT:
        raise ProofsError(reason="they are of another format or version")
    inclusion: dict[int, Proof] = {}
    for each in _list(value["inclusion"]):
        members = _object(each, {"proof", "sequence"})
        sequence = members["sequence"]
        if isinstance(sequence, bool) or not isinstance(sequence, int) or sequence < 0:
            raise ProofsError(reason="a sequence is not a count")
        if inclusion and sequence <= next(reversed(inclusion)):
            raise ProofsError(reason="the inclusion proofs are not in order")
        inclusion[sequence] = _proof(members["proof"])
    earlier = _list(value["consistency"])
    if len(earlier) > MOST_EARLIER_CHECKPOINTS:
        raise ProofsError(reason="there are more earlier checkpoints than any bundle has")
    consistency = [_earlier(each) for each in earlier]
    if sum(len(each.checkpoint.signatures) for each in consistency) > MOST_EARLIER_SIGNATURES:
        raise ProofsError(reason="the earlier checkpoints have too many signatures")
    keys = [_order(each) for each in consistency]
    if any(left >= right for left, right in pairwise(keys)):
        raise ProofsError(reason="the earlier checkpoints are not in order")
    return Proofs(inclusion, tuple(consistency))


def _order(earlier: EarlierCheckpoint) -> tuple[int, str]:
    return earlier.checkpoint.size, earlier.checkpoint.text


def _earlier(value: JsonValue) -> EarlierCheckpoint:
    members = _object(value, {"checkpoint", "proof"})
    text = members["checkpoint"]
    if not isinstance(text, str):
        raise ProofsError(reason="a checkpoint is not text")
    try:
        return EarlierCheckpoint(checkpoint.read(text), _proof(members["proof"]))
    except CheckpointError as problem:
        raise ProofsError(reason=f"an earlier checkpoint: {problem.details['reason']}") from None


def _proof(value: JsonValue) -> Proof:
    data = read_base64(value) if isinstance(value, str) else None
    if data is None or len(data) % _HASH or len(data) > _LONGEST_PROOF * _HASH:
        raise ProofsError(reason="a proof is not base64 of a few hashes")
    return tuple(data[at : at + _HASH] for at in range(0, len(data), _HASH))


def _packed(proof: Proof) -> str:
    return base64.b64encode(b"".join(proof)).decode("ascii")


def _list(value: JsonValue) -> list[JsonValue]:
    if not isinstance(value, list):
        raise ProofsError(reason="a list is missing")
    return value


def _object(value: JsonValue, names: set[str]) -> Mapping[str, JsonValue]:
    if not isinstance(value, Mapping) or set(value) != names:
        raise ProofsError(reason="an object has other members than it must")
    return value
