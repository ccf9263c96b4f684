"""Verifying a bundle, offline, with nothing but the file and what the reader brings.

What is verified, in this order:

 1. The file is a ZIP of exactly the one form that the profile allows; nothing is unpacked.
 2. It has one top folder and the files that every bundle has, in order of their names.
 3. The CMS signature is of its one form and was made with the key of its certificate over
    the tag manifest.
 4. Every file has the bytes that the manifests list, none is missing and none is extra. If
    the signature does not hold, the statement's list stands in for the manifests.
 5. The statement is of its form.
 6. The ledger lines follow from the founding entry on; each is truly signed by somebody who
    was allowed to, and belongs to the case or to the house.
 7. The case's own numbers are there or accounted for, one by one.
 8. The checkpoint is the one stated, signed by somebody of the vault; every entry, disclosed
    or left out, is proven to stand in its tree; the tree begins with what each earlier
    checkpoint stated.
 9. The signer is one of the vault's people, with the certificate the ledger gives them.
10. Every other file is, byte for byte, what follows from the entries.
11. The keeping of physical things has no gap.
12. The signers are known to the reader's trust list, if there is one.
13. The ledger is consistent with the reader's checkpoint, if there is one.

A fault does not end the verification where the rest can still be examined, so that every
changed, missing and extra file is named. Bad evidence never raises.
"""

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from fieldkit.bundle.archive import Archive, NotABundleError, TooLargeError
from fieldkit.bundle.layout import (
    CHECKPOINT,
    LEDGER,
    LIMITS,
    MANIFEST,
    MANIFEST_SM3,
    PROOFS,
    SIGNATURE,
    STATEMENT,
    TABLES,
    TAG_MANIFEST,
    Given,
    NoSm3Error,
    lay_out,
    values_in,
)
from fieldkit.bundle.limits import MOST_VALUES, TooLargeForBundleError
from fieldkit.bundle.names import visible
from fieldkit.bundle.proofs import Proofs, ProofsError, read_proofs
from fieldkit.bundle.signature import BundleSignature, SignatureFormError
from fieldkit.bundle.signature import read as read_signature
from fieldkit.bundle.statement import FileFact, Head, Statement, StatementError, read_statement
from fieldkit.bundle.trust import TrustList
from fieldkit.bundle.verdict import Fact, State, Verdict
from fieldkit.bundle.verify_files import (
    Found,
    compare_with_layout,
    compare_with_list,
    listed_by_manifests,
)
from fieldkit.bundle.verify_ledger import (
    Disclosed,
    Findings,
    check_case,
    check_checkpoint,
    check_history,
    check_places,
    check_sender,
    follow_lines,
    tell_circumstances,
    tell_unproven,
)
from fieldkit.bundle.verify_reader import Reader, caveats, covered_by, describe
from fieldkit.findings import error
from fieldkit.ledger import checkpoint as notes
from fieldkit.ledger.certificates import CertificateError
from fieldkit.ledger.checkpoint import Checkpoint, CheckpointError
from fieldkit.ledger.custody import Custody, follow_custody
from fieldkit.ledger.entry import SealedEntry
from fieldkit.ledger.people import People
from fieldkit.progress import Progress, silent

# What the rest follows from; where one of these was changed, nothing follows.
_GIVEN: Final = frozenset({LEDGER, STATEMENT, CHECKPOINT, PROOFS})
_NO_CUSTODY: Final = Custody((), (), ())
# The statement cannot list itself, nor what is made from it.
_UNSTATED: Final = frozenset({STATEMENT, MANIFEST, MANIFEST_SM3, TAG_MANIFEST, SIGNATURE})


@dataclass(frozen=True, slots=True)
class Examined:
    """A verdict, with what the bundle holds as far as it could be read.

    Attributes:
        verdict: whether any of the rest can be relied on.
        top: name of the top folder in the archive, with its slash.
        entries: those disclosed, in the order of the file.
        people: those whom they bring in.
        custody: where the physical things went.
        certificate: that of the bundle's signature, DER; None where that cannot be read.
    """

    verdict: Verdict
    top: str
    entries: tuple[SealedEntry, ...]
    people: People
    custody: Custody
    certificate: bytes | None


