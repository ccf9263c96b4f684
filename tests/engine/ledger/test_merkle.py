import hashlib
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldkit.ledger.merkle import EMPTY_ROOT, Tree, verify_consistency, verify_inclusion

# The eight inputs and roots that implementations of Certificate Transparency share.
INPUTS = [
    "",
    "00",
    "10",
    "2021",
    "3031",
    "40414243",
    "5051525354555657",
    "606162636465666768696a6b6c6d6e6f",
]
ROOTS = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
LEAVES = [hashlib.sha256(b"\x00" + bytes.fromhex(each)).digest() for each in INPUTS]
MANY = [hashlib.sha256(b"\x00" + each.to_bytes(4, "big")).digest() for each in range(70)]
TREE = Tree(MANY)
LARGE = Tree(each.to_bytes(32, "big") for each in range(60_000))


# RFC 9162 section 2.1, word for word and without any care for speed: the other opinion.


def half(length: int) -> int:
    power = 1
    while power * 2 < length:
        power *= 2
    return power


def pair(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\x01" + left + right).digest()


def plain_root(leaves: list[bytes]) -> bytes:
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return leaves[0]
    middle = half(len(leaves))
    return pair(plain_root(leaves[:middle]), plain_root(leaves[middle:]))


def plain_path(index: int, leaves: list[bytes]) -> tuple[bytes, ...]:
    if len(leaves) == 1:
        return ()
    middle = half(len(leaves))
    if index < middle:
        return (*plain_path(index, leaves[:middle]), plain_root(leaves[middle:]))
    return (*plain_path(index - middle, leaves[middle:]), plain_root(leaves[:middle]))


def plain_subproof(old: int, leaves: list[bytes], is_whole: bool) -> tuple[bytes, ...]:
    if old == len(leaves):
        return () if is_whole else (plain_root(leaves),)
    middle = half(len(leaves))
    if old <= middle:
        return (*plain_subproof(old, leaves[:middle], is_whole), plain_root(leaves[middle:]))
    return (
        *plain_subproof(old - middle, leaves[middle:], False),
        plain_root(leaves[:middle]),
    )


def test_roots_are_those_of_certificate_transparency() -> None:
    tree = Tree(LEAVES)
    assert [tree.root(size).hex() for size in range(9)] == ROOTS
    assert tree.root().hex() == ROOTS[8]
    assert Tree().root() == EMPTY_ROOT == bytes.fromhex(ROOTS[0])


def test_proof_from_certificate_transparency_holds() -> None:
    # Leaf 5 of 8, written out.
    proof = [
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ]
    nodes = tuple(bytes.fromhex(each) for each in proof)
    assert Tree(LEAVES).inclusion_proof(5, 8) == nodes
    assert verify_inclusion(5, 8, LEAVES[5], nodes, bytes.fromhex(ROOTS[8]))


def test_roots_and_proofs_are_those_of_the_plain_definition() -> None:
    for size in range(1, len(MANY) + 1):
        leaves = MANY[:size]
        assert TREE.root(size) == plain_root(leaves)
        for index in range(size):
            assert TREE.inclusion_proof(index, size) == plain_path(index, leaves)
            old = index + 1
            assert TREE.consistency_proof(old, size) == plain_subproof(old, leaves, True)


def test_every_true_proof_holds_and_no_other_place_does() -> None:
    for size in range(1, 35):
        root = TREE.root(size)
        for index in range(size):
            proof = TREE.inclusion_proof(index, size)
            for place in range(size + 1):
                held = verify_inclusion(place, size, MANY[index], proof, root)
                assert held is (place == index)


def test_every_true_consistency_holds_and_no_other_size_does() -> None:
    for new in range(1, 35):
        for old in range(1, new + 1):
            proof = TREE.consistency_proof(old, new)
            for claimed in range(new + 2):
                held = verify_consistency(claimed, new, TREE.root(old), TREE.root(new), proof)
                assert held is (claimed == old)


def spoilt(proof: tuple[bytes, ...], *roots: bytes) -> Iterator[tuple[bytes, ...]]:
    """The proof in every way of being wrong that published test suites know."""
    garbage = b"\x00" * 32
    for node in (garbage, EMPTY_ROOT, *roots):
        yield (node, *proof)
        yield (*proof, node)
    yield (b"", *proof)
    yield (*proof, b"")
    for at, node in enumerate(proof):
        yield proof[:at] + proof[at + 1 :]
        yield (*proof[:at], node[:-1], *proof[at + 1 :])
        yield (*proof[:at], node + b"\x00", *proof[at + 1 :])
        for bit in (0, 4, 255):
            flipped = bytearray(node)
            flipped[bit // 8] ^= 1 << bit % 8
            yield (*proof[:at], bytes(flipped), *proof[at + 1 :])
    if len(set(proof)) > 1:
        yield proof[::-1]


@pytest.mark.parametrize(("index", "size"), [(0, 1), (0, 8), (5, 8), (2, 3), (1, 5), (69, 70)])
def test_spoilt_inclusion_proof_is_refused(index: int, size: int) -> None:
    leaf, root, proof = MANY[index], TREE.root(size), TREE.inclusion_proof(index, size)
    assert verify_inclusion(index, size, leaf, proof, root)
    for other in spoilt(proof, root, leaf):
        assert not verify_inclusion(index, size, leaf, other, root)
    assert not verify_inclusion(index, size, root[::-1], proof, root)
    assert not verify_inclusion(index, size, leaf, proof, EMPTY_ROOT)
    for place in (-1, index ^ 2, index + 1, size, size + 1, index + 2**64):
        assert not verify_inclusion(place, size, leaf, proof, root)
    for count in (-1, 0, size * 2, size * 2**64):
        assert not verify_inclusion(index, count, leaf, proof, root)


@pytest.mark.parametrize(("old", "new"), [(1, 8), (6, 8), (2, 5), (6, 7), (64, 70), (8, 8)])
def test_spoilt_consistency_proof_is_refused(old: int, new: int) -> None:
    before, after, proof = TREE.root(old), TREE.root(new), TREE.consistency_proof(old, new)
    assert verify_consistency(old, new, before, after, proof)
    for other in spoilt(proof, before, after):
        assert not verify_consistency(old, new, before, after, other)
    for roots in ((after[::-1], after), (before, before[::-1]), (EMPTY_ROOT, after)):
        assert not verify_consistency(old, new, *roots, proof)
    if old < new:
        assert not verify_consistency(old, new, before, after, ())
        assert not verify_consistency(old, new, after, before, proof)
    for count in (-1, 0, new + 1):
        assert not verify_consistency(count, new, before, after, proof)
    for count in (-1, 0, old - 1, new * 2, new * 2**64):
        assert not verify_consistency(old, count, before, after, proof)


def test_missing_proof_between_sizes_no_power_of_two_is_refused() -> None:
    assert not verify_consistency(6, 8, TREE.root(6), TREE.root(8), ())


def test_proof_longer_than_the_tree_is_high_is_refused_though_it_leads_to_the_root() -> None:
    leaf, more = MANY[0], MANY[1]
    assert not verify_inclusion(0, 1, leaf, (more,), pair(more, leaf))
    root = pair(more, TREE.root(5))
    assert not verify_inclusion(4, 5, MANY[4], (TREE.root(4), more), root)
    proof = (*TREE.consistency_proof(6, 8), more)
    assert not verify_consistency(6, 8, pair(more, TREE.root(6)), pair(more, TREE.root(8)), proof)


def test_nothing_is_proven_from_the_empty_tree() -> None:
    assert not verify_consistency(0, 8, EMPTY_ROOT, TREE.root(8), ())
    assert not verify_consistency(0, 0, EMPTY_ROOT, EMPTY_ROOT, ())
    assert not verify_inclusion(0, 0, MANY[0], (), EMPTY_ROOT)


@pytest.mark.parametrize("length", [0, 31, 33])
def test_digest_of_another_length_proves_nothing(length: int) -> None:
    short = bytes(length)
    assert not verify_inclusion(0, 1, short, (), short)
    assert not verify_consistency(1, 1, short, short, ())


@pytest.mark.parametrize(("index", "size"), [(-1, 8), (8, 8), (0, 0), (0, 71), (70, 71)])
def test_inclusion_out_of_range_cannot_be_asked_for(index: int, size: int) -> None:
    with pytest.raises(ValueError, match="lea"):
        TREE.inclusion_proof(index, size)


@pytest.mark.parametrize(("old", "new"), [(0, 8), (-1, 8), (9, 8), (1, 71), (0, 0), (1, 0)])
def test_consistency_out_of_range_cannot_be_asked_for(old: int, new: int) -> None:
    with pytest.raises(ValueError, match="leaves"):
        TREE.consistency_proof(old, new)


@pytest.mark.parametrize("size", [-1, 71])
def test_root_of_leaves_that_are_not_there_cannot_be_asked_for(size: int) -> None:
    with pytest.raises(ValueError, match="the tree has 70 leaves"):
        TREE.root(size)


@pytest.mark.parametrize("length", [0, 31, 33])
def test_leaf_of_another_length_is_not_taken(length: int) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        Tree([bytes(length)])


@given(st.integers(1, 70), st.integers(0, 70))
def test_tree_grown_later_gives_the_same_proofs(size: int, first: int) -> None:
    tree = Tree(MANY[:first])
    for leaf in MANY[first:]:
        tree.append(leaf)
    assert tree.size == 70
    assert tree.root(size) == Tree(MANY[:size]).root()
    assert tree.inclusion_proof(size - 1, size) == Tree(MANY[:size]).inclusion_proof(
        size - 1, size
    )


@given(st.integers(1, 60_000), st.integers(1, 60_000), st.integers(0))
def test_proofs_hold_in_a_large_ledger(one: int, other: int, choice: int) -> None:
    old, new = sorted((one, other))
    index = choice % old
    root = LARGE.root(new)
    proof = LARGE.inclusion_proof(index, new)
    leaf = index.to_bytes(32, "big")
    assert len(proof) <= 16
    assert verify_inclusion(index, new, leaf, proof, root)
    consistency = LARGE.consistency_proof(old, new)
    assert verify_consistency(old, new, LARGE.root(old), root, consistency)
    if old < new:
        assert not verify_consistency(old, new, LARGE.root(old), LARGE.root(new - 1), consistency)
