"""A dishonest sender who rewrites the ledger itself, as far as one good key reaches."""

import base64
from collections.abc import Callable, Iterable
from dataclasses import replace

from fieldkit.bundle.statement import Omitted
from fieldkit.ledger.entry import SealedEntry, seal
from fieldkit.ledger.people import CHANGED
from tests.builders.bundles import contents_of, forge, omitted, pack
from tests.builders.ledger import (
    ADMIN,
    INSPECTOR,
    OTHER_VAULT,
    STRANGER,
    TECHNICIAN,
    LedgerBuilder,
    Somebody,
)
from tests.corpus.bundles.recipes import Sound, add, tampering

CASE, INSPECTION, PHOTO, SAMPLE, MEASUREMENT, QUANTITY, TRANSFER = 4, 5, 6, 7, 8, 9, 10
ITEMS = {
    "inspection": INSPECTION,
    "photo": PHOTO,
    "sample": SAMPLE,
    "measurement": MEASUREMENT,
    "quantity": QUANTITY,
    "transfer": TRANSFER,
}


def rebuilt(
    ledger: LedgerBuilder, entries: Iterable[SealedEntry], vault: str | None = None
) -> LedgerBuilder:
    """A ledger of these very lines, with a tree that fits them."""
    other = LedgerBuilder(vault or ledger.vault)
    other.files = ledger.files
    for each in entries:
        other.add(each)
    return other


def resealed(sealed: SealedEntry, by: Somebody, **changed: object) -> SealedEntry:
    return seal(replace(sealed.entry, actor=by.key_id, **changed), by.signer)


def signed_otherwise(sealed: SealedEntry, context: bytes, by: Somebody) -> SealedEntry:
    """The entry with a signature over another context or by another key."""
    content = sealed.signed_bytes.partition(b"\n")[2]
    signature = by.signer.sign(context + content)
    return replace(sealed, signature=signature, line=_with_signature(sealed.line, signature))


def _with_signature(line: bytes, signature: bytes) -> bytes:
    head = line[: line.rindex(b',"signature":"')]
    return head + b',"signature":"' + base64.b64encode(signature) + b'"}'


def raw(sealed: SealedEntry, line: bytes) -> SealedEntry:
    """An entry whose line is something else."""
    return replace(sealed, line=line)


def replaced(
    ledger: LedgerBuilder, sequence: int, by: Callable[[SealedEntry], SealedEntry]
) -> list[SealedEntry]:
    return [by(each) if each.entry.sequence == sequence else each for each in ledger.entries]


def whole(entries: Callable[[LedgerBuilder], Iterable[SealedEntry]]) -> Callable[[Sound], bytes]:
    """The ledger rewritten, with tree, proofs and checkpoint that fit it."""

    def make(sound: Sound) -> bytes:
        ledger = rebuilt(sound.ledger, entries(sound.ledger))
        return pack(forge(ledger, contents_of(ledger, case=CASE)))

    return make


def disclosed(
    entries: Callable[[LedgerBuilder], Iterable[SealedEntry]], **changed: object
) -> Callable[[Sound], bytes]:
    """Other entries disclosed, out of the true ledger and its tree."""

    def make(sound: Sound) -> bytes:
        given = tuple(entries(sound.ledger))
        return pack(forge(sound.ledger, contents_of(sound.ledger, entries=given, **changed)))

    return make


# Entries changed


for _name, _sequence in ITEMS.items():
    add(
        f"{_name}_changed_under_its_old_signature",
        "ENTRY_SIGNATURE_WRONG",
        whole(
            lambda ledger, at=_sequence: replaced(
                ledger, at, lambda each: raw(each, each.line.replace(b'"boot-1"', b'"boot-2"'))
            )
        ),
    )
    add(
        f"{_name}_left_out_in_silence",
        "CASE_POSITION_MISSING",
        disclosed(
            lambda ledger, at=_sequence: [e for e in ledger.entries if e.entry.sequence != at]
        ),
    )
    add(
        f"{_name}_rewritten_without_its_proof",
        "PROOF_WRONG",
        disclosed(
            lambda ledger, at=_sequence: replaced(
                ledger,
                at,
                lambda each: resealed(each, INSPECTOR, time="2026-11-20T09:00:00.000+08:00"),
            )
        ),
    )

