"""Failures a person can act on, in families named for who must act.

Anything else that escapes the engine is a bug and is loud. Bad evidence is not an
exception at all: it is a verdict with findings (`fieldkit.findings`).
"""

from typing import ClassVar


class FieldkitError(Exception):
    """A failure with a documented code and one clear sentence.

    Attributes:
        code: stable name such as "vault.wrong-passphrase"; scripts and the app's
            translations hang on it. Listed in resources/docs/errors.md.
        sentence: English sentence with `{named}` places for the details.
        exit_status: what the command line returns for it.
        details: the facts of this case. Never a secret; never a person's name.
    """

    code: ClassVar[str]
    sentence: ClassVar[str]
    exit_status: ClassVar[int] = 1

    def __init__(self, **details: object) -> None:
        super().__init__(self.sentence.format(**details))
        self.details = details


class InputError(FieldkitError):
    """What was given cannot be taken; the giver can mend it."""

    exit_status = 2


class StorageError(FieldkitError):
    """The disk, the folder or the vault's state is in the way."""

    exit_status = 5


class IntegrityError(FieldkitError):
    """Evidence does not agree with itself. Never retried, never swallowed."""

    exit_status = 6


class AccessError(FieldkitError):
    """Who asks has not shown the right to: passphrase, role, waiting time."""

    exit_status = 7
