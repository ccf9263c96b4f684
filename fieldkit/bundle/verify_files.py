"""Whether the files of a bundle are those that were listed, signed and sealed.

Two questions, asked apart. Has something changed since the sender listed it? The manifests
answer, or the statement where the manifests' own signature does not hold. And: did the
sender list what follows from the sealed entries? `fieldkit.bundle.layout` answers.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from fieldkit.bundle.layout import (
    MANIFEST,
    MANIFEST_SM3,
    SIGNATURE,
    STATEMENT,
    TAG_MANIFEST,
    Layout,
)
from fieldkit.bundle.limits import MOST_FILES
from fieldkit.bundle.names import visible
from fieldkit.bundle.statement import FileFact, Statement
from fieldkit.bundle.tables import place_of
from fieldkit.bundle.verdict import Fact
from fieldkit.bundle.verify_ledger import Findings
from fieldkit.findings import error

_DIGEST_LENGTH: Final = 64
_GAP: Final = "  "
# What is made from all other files.
_MADE: Final = frozenset({STATEMENT, MANIFEST, MANIFEST_SM3, TAG_MANIFEST})


class ManifestError(Exception):
    """A manifest is not of its one form; the text says why."""


@dataclass(frozen=True, slots=True)
class Found:
    """What the archive really holds.

    Attributes:
        facts: size and SHA-256 of each file, by path inside the top folder.
        sm3: SM3 (hex) of the files for which it was computed.
    """

    facts: Mapping[str, FileFact]
    sm3: Mapping[str, str]


def read_manifest(content: bytes) -> dict[str, str]:
    """The digests (hex) that a manifest lists, by path.

    Raises:
        ManifestError: a line is not "digest, two blanks, path", or the lines are not in
            order of their paths, each once.
    """
    if content.count(b"\n") > MOST_FILES:
        raise ManifestError("it has too many lines")
    try:
        *lines, rest = content.decode("utf-8").split("\n")
    except UnicodeDecodeError:
        raise ManifestError("it is not UTF-8") from None
    listed: dict[str, str] = {}
    for line in lines:
        digest, gap, path = line[:_DIGEST_LENGTH], line[_DIGEST_LENGTH:][:2], line[66:]
        is_hex = set(digest) <= set("0123456789abcdef")
        if gap != _GAP or not path or visible(path) != path or not is_hex:
            raise ManifestError("a line is not of its form")
        if path in listed:
            raise ManifestError(f"{visible(path)[:200]} stands twice")
        listed[path] = digest
    if rest or list(listed) != sorted(listed):
        raise ManifestError("its lines are not in order or do not end")
    return listed


def listed_by_manifests(contents: Mapping[str, bytes], findings: Findings) -> dict[str, str]:
    """The digests that the two manifests list together; findings where they cannot be read."""
    listed: dict[str, str] = {}
    for path in (TAG_MANIFEST, MANIFEST):
        if path not in contents:
            continue
        try:
            lines = read_manifest(contents[path])
        except ManifestError as reason:
            told = f"The manifest cannot be read: {reason}."
            findings.tell(Fact.STRUCTURE, error("MANIFEST_MALFORMED", path, told))
            continue
        wrong = [each for each in lines if each.startswith("data/") != (path == MANIFEST)]
        for each in wrong:
            told = f"It lists {visible(each)[:200]}, which is not for this manifest to list."
            findings.tell(Fact.STRUCTURE, error("MANIFEST_MALFORMED", path, told))
        listed.update(lines)
    return listed


def compare_with_list(
    listed: Mapping[str, str], unlisted: Iterable[str], found: Found, findings: Findings
) -> set[str]:
    """Holds the files against a list of digests.

    Args:
        listed: SHA-256 (hex) by path.
        unlisted: paths that the list cannot speak of, such as that of itself.
        found: what is really there.
        findings: where it is said.

    Returns:
        Paths about which something was said.
    """
    told: set[str] = set()
    for path in sorted(listed):
        fact = found.facts.get(path)
        if fact is None:
            sentence = "The file is listed and is not there."
            findings.tell(Fact.COMPLETE, error("FILE_MISSING", visible(path), sentence))
        elif fact.sha256 != listed[path]:
            sentence = "The file was changed: its SHA-256 is {found}, and {listed} is listed."
            is_changed = error(
                "FILE_CHANGED", visible(path), sentence, found=fact.sha256, listed=listed[path]
            )
            findings.tell(Fact.INTACT, is_changed)
        else:
            continue
        told.add(path)
    for path in sorted(found.facts.keys() - listed.keys() - set(unlisted)):
        sentence = "The file is there and nothing lists it."
        findings.tell(Fact.COMPLETE, error("FILE_EXTRA", visible(path), sentence))
        told.add(path)
    return told


def compare_with_layout(
    layout: Layout, statement: Statement, found: Found, told: set[str], findings: Findings
) -> None:
    """Holds the files against those that follow from the sealed entries.

    Args:
        layout: what must be there.
        statement: what the sender says is there.
        found: what is really there.
        told: paths about which something was said already.
        findings: where it is said.
    """
    expected = layout.facts()
    wrong = {path for path, fact in expected.items() if found.facts.get(path) != fact} - told
    extra = found.facts.keys() - expected.keys() - told - {SIGNATURE}
    stated = {
        path
        for path in (expected.keys() | statement.files.keys()) - _MADE
        if statement.files.get(path) != expected.get(path)
    }
    # Statement and manifests differ in any case where a file differs; that is not news.
    for path in sorted(wrong - _MADE or ([] if extra or stated else wrong)):
        if path not in found.facts:
            sentence = "The file follows from the sealed entries and is not there."
            findings.tell(Fact.COMPLETE, error("FILE_MISSING", visible(path), sentence))
        else:
            sentence = "The file is not what the sealed entries make it: " + _difference(
                path, layout
            )
            findings.tell(Fact.INTACT, error("FILE_NOT_AS_SEALED", visible(path), sentence))
    for path in sorted(extra):
        sentence = "The file does not follow from the sealed entries."
        findings.tell(Fact.COMPLETE, error("FILE_EXTRA", visible(path), sentence))
    for path in sorted(stated - wrong - extra - told):
        sentence = "What the statement says of the file is not what the entries make it."
        findings.tell(Fact.INTACT, error("STATEMENT_WRONG", visible(path), sentence))
    for path, attachment in layout.attachments.items():
        if path in found.sm3 and attachment.sm3 not in {None, found.sm3[path]}:
            sentence = "Its SM3 digest is another than was sealed."
            findings.tell(Fact.INTACT, error("SM3_DIFFERS", visible(path), sentence))


def _difference(path: str, layout: Layout) -> str:
    if path in layout.attachments:
        return f"entry #{place_of(path)[0]} names other bytes."
    return "its bytes are others."
