"""What verifying a bundle comes to: separate facts, then one bottom line.

No fact stands for another. "Not checked" is never "passed", and what no verification of
files can show is said beside what was shown.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from fieldkit.canonical import JsonObject
from fieldkit.errors import IntegrityError
from fieldkit.findings import Finding, Severity


class Fact(StrEnum):
    """What is verified, each by itself."""

    STRUCTURE = "structure"  # the file is of the format, in the one form it allows
    INTACT = "intact"  # every file has the bytes that were signed and sealed
    COMPLETE = "complete"  # nothing is missing, nothing extra, nothing left out in silence
    CHAINED = "chained"  # entries truly signed, in their place, in the tree of the checkpoint
    SIGNED = "signed"  # the sender signed the bundle, and somebody of the vault the checkpoint
    TRUSTED = "trusted"  # the reader knows the signers from elsewhere
    TIMED = "timed"  # an outside authority fixed the time
    CUSTODY = "custody"  # the keeping of physical things has no gap
    CONSISTENT = "consistent"  # the ledger still holds what the reader's checkpoint stated


class State(StrEnum):
    """What became of one fact."""

    PASS = "PASS"  # noqa: S105 - a verdict, not a password
    FAIL = "FAIL"
    NOT_PROVIDED = "NOT_PROVIDED"  # there was nothing to check
    NOT_CHECKED = "NOT_CHECKED"  # there was, and it could not be checked


class BottomLine(StrEnum):
    """The answer in one word."""

    SOUND_AND_TRUSTED = "SOUND_AND_TRUSTED"
    SOUND_SIGNER_UNKNOWN = "SOUND_SIGNER_UNKNOWN"
    NOT_SOUND = "NOT_SOUND"


# A gap in custody is a fact about the case and an unknown signer one about the reader's
# list; neither means that the bundle is another than what was sealed.
SOUNDNESS: Final = frozenset(
    {Fact.STRUCTURE, Fact.INTACT, Fact.COMPLETE, Fact.CHAINED, Fact.SIGNED, Fact.CONSISTENT}
)
# Those that must even have passed: nothing is sound that was not looked at.
_NEEDED: Final = SOUNDNESS - {Fact.CONSISTENT}

_EXIT_STATUS: Final = {
    BottomLine.SOUND_AND_TRUSTED: 0,
    BottomLine.NOT_SOUND: 1,
    BottomLine.SOUND_SIGNER_UNKNOWN: 4,
}


class NotSoundError(IntegrityError):
    """A bundle is not what it claims to be."""

    code = "bundle.not-sound"
    sentence = "The bundle is not sound: {detail} ({count} findings)."


@dataclass(frozen=True, slots=True)
class Caveat:
    """Something that this verdict does not prove.

    Attributes:
        code: stable name; translations hang on it.
        sentence: in English.
        count: of what it speaks of, where it counts something.
    """

    code: str
    sentence: str
    count: int = 0


@dataclass(frozen=True, slots=True)
class Verdict:
    """The outcome of one verification.

    Attributes:
        states: one for each fact.
        by_fact: what was found, under the fact it bears on.
        not_proven: what nobody may read into this verdict.
        contents: what the bundle says of itself; empty where it could not be read. Not
            to be relied on where the bottom line is NOT_SOUND.
    """

    states: Mapping[Fact, State]
    by_fact: Mapping[Fact, tuple[Finding, ...]]
    not_proven: tuple[Caveat, ...]
    contents: JsonObject

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Everything found, fact by fact."""
        return tuple(finding for fact in Fact for finding in self.by_fact.get(fact, ()))

    @property
    def bottom_line(self) -> BottomLine:
        """The answer in one word."""
        failed = any(self.states[fact] is State.FAIL for fact in SOUNDNESS)
        if failed or any(self.states[fact] is not State.PASS for fact in _NEEDED):
            return BottomLine.NOT_SOUND
        if self.states[Fact.TRUSTED] is State.PASS:
            return BottomLine.SOUND_AND_TRUSTED
        return BottomLine.SOUND_SIGNER_UNKNOWN

    @property
    def exit_status(self) -> int:
        """0 sound and trusted, 1 not sound, 4 sound but the signer is not known."""
        return _EXIT_STATUS[self.bottom_line]

    def require_sound(self) -> None:
        """Does nothing if the bundle is sound, whoever signed it.

        Raises:
            NotSoundError: it is not.
        """
        if self.bottom_line is BottomLine.NOT_SOUND:
            errors = [each for each in self.findings if each.severity is Severity.ERROR]
            raise NotSoundError(
                detail=f"{errors[0].code} {errors[0].path}".strip() if errors else "unchecked",
                count=len(errors),
            )

    def to_json(self) -> JsonObject:
        """The verdict for scripts; its members are documented in resources/docs/format.md."""
        return {
            "bottom_line": self.bottom_line.value,
            "bundle": {
                **self.contents,
                "does_not_prove": [
                    {"code": each.code, "sentence": each.sentence} for each in self.not_proven
                ],
            },
            "facts": {fact.value: self.states[fact].value for fact in Fact},
            "findings": [
                {
                    "code": each.code,
                    "detail": each.detail,
                    "path": each.path,
                    "severity": each.severity.value,
                }
                for each in self.findings
            ],
        }
