"""The full check of a vault: whether anything differs from what its ledger says.

1. every line is an entry in its place, chained, truly signed by somebody lawful;
2. the digest beside each line is the line's;
3. every row that lists, finds or names files is the one that follows from the line, and
   there are no others;
4. the ledger holds the heads remembered outside the database, in the vault's folder and
   in the user's profile;
5. every checkpoint that left the computer, and any that is shown from outside, fits;
6. what was noticed when the vault was opened, and whether a loss was ever accepted;
7. every quantity is the one that the figures sealed with it give;
8. the vault's storage: database pages, files present, and with `every_byte` their content.

What no check inside can show: entries newer than every checkpoint outside may have been
rewritten by the person who holds the key that signed them. The last finding says how many
there are.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from fieldkit.evidence.opening import LOSS_ACCEPTED
from fieldkit.evidence.parts import RecordError
from fieldkit.evidence.projection import Rows, project, rows_of
from fieldkit.evidence.quantities import Quantity, require_own_arithmetic
from fieldkit.evidence.record import read_body
from fieldkit.evidence.register import Register
from fieldkit.findings import Finding, error, notice, warning
from fieldkit.ledger.chain import Chain
from fieldkit.ledger.checkpoint import CheckpointError, origin_of
from fieldkit.ledger.checkpoint import read as read_checkpoint
from fieldkit.ledger.entry import SealedEntry
from fieldkit.ledger.merkle import Tree
from fieldkit.ledger.people import People
from fieldkit.progress import Progress, silent
from fieldkit.vault.examination import examine
from fieldkit.vault.opened import Vault

_ISSUED: Final = frozenset({"checkpoint", "export"})
_COLUMNS: Final = (
    "sequence", "kind", "case_sequence", "case_position", "inspection", "corrects",
    "title", "occurred_at", "sealed_at", "actor",
)  # fmt: skip


def audit(
    vault: Vault,
    *,
    every_byte: bool = False,
    checkpoints: Iterable[str] = (),
    progress: Progress = silent,
) -> list[Finding]:
    """Everything found wrong in a vault, and what a reader of it must know.

    Args:
        vault: an open vault.
        every_byte: also decrypt and hash every file.
        checkpoints: note texts held outside: on paper, in bundles, in receipts.
        progress: units are entries, then bytes.
    """
    register = Register(vault)
    found, tree, people, issued = _ledger(vault, register, progress)
    found[:0] = vault.notices
    found += _strays(vault, tree.size)
    found += _heads(vault, tree, register)
    found += _checkpoints(vault, tree, people, issued, "issued earlier")
    found += _checkpoints(vault, tree, people, checkpoints, "shown from outside")
    found += examine(vault, every_byte=every_byte, progress=progress)
    covered = _covered(tree, [*issued, *checkpoints])
    found.append(_unproven(tree.size - covered))
    return found


def _ledger(
    vault: Vault, register: Register, progress: Progress
) -> tuple[list[Finding], Tree, People, list[str]]:
    chain, tree = Chain(vault.vault_id), Tree()
    found: list[Finding] = []
    issued: list[str] = []
    total = register.size()
    for page in register.pages():
        progress(tree.size, total, "entries")
        held = rows_of(vault.database, page[0][0], page[-1][0])
        for sequence, digest, line in page:
            sealed, findings = chain.follow(bytes(line))
            found += findings
            where = f"#{sequence}"
            tree.append(bytes(digest) if sealed is None else bytes.fromhex(sealed.digest))
            if sealed is None:
                continue
            if bytes(digest) != bytes.fromhex(sealed.digest):
                told = "The stored digest is not the entry's."
                found.append(error("ROW_DIGEST_WRONG", where, told))
            if sealed.entry.sequence != sequence:
                told = f"The row is numbered {sequence}, the entry {sealed.entry.sequence}."
                found.append(error("ROW_RENUMBERED", where, told))
            found += _rows(sealed, held)
            found += _arithmetic(sealed)
            if sealed.entry.kind == LOSS_ACCEPTED:
                told = "An older state of the vault was opened; later entries were given up."
                found.append(warning("LOSS_ACCEPTED", where, told))
            text = sealed.entry.body.get("checkpoint")
            if sealed.entry.kind in _ISSUED and isinstance(text, str):
                issued.append(text)
    return found, tree, chain.people, issued


def _rows(sealed: SealedEntry, held: Rows) -> Iterator[Finding]:
    """Compares the rows of an entry with those that follow from it."""
    sequence, expected = sealed.entry.sequence, project(sealed)
    where = f"#{sequence}"
    row = held.records.get(sequence)
    if row is None:
        yield error("ROW_MISSING", where, "The entry's row in the list of records is missing.")
    elif row != expected.record:
        names = [
            name
            for name, found, right in zip(_COLUMNS, row, expected.record, strict=True)
            if found != right
        ]
        told = f"The list of records differs from the entry in: {', '.join(names)}."
        yield error("ROW_ALTERED", where, told)
    if tuple(held.attachments.get(sequence, ())) != expected.attachments:
        yield error("ATTACHMENT_ROW_ALTERED", where, "The list of files differs from the entry.")
    for attachment in expected.attachments:
        size = held.sizes.get(attachment[6])
        if size is None:
            told = f"The vault no longer knows where file {attachment[1]} of the entry is."
            yield error("FILE_UNKNOWN", where, told)
        elif size != attachment[5]:
            told = f"File {attachment[1]} is noted with {size} bytes, not {attachment[5]}."
            yield error("FILE_SIZE_ALTERED", where, told)
    if held.words.get(sequence) != expected.words:
        yield error("SEARCH_ALTERED", where, "The search index differs from the entry.")


def _arithmetic(sealed: SealedEntry) -> Iterator[Finding]:
    """Calculates a quantity again from its figures; sealing refuses others, this program's own."""
    body = sealed.entry.body
    if sealed.entry.kind != Quantity.kind or "reckoning" not in body:
        return
    try:
        require_own_arithmetic(read_body(Quantity, body))
    except RecordError as problem:
        told = "The figures of the quantity do not give what it says: {members}."
        members = ", ".join(each.field for each in problem.problems)
        where = f"#{sealed.entry.sequence}"
        yield error("ARITHMETIC_WRONG", where, told, members=members)


