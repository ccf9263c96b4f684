"""`fieldkit demo`: an invented case from the first photo to the verdict."""

import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from fieldkit.bundle.trust import read_trust
from fieldkit.cli.frame import Command
from fieldkit.cli.inputs import InputUnreadableError, write_output
from fieldkit.cli.printing import Answer
from fieldkit.cli.progress_bar import progress_bar
from fieldkit.cli.vaults import PATH
from fieldkit.cli.verify import verify_file
from fieldkit.errors import InputError
from fieldkit.host.durable import disk_errors
from fieldkit.progress import Progress

if TYPE_CHECKING:
    from fieldkit.practice import Practice


class DemoFolderTakenError(InputError):
    """The folder for the demonstration holds something already."""

    code = "demo.folder-taken"
    sentence = "{path} is not a new or empty folder; nothing was changed in it."


class NoPhotosError(InputError):
    """The folder of photos has no file in it."""

    code = "demo.no-photos"
    sentence = "There is no file in {path}."


@click.command(cls=Command)
@click.argument("out", type=PATH)
@click.option(
    "--photos",
    "photo_folder",
    type=PATH,
    metavar="DIR",
    help="Seal every file in this folder as a photo, instead of those that ship with FieldKit.",
)
def command(out: Path, photo_folder: Path | None) -> Answer:
    """Make an invented case, export it and verify the bundle.

    All of it goes into the folder OUT, which must be new or empty. Firm, people and results
    are made up; every record says 演练数据 (practice data). The passphrases are shown here and
    are for practice only.
    """
    photos = None if photo_folder is None else _files_in(photo_folder)
    _require_empty(out)
    is_new = not out.exists()
    with disk_errors(out):
        out.mkdir(parents=True, exist_ok=True)
    try:
        with progress_bar() as progress:
            return _make(out.absolute(), photos, progress)
    except BaseException:
        _clear(out, is_new=is_new)
        raise


def _make(out: Path, photos: Sequence[Path] | None, progress: Progress) -> Answer:
    from fieldkit.delivery import Order  # noqa: PLC0415 - help starts fast
    from fieldkit.practice import make_practice_vault  # noqa: PLC0415

    vault, bundle = out / "vault", out / "bundle.zip"
    trust, checkpoint = out / "trust.json", out / "checkpoint.txt"
    workspace, practice = make_practice_vault(vault, photos, progress=progress)
    with workspace:
        write_output(checkpoint, practice.checkpoint.encode("utf-8"))
        order = Order(practice.case, reader="演练市公安局（演练数据）")
        workspace.export(order, bundle, progress)
        write_output(trust, workspace.personnel.trust_file())
        size = workspace.register.size()
    verdict = verify_file(bundle, read_trust(trust.read_bytes()), practice.checkpoint)
    verdict.require_sound()
    facts = {
        "vault": str(vault),
        "passphrase": practice.inspector.passphrase,
        "bundle": str(bundle),
        "trust": str(trust),
        "checkpoint": str(checkpoint),
        "case": practice.case_number,
        "recovery_key": practice.recovery_key,
        "users": [
            {"name": each.person, "role": each.role.value, "passphrase": each.passphrase}
            for each in practice.users
        ],
        "entries": size,
        "bottom_line": verdict.bottom_line.value,
    }
    return Answer(facts, _lines(facts, practice), verdict.exit_status)


def _lines(facts: dict[str, object], practice: "Practice") -> Iterator[str]:
    yield f"Made the invented case {facts['case']} ({facts['entries']} ledger entries)."
    yield f"  vault       {facts['vault']}"
    yield f"  bundle      {facts['bundle']}"
    yield f"  trust file  {facts['trust']}"
    yield f"  checkpoint  {facts['checkpoint']}"
    program = os.environ.get("FIELDKIT_COMMAND") or _program()
    yield f"The bundle is {str(facts['bottom_line']).replace('_', ' ').lower()}. Try it yourself:"
    yield (
        f'  {program} verify "{facts["bundle"]}" --trust "{facts["trust"]}" '
        f'--checkpoint "{facts["checkpoint"]}"'
    )
    yield f'  {program} list "{facts["vault"]}"'
    yield "Passphrases, for practice only and shown this once:"
    for user in practice.users:
        yield f"  {user.passphrase}  {user.person} ({user.role.value})"
    yield f"Recovery key of the vault: {practice.recovery_key}"


def _program() -> str:
    """How a shell calls the program that is running now."""
    found = shutil.which("fieldkit")
    if found is not None and Path(found).resolve() == Path(sys.argv[0]).resolve():
        return "fieldkit"
    return f'"{sys.executable}" -m fieldkit'


def _files_in(folder: Path) -> list[Path]:
    try:
        found = sorted(each for each in folder.iterdir() if each.is_file())
    except OSError as problem:
        reason = problem.strerror or "unknown reason"
        raise InputUnreadableError(path=folder, reason=reason) from problem
    if not found:
        raise NoPhotosError(path=folder)
    return found


def _require_empty(out: Path) -> None:
    with disk_errors(out):
        if out.exists() and (not out.is_dir() or any(out.iterdir())):
            raise DemoFolderTakenError(path=out)


def _clear(out: Path, *, is_new: bool) -> None:
    """Takes back what was half made; all that is in the folder is ours."""
    for each in out.iterdir():
        if each.is_dir():
            shutil.rmtree(each, ignore_errors=True)
        else:
            each.unlink(missing_ok=True)
    if is_new:
        with suppress(OSError):
            out.rmdir()