def verify_bundle(
    path: Path,
    *,
    trust: TrustList | None = None,
    checkpoint: str | None = None,
    progress: Progress = silent,
    workers: int = 2,
) -> Verdict:
    """What verifying a bundle comes to. Writes nothing and opens no connection.

    Args:
        path: the file.
        trust: the people whom the reader knows from elsewhere; None if there is no list.
        checkpoint: text of a checkpoint of this ledger that the reader holds, if any.
        progress: called from this thread, in bytes.
        workers: threads that read and hash.

    Raises:
        NotABundleError: the file is no ZIP, or one with nothing in it that a bundle has.
        CheckpointError: the reader's own checkpoint is none.
        StorageError: the medium cannot be read.
        Cancelled: `progress` said so.
    """
    with Archive.open(path) as archive:
        return examine_bundle(
            archive, trust=trust, checkpoint=checkpoint, progress=progress, workers=workers
        ).verdict


def examine_bundle(
    archive: Archive,
    *,
    trust: TrustList | None = None,
    checkpoint: str | None = None,
    progress: Progress = silent,
    workers: int = 2,
) -> Examined:
    """The verdict on a bundle that is open, and what it holds.

    Args:
        archive: the bundle; it stays open.
        trust: the people whom the reader knows from elsewhere; None if there is no list.
        checkpoint: text of a checkpoint of this ledger that the reader holds, if any.
        progress: called from this thread, in bytes.
        workers: threads that read and hash.

    Raises:
        NotABundleError: it is a ZIP with nothing in it that a bundle has.
        CheckpointError: the reader's own checkpoint is none.
        StorageError: the medium cannot be read.
        Cancelled: `progress` said so.
    """
    held = None if checkpoint is None else notes.read_held(checkpoint)
    return _Verification(archive, Reader(trust, held)).run(progress, workers)


@dataclass(slots=True)
class _Parts:
    """The parts of a bundle as far as they could be read."""

    files: dict[str, bytes]
    statement: Statement | None = None
    checkpoint: Checkpoint | None = None
    proofs: Proofs | None = None
    signature: BundleSignature | None = None
    disclosed: Disclosed | None = None
    custody: Custody = _NO_CUSTODY


