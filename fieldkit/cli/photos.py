"""`fieldkit add photo`: many photos at once, each sealed as an entry of its own."""

import glob
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from fieldkit.canonical import JsonValue
from fieldkit.cli.form import form_options, read_form
from fieldkit.cli.frame import Command
from fieldkit.cli.printing import Answer
from fieldkit.cli.progress_bar import progress_bar
from fieldkit.cli.sealing import PATH, entry_facts
from fieldkit.cli.vaults import Access, vault_access
from fieldkit.evidence.media import Photo, camera_json
from fieldkit.progress import Cancelled

if TYPE_CHECKING:
    from fieldkit.evidence.camera import Look
    from fieldkit.evidence.intake import NotTaken

# What the camera says is read from the file, never typed.
_READ: tuple[str, ...] = ("camera", "no_camera_data")


def photo_command() -> Command:
    """The command that seals photos."""

    @vault_access
    def seal(access: Access, case: str, photos: Sequence[Path], **options: object) -> Answer:
        """Seal one photo, or many with the same words (照片).

        Each becomes an entry of its own. What is no picture is sealed all the same, without
        camera data.
        """
        read_form(Photo, options, _unread())  # wrong words are told before the vault is opened
        return _seal(access, case, _expanded(photos), options)

    command = click.command("photo", cls=Command)(seal)
    command.params.insert(1, click.Argument(["case"]))
    command.params.insert(2, click.Argument(["photos"], nargs=-1, required=True, type=PATH))
    command.params[-1:-1] = form_options(Photo, without=_READ)
    return command


def _seal(
    access: Access, case: str, photos: Sequence[Path], options: Mapping[str, object]
) -> Answer:
    from fieldkit.evidence.intake import NotTaken  # noqa: PLC0415 - help starts fast

    sealed: list[dict[str, object]] = []
    missed: list[NotTaken] = []

    def describe(_path: Path, look: "Look") -> Photo:
        return read_form(Photo, options, _read_by(look))

    with access.open() as workspace, progress_bar() as progress:
        of_case = workspace.register.find_case(case)
        try:
            for result in workspace.add_photos(photos, describe, case=of_case, progress=progress):
                if isinstance(result, NotTaken):
                    missed.append(result)
                else:
                    attachment = result.entry.entry.attachments[0]
                    facts = {"file": attachment.name, "sha256": attachment.sha256}
                    sealed.append({**entry_facts(result.entry), **facts})
        except Cancelled:
            raise Cancelled({"sealed": sealed}) from None
    return _answer(sealed, missed)


def _answer(sealed: Sequence[Mapping[str, object]], missed: "Sequence[NotTaken]") -> Answer:
    facts = {
        "sealed": sealed,
        "not_taken": [
            {"path": str(each.path), "code": each.problem.code, "sentence": str(each.problem)}
            for each in missed
        ],
    }
    lines = [f"Sealed as #{each['sequence']}: {each['file']}" for each in sealed]
    lines += [f"NOT sealed: {each.path}: {each.problem} [{each.problem.code}]" for each in missed]
    return Answer(facts, lines, missed[0].problem.exit_status if missed else 0)


def _read_by(look: "Look") -> dict[str, JsonValue]:
    if look.camera is not None:
        return {"camera": dict(camera_json(look.camera))}
    return {"no_camera_data": _unread()["no_camera_data"] if look.reason is None else look.reason}


def _unread() -> dict[str, JsonValue]:
    return {"no_camera_data": "not read"}


def _expanded(paths: Sequence[Path]) -> list[Path]:
    """The files meant; patterns such as *.jpg are expanded, which Windows leaves to programs."""
    found: list[Path] = []
    for path in paths:
        matches = [] if os.path.lexists(path) else sorted(glob.glob(str(path)))  # noqa: PTH207 - absolute or not
        found += map(Path, matches) if matches else [path]
    return found
