"""A dishonest sender who lies about checkpoints and proofs, or rewrites the past."""

import base64
from collections.abc import Callable, Iterable
from dataclasses import replace

from fieldkit.bundle.proofs import write_proofs
from fieldkit.canonical import JsonObject, encode
from fieldkit.ledger import checkpoint
from fieldkit.ledger.checkpoint import issue, origin_of
from fieldkit.ledger.entry import seal
from fieldkit.ledger.merkle import Tree
from tests.builders.bundles import contents_of, forge, pack
from tests.builders.ledger import INSPECTOR, OTHER_VAULT, STRANGER, LedgerBuilder, small_ledger
from tests.corpus.bundles.ledger_layer import CASE, INSPECTION, rebuilt
from tests.corpus.bundles.recipes import Sound, add, tampering

# Checkpoints and proofs


def with_proofs(change: Callable[[dict[int, object]], object]) -> Callable[[Sound], bytes]:
    """The inclusion proofs changed, by sequence."""

    def make(sound: Sound) -> bytes:
        proofs = {each: sound.ledger.tree.inclusion_proof(each, 13) for each in range(13)}
        change(proofs)
        content: JsonObject = {
            "consistency": [],
            "format": "fieldkit-proofs/1",
            "inclusion": [{"proof": _packed(p), "sequence": s} for s, p in sorted(proofs.items())],
        }
        return pack(forge(sound.ledger, proofs=encode(content)))

    return make


def _packed(proof: Iterable[bytes]) -> str:
    return base64.b64encode(b"".join(proof)).decode()


add("proof_left_out", "PROOF_MISSING", with_proofs(lambda proofs: proofs.pop(5)))
add(
    "proof_of_another_entry",
    "PROOF_WRONG",
    with_proofs(lambda proofs: proofs.update({5: proofs[6]})),
)
add(
    "proof_cut_by_a_hash",
    "PROOF_WRONG",
    with_proofs(lambda proofs: proofs.update({5: proofs[5][:-1]})),
)
add(
    "proof_with_a_hash_more",
    "PROOF_WRONG",
    with_proofs(lambda proofs: proofs.update({5: (*proofs[5], bytes(32))})),
)
add("proof_emptied", "PROOF_WRONG", with_proofs(lambda proofs: proofs.update({5: ()})))
add("proof_of_nothing", "PROOF_OF_NOTHING", with_proofs(lambda proofs: proofs.update({77: ()})))

GOOD_PROOFS = b'{"consistency":[],"format":"fieldkit-proofs/1","inclusion":[]}'
for _name, _content in {
    "of_another_format": GOOD_PROOFS.replace(b"/1", b"/2"),
    "with_an_unknown_member": GOOD_PROOFS.replace(b"{", b'{"a":1,', 1),
    "with_a_member_missing": b'{"format":"fieldkit-proofs/1","inclusion":[]}',
    "that_are_a_list": b"[]",
    "that_are_not_json": b"{",
    "with_an_object_for_a_list": GOOD_PROOFS.replace(b"[]", b"{}"),
    "out_of_order": GOOD_PROOFS.replace(
        b'n":[]}', b'n":[{"proof":"","sequence":2},{"proof":"","sequence":1}]}'
    ),
    "with_a_negative_number": GOOD_PROOFS.replace(b'n":[]}', b'n":[{"proof":"","sequence":-1}]}'),
    "with_a_number_as_proof": GOOD_PROOFS.replace(b'n":[]}', b'n":[{"proof":1,"sequence":1}]}'),
    "with_half_a_hash": GOOD_PROOFS.replace(b'n":[]}', b'n":[{"proof":"AAAA","sequence":1}]}'),
    "with_a_foreign_member": GOOD_PROOFS.replace(b'n":[]}', b'n":[{"x":1}]}'),
    "with_a_checkpoint_that_is_none": GOOD_PROOFS.replace(
        b'cy":[]', b'cy":[{"checkpoint":"x","proof":""}]'
    ),
    "with_a_number_as_checkpoint": GOOD_PROOFS.replace(
        b'cy":[]', b'cy":[{"checkpoint":1,"proof":""}]'
    ),
}.items():
    add(
        f"proofs_{_name}",
        "PROOFS_MALFORMED",
        lambda sound, content=_content: pack(forge(sound.ledger, proofs=content)),
    )


def noted(note: Callable[[LedgerBuilder], str]) -> Callable[[Sound], bytes]:
    return lambda sound: pack(forge(sound.ledger, note=note(sound.ledger).encode()))