class _Verification:
    """One verification: the steps of the module's list, in their order."""

    def __init__(self, archive: Archive, reader: Reader) -> None:
        self._archive = archive
        self._reader = reader
        self._findings = Findings()
        self._parts = _Parts({})
        self._top = ""
        self._paths: dict[str, str] = {}  # names in the archive, by path inside the top folder
        self._checked: set[Fact] = {Fact.STRUCTURE}
        self._states = dict.fromkeys(Fact, State.NOT_CHECKED)
        self._states[Fact.TIMED] = State.NOT_PROVIDED
        self._unproven = 0

    def run(self, progress: Progress, workers: int) -> Examined:
        """Takes every step that can be taken."""
        self._findings.tell(Fact.STRUCTURE, *self._archive.findings)  # (1)
        if self._archive.sizes:
            self._read_files()  # (2)
            self._read_signature()  # (3)
            self._read_parts()  # (5) and what (6) and (8) stand on
            found = self._digest(progress, workers)
            told = self._compare_with_lists(found)  # (4)
            self._follow_ledger()  # (6) to (9), (11) to (13)
            self._compare_with_layout(found, told)  # (10)
        parts = self._parts
        return Examined(
            verdict=self._verdict(),
            top=self._top,
            entries=parts.disclosed.entries if parts.disclosed else (),
            people=parts.disclosed.people if parts.disclosed else People(),
            custody=parts.custody,
            certificate=parts.signature.certificate.der if parts.signature else None,
        )

    def _read_files(self) -> None:
        """Finds the top folder and reads the parts that are read as a whole."""
        names = list(self._archive.sizes)
        top = next((name for name in names if name.endswith("/" + STATEMENT)), names[0])
        self._top = top = top.partition("/")[0] + "/"
        self._paths = {name.removeprefix(top): name for name in names if name.startswith(top)}
        if not self._paths.keys() & LIMITS.keys():
            raise NotABundleError(reason="it has none of the files that a bundle has")
        for name in names:
            if not name.startswith(top):
                told = "The file is not in the bundle's folder."
                self._findings.tell(Fact.COMPLETE, error("FILE_EXTRA", visible(name), told))
        if names != sorted(names):
            told = "The files are not in the order of their names."
            self._findings.tell(Fact.STRUCTURE, error("ZIP_ORDER", "", told))
        for path in LIMITS.keys() & self._paths.keys():
            try:
                content = self._archive.read(self._paths[path], LIMITS[path])
            except TooLargeError as problem:
                self._findings.tell(Fact.STRUCTURE, error("FILE_TOO_LARGE", path, str(problem)))
                continue
            if values_in(content) > MOST_VALUES:
                told = "It holds more values than any bundle needs."
                self._findings.tell(Fact.STRUCTURE, error("FILE_TOO_LARGE", path, told))
                continue
            self._parts.files[path] = content

    def _read_signature(self) -> None:
        files = self._parts.files
        if SIGNATURE not in self._paths or TAG_MANIFEST not in self._paths:
            told = "There is no signature, or nothing that it is over."
            self._findings.tell(Fact.SIGNED, error("SIGNATURE_MISSING", SIGNATURE, told))
        if SIGNATURE not in files or TAG_MANIFEST not in files:
            return
        try:
            signature = read_signature(files[SIGNATURE])
        except (SignatureFormError, CertificateError) as problem:
            self._findings.tell(Fact.SIGNED, error("CMS_FORM", SIGNATURE, str(problem)))
            return
        wrong = signature.verify(hashlib.sha256(files[TAG_MANIFEST]).digest())
        self._findings.tell(Fact.SIGNED, *(replace(each, path=SIGNATURE) for each in wrong))
        self._parts.signature = signature

    def _read_parts(self) -> None:
        files, parts, tell = self._parts.files, self._parts, self._findings.tell
        try:
            if STATEMENT in files:
                parts.statement = read_statement(files[STATEMENT])
        except StatementError as problem:
            tell(Fact.STRUCTURE, error("STATEMENT_MALFORMED", STATEMENT, str(problem)))
        try:
            if CHECKPOINT in files:
                parts.checkpoint = notes.read(files[CHECKPOINT])
        except CheckpointError as problem:
            tell(Fact.STRUCTURE, error("CHECKPOINT_MALFORMED", CHECKPOINT, str(problem)))
        try:
            if PROOFS in files:
                parts.proofs = read_proofs(files[PROOFS])
        except ProofsError as problem:
            tell(Fact.STRUCTURE, error("PROOFS_MALFORMED", PROOFS, str(problem)))
        if parts.statement and self._paths[STATEMENT] != f"{parts.statement.head.top}/{STATEMENT}":
            told = "The folder does not have the name that the statement gives it."
            tell(Fact.STRUCTURE, error("TOP_FOLDER_WRONG", "", told))

    def _digest(self, progress: Progress, workers: int) -> Found:
        statement = self._parts.statement
        with_sm3 = statement is not None and statement.head.sm3
        digests, wrong = self._archive.digest(
            self._paths.values(),
            frozenset(self._paths.values()) if with_sm3 else frozenset(),
            workers,
            progress,
        )
        self._findings.tell(Fact.STRUCTURE, *wrong)
        facts, sm3 = {}, {}
        for path, name in self._paths.items():
            each = digests[name]
            facts[path] = FileFact(each.size, each.sha256)
            if each.sm3 is not None:
                sm3[path] = each.sm3
        for path, content in self._parts.files.items():
            # What was judged above counts, should the file change while it is read.
            facts[path] = FileFact(len(content), hashlib.sha256(content).hexdigest())
        return Found(facts, sm3)

    def _compare_with_lists(self, found: Found) -> set[str]:
        files, statement = self._parts.files, self._parts.statement
        by_manifests = listed_by_manifests(files, self._findings)
        is_signed = self._parts.signature and not self._findings.has_error(Fact.SIGNED)
        if statement and not is_signed:
            listed = {path: fact.sha256 for path, fact in statement.files.items()}
            told = compare_with_list(listed, _UNSTATED, found, self._findings)
        else:
            unlisted = {TAG_MANIFEST, SIGNATURE}
            told = compare_with_list(by_manifests, unlisted, found, self._findings)
        for path in sorted(LIMITS.keys() - self._paths.keys() - told):
            sentence = "Every bundle has this file; it is not there."
            self._findings.tell(Fact.COMPLETE, error("FILE_MISSING", path, sentence))
            told.add(path)
        return told

    def _follow_ledger(self) -> None:
        parts, findings = self._parts, self._findings
        if parts.statement is None or LEDGER not in parts.files:
            return
        head = parts.statement.head
        parts.disclosed = follow_lines(parts.files[LEDGER], head, findings)
        check_case(head, parts.disclosed, findings)
        tell_circumstances(head, parts.disclosed, findings)
        if parts.checkpoint is not None:
            check_checkpoint(head, parts.checkpoint, parts.disclosed.people, findings)
        if parts.checkpoint is not None and parts.proofs is not None:
            self._checked.add(Fact.CHAINED)
            check_places(head, parts.disclosed, parts.proofs, findings)
            proven = check_history(head, parts.disclosed, parts.proofs, findings)
            consistent = self._reader.consistent(head, proven, parts.disclosed, findings)
            self._states[Fact.CONSISTENT] = consistent
            covered = covered_by(self._reader.held, consistent, proven)
            self._unproven = tell_unproven(parts.disclosed.entries, covered, findings)
        if parts.signature is not None:
            check_sender(head, parts.signature, parts.disclosed.people, findings)
            if parts.checkpoint is not None:
                self._checked.add(Fact.SIGNED)
        self._follow_custody(parts.disclosed)
        self._ask_trust(head, parts.disclosed)

    def _ask_trust(self, head: Head, disclosed: Disclosed) -> None:
        """Whose signatures count is asked only where they hold."""
        is_true = {Fact.CHAINED, Fact.SIGNED} <= self._checked and not any(
            self._findings.has_error(fact) for fact in (Fact.CHAINED, Fact.SIGNED)
        )
        if self._parts.signature is not None and is_true:
            self._states[Fact.TRUSTED] = self._reader.trusted(
                head, self._parts.signature, disclosed, self._findings
            )

    def _follow_custody(self, disclosed: Disclosed) -> None:
        self._parts.custody = custody = follow_custody(disclosed.entries, disclosed.people)
        self._findings.tell(Fact.CUSTODY, *custody.findings)
        if not custody.items:
            self._states[Fact.CUSTODY] = State.NOT_PROVIDED
        elif not self._findings.has_error(Fact.CHAINED):
            self._checked.add(Fact.CUSTODY)

    def _compare_with_layout(self, found: Found, told: set[str]) -> None:
        parts = self._parts
        if parts.statement is None or parts.disclosed is None or told & _GIVEN:
            return
        given = Given(
            head=parts.statement.head,
            entries=parts.disclosed.entries,
            people=parts.disclosed.people,
            checkpoint=parts.files.get(CHECKPOINT, b""),
            proofs=parts.files.get(PROOFS, b""),
        )
        try:
            layout = lay_out(given)
        except NoSm3Error as problem:
            told_so = error("SM3_MISSING", MANIFEST_SM3, str(problem))
            self._findings.tell(Fact.COMPLETE, told_so)
            return
        except TooLargeForBundleError as problem:
            told_so = error("FILE_TOO_LARGE", TABLES, f"{problem.details['what']}.")
            self._findings.tell(Fact.STRUCTURE, told_so)
            return
        compare_with_layout(layout, parts.statement, found, told, self._findings)
        self._checked |= {Fact.INTACT, Fact.COMPLETE}

    def _verdict(self) -> Verdict:
        for fact in Fact:
            if fact in {Fact.TRUSTED, Fact.CONSISTENT}:
                continue
            if self._findings.has_error(fact):
                self._states[fact] = State.FAIL
            elif fact in self._checked:
                self._states[fact] = State.PASS
        parts = self._parts
        head = parts.statement.head if parts.statement else None
        contents = (
            describe(head, parts.disclosed, parts.signature, self._unproven)
            if head and parts.disclosed
            else {}
        )
        return Verdict(
            states=self._states,
            by_fact={fact: tuple(found) for fact, found in self._findings.by_fact.items()},
            not_proven=caveats(self._states, head, self._unproven),
            contents=contents,
        )
