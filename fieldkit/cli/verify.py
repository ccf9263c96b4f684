"""`fieldkit verify`: whether a bundle is what it claims to be. Needs no vault."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import click

from fieldkit.bundle.archive import NotABundleError
from fieldkit.bundle.trust import TrustList, read_trust
from fieldkit.bundle.verdict import BottomLine, Verdict
from fieldkit.bundle.verifier import verify_bundle
from fieldkit.cli.frame import Command
from fieldkit.cli.inputs import InputUnreadableError, read_input
from fieldkit.cli.printing import Answer
from fieldkit.cli.progress_bar import progress_bar
from fieldkit.errors import StorageError
from fieldkit.findings import Finding

_PATH: Final = click.Path(path_type=Path)
_SAID: Final = {
    BottomLine.SOUND_AND_TRUSTED: "SOUND, and signed by people you trust",
    BottomLine.SOUND_SIGNER_UNKNOWN: "SOUND, but you do not know the signer",
    BottomLine.NOT_SOUND: "NOT SOUND: this is not what was sealed and signed",
}


@click.command(cls=Command)
@click.argument("bundle", type=_PATH)
@click.option(
    "--trust",
    "trust_file",
    type=_PATH,
    metavar="FILE",
    help="Your trust file: the people and authorities you know from elsewhere.",
)
@click.option(
    "--checkpoint",
    "checkpoint_file",
    type=_PATH,
    metavar="FILE",
    help="A checkpoint of the sender's ledger that you hold from before.",
)
def command(bundle: Path, trust_file: Path | None, checkpoint_file: Path | None) -> Answer:
    """Verify a bundle.

    Needs no vault, writes nothing and opens no connection. Exit status: 0 sound and signed by
    people your trust file knows, 1 not sound, 2 wrong usage, 3 not readable as a bundle, 4
    sound but the signer is not known to you.
    """
    trust = None if trust_file is None else read_trust(read_input(trust_file))
    checkpoint = None if checkpoint_file is None else _note(checkpoint_file)
    verdict = verify_file(bundle, trust, checkpoint)
    return Answer(verdict.to_json(), _lines(bundle, verdict), verdict.exit_status)


def verify_file(bundle: Path, trust: TrustList | None, checkpoint: str | None) -> Verdict:
    """The verdict on a file, whatever it is.

    Raises:
        InputUnreadableError: there is no such file.
        NotABundleError: it is no bundle, or cannot be read at all.
        CheckpointError: the reader's checkpoint is none.
    """
    if not os.path.lexists(bundle):
        raise InputUnreadableError(path=bundle, reason="there is no such file")
    try:
        with progress_bar() as progress:
            return verify_bundle(bundle, trust=trust, checkpoint=checkpoint, progress=progress)
    except StorageError as problem:
        raise NotABundleError(reason=str(problem).removesuffix(".")) from problem


def _note(path: Path) -> str:
    # A byte that is no UTF-8 stays one that no checkpoint has.
    return read_input(path).decode("utf-8", "replace").removeprefix("\ufeff")


def _lines(bundle: Path, verdict: Verdict) -> Iterator[str]:
    yield f"{bundle}: {_SAID[verdict.bottom_line]}."
    yield ""
    for fact, state in verdict.states.items():
        yield f"  {fact.value:<11} {state.value.replace('_', ' ').lower()}"
    if verdict.findings:
        yield ""
        yield "Found:"
        yield from map(finding_line, verdict.findings)
    yield ""
    yield "This does not prove:"
    for caveat in verdict.not_proven:
        yield f"  - {caveat.sentence}"


def finding_line(finding: Finding) -> str:
    """A finding as one line for people."""
    place = f" {finding.path}:" if finding.path else ""
    return f"  {finding.severity.value:<7} {finding.code}{place} {finding.detail}"
