"""The Merkle tree over the ledger, its proofs, and their checks (RFC 9162 section 2.1).

Leaves are digests of entries (`fieldkit.ledger.entry.digest_of`), in order of sequence.
An inclusion proof shows that one entry is in the ledger a checkpoint speaks of, a
consistency proof that a later ledger holds an earlier one unchanged; neither shows
anything else of the ledger.
"""

import hashlib
from collections.abc import Iterable, Sequence
from typing import Final

EMPTY_ROOT: Final = hashlib.sha256(b"").digest()

_SIZE = 32  # bytes of a SHA-256 digest

Proof = tuple[bytes, ...]


class Tree:
    """A ledger's tree, growing leaf by leaf.

    Holds every node above complete pairs, so that a root or a proof costs a few lookups
    and at most log2(size) squared hashes; about 70 bytes of memory a node, two nodes a leaf.
    """

    def __init__(self, leaves: Iterable[bytes] = ()) -> None:
        """The tree of the given leaf hashes, 32 bytes each."""
        self._levels: list[list[bytes]] = [[]]
        for leaf in leaves:
            self.append(leaf)

    @property
    def size(self) -> int:
        """How many leaves the tree has."""
        return len(self._levels[0])

    def append(self, leaf: bytes) -> None:
        """Adds the next leaf hash.

        Raises:
            ValueError: it is not of 32 bytes; that is a bug of the caller.
        """
        if len(leaf) != _SIZE:
            raise ValueError("a leaf hash has 32 bytes")
        node, height = leaf, 0
        self._levels[0].append(node)
        while len(self._levels[height]) % 2 == 0:
            node = _node(self._levels[height][-2], node)
            height += 1
            if height == len(self._levels):
                self._levels.append([])
            self._levels[height].append(node)

    def root(self, size: int | None = None) -> bytes:
        """The root over all leaves, or over the first `size` (section 2.1.1).

        Raises:
            ValueError: the tree has fewer leaves than that.
        """
        size = self._within(self.size if size is None else size, 0)
        return self._range(0, size) if size else EMPTY_ROOT

    def inclusion_proof(self, index: int, size: int) -> Proof:
        """Shows that leaf `index` is among the first `size` leaves (section 2.1.3.1).

        Raises:
            ValueError: not 0 <= index < size <= leaves of the tree.
        """
        start, end = 0, self._within(size, 1)
        if not 0 <= index < size:
            raise ValueError(f"leaf {index} is not among the first {size}")
        path = []
        while end - start > 1:
            middle = start + _split(end - start)
            if index < middle:
                path.append(self._range(middle, end))
                end = middle
            else:
                path.append(self._range(start, middle))
                start = middle
        return tuple(reversed(path))

    def consistency_proof(self, old: int, new: int) -> Proof:
        """Shows that the first `new` leaves begin with the first `old` (section 2.1.4.1).

        Raises:
            ValueError: not 1 <= old <= new <= leaves of the tree. With the empty tree
                everything is consistent, so there is nothing to prove.
        """
        start, end = 0, self._within(new, 1)
        if not 1 <= old <= new:
            raise ValueError(f"{old} leaves are no beginning of {new}")
        path = []
        while old < end:
            middle = start + _split(end - start)
            if old <= middle:
                path.append(self._range(middle, end))
                end = middle
            else:
                path.append(self._range(start, middle))
                start = middle
        if start > 0:  # otherwise this is the old root, which the reader has
            path.append(self._range(start, end))
        return tuple(reversed(path))

    def _within(self, size: int, least: int) -> int:
        if not least <= size <= self.size:
            raise ValueError(f"the tree has {self.size} leaves, not {size}")
        return size

    def _range(self, start: int, end: int) -> bytes:
        """Hash over leaves start to end; start is where the RFC's own splitting arrives."""
        length = end - start
        if length & (length - 1) == 0:
            height = length.bit_length() - 1
            return self._levels[height][start >> height]
        middle = start + _split(length)
        return _node(self._range(start, middle), self._range(middle, end))


def verify_inclusion(
    index: int, size: int, leaf: bytes, proof: Sequence[bytes], root: bytes
) -> bool:
    """Whether the proof shows that `leaf` is number `index` of the `size` under `root`.

    Anything out of range or not of 32 bytes is simply not proven (section 2.1.3.2).
    """
    if not (0 <= index < size and _are_digests(leaf, root, *proof)):
        return False
    number, last, running = index, size - 1, leaf
    for node in proof:
        if last == 0:
            return False
        if number & 1 or number == last:
            running = _node(node, running)
            number, last = _skip(number, last)
        else:
            running = _node(running, node)
        number, last = number >> 1, last >> 1
    return last == 0 and running == root


def verify_consistency(
    old_size: int, new_size: int, old_root: bytes, new_root: bytes, proof: Sequence[bytes]
) -> bool:
    """Whether the proof shows that the new tree begins with the old one, unchanged.

    Anything out of range or not of 32 bytes is simply not proven; so is consistency with
    the empty tree, which would say nothing (section 2.1.4.2).
    """
    if not (1 <= old_size <= new_size and _are_digests(old_root, new_root, *proof)):
        return False
    if old_size == new_size:
        return not proof and old_root == new_root
    nodes = list(proof)
    if old_size & (old_size - 1) == 0:
        nodes.insert(0, old_root)
    if not nodes:
        return False
    number, last = old_size - 1, new_size - 1
    while number & 1:
        number, last = number >> 1, last >> 1
    old_running = new_running = nodes[0]
    for node in nodes[1:]:
        if last == 0:
            return False
        if number & 1 or number == last:
            old_running = _node(node, old_running)
            new_running = _node(node, new_running)
            number, last = _skip(number, last)
        else:
            new_running = _node(new_running, node)
        number, last = number >> 1, last >> 1
    return last == 0 and old_running == old_root and new_running == new_root


def _skip(number: int, last: int) -> tuple[int, int]:
    """Passes the levels where a node on the right edge has no sibling and rises unchanged."""
    while number and not number & 1:
        number, last = number >> 1, last >> 1
    return number, last


def _node(left: bytes, right: bytes) -> bytes:
    """Hash of two nodes (section 2.1.1)."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def _split(length: int) -> int:
    """The largest power of two below `length` (section 2.1.1)."""
    return 1 << ((length - 1).bit_length() - 1)


def _are_digests(*values: bytes) -> bool:
    return all(len(value) == _SIZE for value in values)