add(
    "signed_for_a_colleague",
    "ENTRY_SIGNATURE_WRONG",
    whole(
        lambda ledger: replaced(
            ledger,
            MEASUREMENT,
            lambda each: signed_otherwise(each, b"FieldKit ledger entry v1\n", INSPECTOR),
        )
    ),
)
add(
    "signed_under_another_context",
    "ENTRY_SIGNATURE_WRONG",
    whole(
        lambda ledger: replaced(
            ledger,
            SAMPLE,
            lambda each: signed_otherwise(each, b"FieldKit another purpose v1\n", INSPECTOR),
        )
    ),
)
add(
    "signed_without_context",
    "ENTRY_SIGNATURE_WRONG",
    whole(
        lambda ledger: replaced(
            ledger, SAMPLE, lambda each: signed_otherwise(each, b"", INSPECTOR)
        )
    ),
)
add(
    "sealed_by_a_stranger",
    "ENTRY_SIGNER_UNKNOWN",
    whole(lambda ledger: replaced(ledger, SAMPLE, lambda each: resealed(each, STRANGER))),
)
add(
    "entries_exchanged",
    "ENTRY_OUT_OF_PLACE",
    whole(
        lambda ledger: [
            *ledger.entries[:6],
            ledger.entries[7],
            ledger.entries[6],
            *ledger.entries[8:],
        ]
    ),
)
add(
    "entry_twice",
    "ENTRY_OUT_OF_PLACE",
    disclosed(lambda ledger: [*ledger.entries, ledger.entries[-1]]),
)
add(
    "founding_entry_left_out",
    "ENTRY_SIGNER_UNKNOWN",
    disclosed(lambda ledger: ledger.entries[1:]),
)
add(
    "person_left_out_who_signed",
    "ENTRY_SIGNER_UNKNOWN",
    disclosed(lambda ledger: [e for e in ledger.entries if e.entry.sequence != 2]),
)
add(
    "all_entries_left_out",
    "CASE_ENTRY_MISSING",
    disclosed(lambda ledger: []),
)
add(
    "case_entry_left_out",
    "CASE_ENTRY_MISSING",
    disclosed(lambda ledger: [e for e in ledger.entries if e.entry.sequence != CASE]),
)
add(
    "written_after_another_entry",
    "ENTRY_CHAIN_BROKEN",
    whole(
        lambda ledger: replaced(
            ledger, SAMPLE, lambda each: resealed(each, INSPECTOR, previous="0" * 64)
        )
    ),
)
add(
    "entry_of_another_vault",
    "ENTRY_OF_ANOTHER_VAULT",
    whole(
        lambda ledger: replaced(
            ledger, QUANTITY, lambda each: resealed(each, INSPECTOR, vault=OTHER_VAULT)
        )
    ),
)
add(
    "number_of_the_case_twice",
    "CASE_POSITION_TWICE",
    whole(
        lambda ledger: replaced(
            ledger, SAMPLE, lambda each: resealed(each, INSPECTOR, case_position=3)
        )
    ),
)
add(
    "numbers_of_the_case_exchanged",
    "CASE_POSITION_WRONG",
    whole(
        lambda ledger: [
            resealed(e, INSPECTOR, case_position={6: 4, 7: 3}[e.entry.sequence])
            if e.entry.sequence in {6, 7}
            else e
            for e in ledger.entries
        ]
    ),
)

LINES: dict[str, Callable[[bytes], bytes]] = {
    "with_a_blank": lambda line: line.replace(b'{"entry":', b'{"entry": ', 1),
    "with_a_member_twice": lambda line: line.replace(b'"case":4', b'"case":4,"case":4', 1),
    "with_an_unknown_member": lambda line: line.replace(b'"case":4', b'"case":4,"casf":4', 1),
    "with_members_in_another_order": lambda line: line.replace(b'{"entry":', b'{"zentry":', 1),
    "with_a_fraction": lambda line: line.replace(b'"case":4', b'"case":4.0', 1),
    "with_a_carriage_return": lambda line: line + b"\r",
    "that_is_empty": lambda line: b"",
    "that_is_no_json": lambda line: b"not json",
    "with_bytes_that_are_not_utf8": lambda line: line.replace(b'"case":4', b'"\xff":4', 1),
    "with_a_loose_signature": lambda line: line.replace(b'"}', b'="}'),
}
for _name, _change in LINES.items():
    add(
        f"line_{_name}",
        "ENTRY_UNREADABLE",
        whole(
            lambda ledger, change=_change: replaced(
                ledger, QUANTITY, lambda each: raw(each, change(each.line))
            )
        ),
    )


def with_entry(
    code: str, name: str, grow: Callable[[LedgerBuilder], object], by: Somebody = INSPECTOR
) -> None:
    """A ledger in which something unlawful was sealed at the end, by a program that lets it."""

    def make(sound: Sound) -> bytes:
        grow(sound.ledger)
        return pack(forge(sound.ledger, by=by))

    add(name, code, make)


def lock(ledger: LedgerBuilder, person: Somebody, by: Somebody = ADMIN) -> None:
    ledger.seal(CHANGED, {"key": person.key_id, "active": False}, by)


