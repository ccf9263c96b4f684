"""Where secrets come from: a file, the environment, or the terminal. Never an argument.

Arguments are seen by every program on the computer and kept by shells; so no option takes a
secret itself.
"""

import getpass
import os
import sys
import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from fieldkit.cli.inputs import read_input
from fieldkit.errors import InputError

MOST_BYTES: Final = 64 << 10


class SecretMissingError(InputError):
    """A secret is needed and there is nobody to ask."""

    code = "secret.missing"
    sentence = "No {what} was given: use {option}, set {variable}, or run this in a terminal."


class SecretEmptyError(InputError):
    """A secret was given with nothing in it; that is a slip, and no try."""

    code = "secret.empty"
    sentence = "The {what} that was given is empty."


class SecretUnreadableError(InputError):
    """A secret's file is not text."""

    code = "secret.unreadable"
    sentence = "The file given with {option} is not text in UTF-8."


class SecretsDifferError(InputError):
    """A new passphrase was typed in two ways."""

    code = "secret.differs"
    sentence = "The two entries differ; nothing was changed."


@dataclass(frozen=True, slots=True)
class Source:
    """One secret and the places where it may be found, in order.

    Attributes:
        what: how the terminal asks for it.
        option: name of the option that names its file.
        variable: the environment variable that may hold it.
    """

    what: str
    option: str
    variable: str

    def read(self, path: Path | None, *, is_new: bool = False) -> str:
        """The secret.

        Args:
            path: the file given with the option, if any; one line end at its end is no part
                of the secret.
            is_new: a terminal asks twice.

        Raises:
            SecretEmptyError: there is nothing in it.
            SecretMissingError: it is nowhere, and there is no terminal.
            SecretUnreadableError: its file is not text.
            SecretsDifferError: it was typed in two ways.
        """
        secret = self._given(path, is_new=is_new)
        if not secret:
            raise SecretEmptyError(what=self.what)
        return secret

    def _given(self, path: Path | None, *, is_new: bool) -> str:
        if path is not None:
            return _text(read_input(path, most=MOST_BYTES), self.option)
        given = os.environ.get(self.variable)
        if given is not None:
            return given
        typed = self._ask(f"{self.what.capitalize()}: ")
        if is_new and typed != self._ask(f"{self.what.capitalize()} again: "):
            raise SecretsDifferError()
        return typed

    def _ask(self, prompt: str) -> str:
        # On Windows getpass waits for the keyboard even where nobody sits; elsewhere it says by
        # a warning that there is no terminal, and would then read what is piped in.
        has_nobody = os.name == "nt" and not (sys.stdin and sys.stdin.isatty())
        with warnings.catch_warnings():
            warnings.simplefilter("error", getpass.GetPassWarning)
            try:
                if has_nobody:
                    raise EOFError
                return getpass.getpass(prompt)
            except (getpass.GetPassWarning, EOFError):
                raise SecretMissingError(
                    what=self.what, option=self.option, variable=self.variable
                ) from None


PASSPHRASE: Final = Source("passphrase", "--passphrase-file", "FIELDKIT_PASSPHRASE")
NEW_PASSPHRASE: Final = Source(
    "new passphrase", "--new-passphrase-file", "FIELDKIT_NEW_PASSPHRASE"
)
RECEIVER_PASSPHRASE: Final = Source(
    "receiver's passphrase", "--receiver-passphrase-file", "FIELDKIT_RECEIVER_PASSPHRASE"
)
RECOVERY_KEY: Final = Source("recovery key", "--recovery-key-file", "FIELDKIT_RECOVERY_KEY")


def _text(content: bytes, option: str) -> str:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise SecretUnreadableError(option=option) from None
    return text.removesuffix("\n").removesuffix("\r")