add(
    "checkpoint_by_a_stranger",
    "CHECKPOINT_SIGNATURE_WRONG",
    noted(lambda ledger: ledger.checkpoint(STRANGER)),
)
add("checkpoint_that_is_none", "CHECKPOINT_MALFORMED", noted(lambda ledger: "nothing\n"))
add(
    "checkpoint_with_a_line_more",
    "CHECKPOINT_MALFORMED",
    noted(lambda ledger: ledger.checkpoint().replace("\n\n", "\nmore\n\n")),
)
add(
    "checkpoint_with_line_ends_of_windows",
    "CHECKPOINT_MALFORMED",
    noted(lambda ledger: ledger.checkpoint().replace("\n", "\r\n")),
)
add(
    "checkpoint_of_another_ledger",
    "CHECKPOINT_DIFFERS",
    noted(lambda ledger: issue(origin_of(OTHER_VAULT), 13, ledger.tree.root(), INSPECTOR.signer)),
)
add(
    "checkpoint_of_another_size",
    "CHECKPOINT_DIFFERS",
    noted(lambda ledger: ledger.checkpoint(size=12)),
)
add("checkpoint_emptied_and_listed", "CHECKPOINT_MALFORMED", noted(lambda ledger: ""))


@tampering("PROOF_WRONG")
def checkpoint_of_another_tree(sound: Sound) -> bytes:
    note = issue(origin_of(sound.ledger.vault), 13, bytes(32), INSPECTOR.signer)
    proofs = write_proofs(sound.ledger.tree, 13, range(13), [])
    return pack(forge(sound.ledger, contents_of(sound.ledger, checkpoint=note), proofs=proofs))


@tampering("PROOF_WRONG")
def checkpoint_smaller_than_the_entries(sound: Sound) -> bytes:
    note = sound.ledger.checkpoint(size=8)
    proofs = write_proofs(sound.ledger.tree, 13, range(13), [])
    return pack(forge(sound.ledger, contents_of(sound.ledger, checkpoint=note), proofs=proofs))


# History rewritten by its own author


def rewritten(ledger: LedgerBuilder) -> LedgerBuilder:
    """The inspection and all that the sender sealed later, sealed again; others' left out."""
    other = rebuilt(ledger, ledger.entries[:INSPECTION])
    for sealed in ledger.entries[INSPECTION:]:
        if sealed.entry.actor == INSPECTOR.key_id:
            body: JsonObject = {**sealed.entry.body, "place": "别处"}
            entry = replace(
                sealed.entry,
                sequence=len(other.entries),
                previous=other.entries[-1].digest,
                case_position=len(other.entries) - CASE + 1,
                body=body if sealed.entry.sequence == INSPECTION else sealed.entry.body,
            )
            other.add(seal(entry, INSPECTOR.signer))
    return other


@tampering("HISTORY_REWRITTEN")
def own_entries_rewritten_after_a_checkpoint(sound: Sound) -> bytes:
    other = rewritten(sound.ledger)
    earlier = [checkpoint.read(sound.earlier)]
    proofs = _with_consistency(sound.ledger, other, earlier)
    return pack(forge(other, contents_of(other), proofs=proofs))


def _with_consistency(
    old: LedgerBuilder, new: LedgerBuilder, earlier: list[checkpoint.Checkpoint]
) -> bytes:
    """Proofs for the new ledger, with the best consistency proof that the liar can make."""
    size = new.tree.size
    honest = Tree(bytes.fromhex(each.digest) for each in [*old.entries[:6], *new.entries[6:]])
    return encode(
        {
            "consistency": [
                {
                    "checkpoint": each.text,
                    "proof": _packed(honest.consistency_proof(each.size, size)),
                }
                for each in earlier
            ],
            "format": "fieldkit-proofs/1",
            "inclusion": [
                {"proof": _packed(new.tree.inclusion_proof(each, size)), "sequence": each}
                for each in range(size)
            ],
        }
    )


@tampering("HELD_CHECKPOINT_NOT_PROVEN", held=lambda sound: sound.earlier)
def own_entries_rewritten_and_the_checkpoint_hidden(sound: Sound) -> bytes:
    return pack(forge(rewritten(sound.ledger)))


@tampering("LEDGER_REWRITTEN", held=lambda sound: sound.ledger.checkpoint(size=11))
def own_entries_rewritten_up_to_the_same_size(sound: Sound) -> bytes:
    other = rewritten(sound.ledger)
    assert other.tree.size == 11
    return pack(forge(other))


@tampering("LEDGER_REWRITTEN", held=lambda sound: sound.earlier)
def rewritten_with_a_false_earlier_checkpoint(sound: Sound) -> bytes:
    other = rewritten(sound.ledger)
    return pack(forge(other, contents_of(other, earlier=(other.checkpoint(size=6),))))


@tampering("PROOFS_MALFORMED")
def earlier_checkpoint_twice(sound: Sound) -> bytes:
    earlier = checkpoint.read(sound.earlier)
    proofs = _with_consistency(sound.ledger, sound.ledger, [earlier, earlier])
    return pack(forge(sound.ledger, proofs=proofs))


@tampering(
    "CHECKPOINT_OF_ANOTHER_LEDGER",
    held=lambda sound: issue(origin_of(OTHER_VAULT), 6, bytes(32), INSPECTOR.signer),
)
def bundle_of_another_vault_than_the_reader_knows(sound: Sound) -> bytes:
    return pack(forge(small_ledger()))