def seal_in_another_case(ledger: LedgerBuilder) -> int:
    other = ledger.seal("case", {"number": "2", "cause": "x"})
    return ledger.seal("observation", {"text": "x"}, case=other)


with_entry(
    "PERSON_UNLAWFUL",
    "person_brought_in_by_an_inspector",
    lambda ledger: ledger.bring_in(STRANGER, INSPECTOR),
)
with_entry(
    "PERSON_UNLAWFUL",
    "administrator_locked_out_by_an_inspector",
    lambda ledger: lock(ledger, ADMIN, INSPECTOR),
)
with_entry(
    "PERSON_UNLAWFUL",
    "role_given_to_oneself",
    lambda ledger: ledger.seal(CHANGED, {"key": INSPECTOR.key_id, "role": "administrator"}),
)
with_entry(
    "LEDGER_NOT_FOUNDED",
    "second_founding",
    lambda ledger: ledger.seal("vault", {"person": STRANGER.card}),
)
with_entry(
    "CORRECTION_OF_NOTHING",
    "correction_of_a_later_entry",
    lambda ledger: ledger.seal(
        "supplement", {"corrects": 99, "changes": {}, "reason": "x"}, case=CASE
    ),
)
with_entry(
    "CORRECTION_OF_NOTHING",
    "correction_of_the_party_from_inside_the_case",
    lambda ledger: ledger.seal("withdrawal", {"corrects": 3, "reason": "x"}, case=CASE),
)
with_entry("SENDER_LOCKED", "sender_locked_out", lambda ledger: lock(ledger, INSPECTOR))


@tampering("ENTRY_SIGNER_LOCKED")
def sealed_after_being_locked_out(sound: Sound) -> bytes:
    lock(sound.ledger, INSPECTOR)
    sound.ledger.seal("observation", {"text": "x"}, case=CASE)
    return pack(forge(sound.ledger, by=TECHNICIAN))


@tampering("ENTRY_OF_ANOTHER_CASE")
def entry_of_another_case(sound: Sound) -> bytes:
    seal_in_another_case(sound.ledger)
    entries = tuple(sound.ledger.entries)
    return pack(forge(sound.ledger, contents_of(sound.ledger, entries=entries)))


@tampering("SENDER_NOT_OF_VAULT")
def sent_by_somebody_not_of_the_vault(sound: Sound) -> bytes:
    contents = contents_of(sound.ledger)
    return pack(forge(sound.ledger, contents, by=STRANGER))


@tampering("SENDER_UNKNOWN", exit_status=4)
def whole_vault_of_a_namesake(sound: Sound) -> bytes:
    """Nothing in it is wrong but that nobody knows the person."""
    ledger = LedgerBuilder()
    ledger.seal("vault", {"person": STRANGER.card}, STRANGER)
    case = ledger.seal("case", {"number": "华环罚〔2026〕17号", "cause": "x"}, STRANGER)
    ledger.seal("observation", {"text": "x"}, STRANGER, case=case)
    return pack(forge(ledger, by=STRANGER))


@tampering("ENTRY_SIGNER_NOT_TRUSTED", exit_status=4)
def entry_by_a_stranger_brought_in_lawfully(sound: Sound) -> bytes:
    sound.ledger.bring_in(STRANGER)
    sound.ledger.seal("observation", {"text": "x"}, STRANGER, case=CASE)
    return pack(forge(sound.ledger))


# Left out entries


def left_out(change: Callable[[Omitted], Omitted]) -> Callable[[Sound], bytes]:
    def make(sound: Sound) -> bytes:
        contents = contents_of(sound.ledger, left_out=frozenset({QUANTITY}))
        lies = tuple(change(each) for each in contents.omitted)
        return pack(forge(sound.ledger, replace(contents, omitted=lies)))

    return make


add(
    "left_out_with_a_false_digest",
    "PROOF_WRONG",
    left_out(lambda each: replace(each, digest="0" * 64)),
)
add(
    "left_out_with_a_false_digest_in_the_chain",
    "ENTRY_CHAIN_BROKEN",
    left_out(lambda each: replace(each, digest="0" * 64)),
)
add(
    "left_out_under_a_number_in_use",
    "CASE_POSITION_TWICE",
    left_out(lambda each: replace(each, case_position=5)),
)
add(
    "left_out_under_a_number_to_come",
    "CASE_POSITION_MISSING",
    left_out(lambda each: replace(each, case_position=500)),
)


@tampering("OMITTED_ENTRY_DISCLOSED")
def left_out_and_there(sound: Sound) -> bytes:
    contents = contents_of(
        sound.ledger, omitted=(omitted(sound.ledger.entries[QUANTITY]),), reason="x"
    )
    return pack(forge(sound.ledger, contents))