def _strays(vault: Vault, size: int) -> Iterator[Finding]:
    """Rows that belong to no entry."""
    for table, sql in (
        ("record", "SELECT sequence FROM record EXCEPT SELECT sequence FROM entry"),
        ("attachment", "SELECT sequence FROM attachment EXCEPT SELECT sequence FROM entry"),
        ("search", "SELECT rowid FROM search EXCEPT SELECT sequence FROM entry"),
    ):
        for (sequence,) in vault.database.rows(sql):
            told = f"A row of table {table} belongs to no entry of the ledger ({size} entries)."
            yield error("ROW_STRAY", f"#{sequence}", told)
    for (sha256,) in vault.database.rows(
        """SELECT sha256 FROM object EXCEPT SELECT sha256 FROM attachment
           EXCEPT SELECT sha256 FROM draft_file"""
    ):
        told = "A file is noted in the vault that no entry and no draft names."
        yield error("FILE_STRAY", sha256, told)


def _heads(vault: Vault, tree: Tree, register: Register) -> Iterator[Finding]:
    digests = register.digests()
    for place, head in vault.heads.remembered():
        if head is None or head.size == 0:
            continue
        if head.size > tree.size:
            told = (
                f"The {place} remembers {head.size} entries; the database holds {tree.size}. "
                f"{head.size - tree.size} entries at the end are gone."
            )
            yield error("LEDGER_CUT", place, told)
        elif digests[head.size - 1].hex() != head.digest:
            told = f"Entry {head.size - 1} is not the one that the {place} remembers."
            yield error("LEDGER_REWRITTEN", place, told)


def _checkpoints(
    vault: Vault, tree: Tree, people: People, texts: Iterable[str], origin: str
) -> Iterator[Finding]:
    for text in texts:
        try:
            held = read_checkpoint(text)
        except CheckpointError as problem:
            yield error("CHECKPOINT_UNREADABLE", "", f"A checkpoint {origin}: {problem}")
            continue
        where = f"checkpoint of {held.size}"
        if held.origin != origin_of(vault.vault_id):
            yield error("CHECKPOINT_OF_ANOTHER_VAULT", where, "It belongs to another vault.")
        elif held.size > tree.size:
            told = f"It covers {held.size} entries, the vault holds {tree.size}: entries are gone."
            yield error("CHECKPOINT_AHEAD", where, told)
        elif tree.root(held.size) != held.root:
            told = f"The first {held.size} entries are not those it was made over ({origin})."
            yield error("CHECKPOINT_CONTRADICTED", where, told)
        elif not any(held.is_signed_by(key) for key in people.public_keys.values()):
            told = "It fits, but nobody of this vault signed it."
            yield warning("CHECKPOINT_SIGNER_UNKNOWN", where, told)


def _covered(tree: Tree, texts: Iterable[str]) -> int:
    """How many entries the newest fitting checkpoint outside covers."""
    covered = 0
    for text in texts:
        try:
            held = read_checkpoint(text)
        except CheckpointError:
            continue
        if held.size <= tree.size and tree.root(held.size) == held.root:
            covered = max(covered, held.size)
    return covered


def _unproven(count: int) -> Finding:
    told = (
        f"{count} entries since the last outside checkpoint. Until a checkpoint over them "
        "leaves this computer, nothing proves that their own author has not rewritten them."
    )
    return notice("UNPROVEN_ENTRIES", "", told)
