"""Where the program remembers things about this user, outside any vault."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

from fieldkit.errors import StorageError
from fieldkit.host.durable import disk_errors


class NoProfileError(StorageError):
    """The system names no folder for this user."""

    code = "profile.nowhere"
    sentence = "This user has no home folder. Set FIELDKIT_PROFILE to a folder to use instead."


def profile_folder(environment: Mapping[str, str] = os.environ) -> Path:
    r"""The user's own folder for the program's state, made if it is not there (mode 0700).

    FIELDKIT_PROFILE if set; else %LOCALAPPDATA%\FieldKit on Windows, Library/Application
    Support/FieldKit on macOS, and $XDG_STATE_HOME/fieldkit elsewhere (XDG Base Directory
    Specification 0.8: ~/.local/state without it, and relative values do not count).

    Raises:
        NoProfileError: none of these is known.
        StorageError: the folder cannot be made.
    """
    folder = _place(environment)
    with disk_errors(folder):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def _place(environment: Mapping[str, str]) -> Path:
    if named := environment.get("FIELDKIT_PROFILE"):
        return Path(named).absolute()
    if sys.platform == "win32":
        local = environment.get("LOCALAPPDATA")
        return Path(local or _home() / "AppData" / "Local") / "FieldKit"
    if sys.platform == "darwin":
        return _home() / "Library" / "Application Support" / "FieldKit"
    state = Path(environment.get("XDG_STATE_HOME", ""))
    return (state if state.is_absolute() else _home() / ".local" / "state") / "fieldkit"


def _home() -> Path:
    try:
        return Path.home()
    except RuntimeError:
        raise NoProfileError from None
