"""Single values of records: what people are told about them, and their normal form."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Final, NamedTuple, Self

from fieldkit.canonical import CanonicalError, decode, encode
from fieldkit.clock import TimeTextError, read_time, time_text

SHORT: Final = 200  # characters of a name, a number, a place
LONG: Final = 20_000  # characters of an account
MOST_NUMBER: Final = 10**12
MOST_JSON_BYTES: Final = 65_536

# What breaks a line, rings a bell or is half a character; long text may have lines and tabs.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_CONTROL_OR_LINE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


# Letters and signs whose glyph is empty.
_EMPTY: Final = frozenset("\u115f\u1160\u2800\u3164\uffa0")
_UNSEEN: Final = frozenset({"Cf", "Mn", "Zs"})
# The joiners of emoji and of scripts that need them, and the marks of a script's own direction.
_JOINING: Final = frozenset("\u061c\u200c\u200d\u200e\u200f")


class Fault(NamedTuple):
    """What is wrong with a value: a stable word and an English sentence."""

    problem: str
    sentence: str


@dataclass(frozen=True, slots=True)
class About:
    """What people need to know to fill in a member.

    Attributes:
        en: English label.
        zh: Chinese label.
        by: sources that ask for it, as short names (`fieldkit.evidence.kinds.SOURCES`).
        help: what to enter, where the label does not say it.
        least: the smallest number, or the fewest values of a tuple.
        most: the most characters of a text.
        check: a rule for the text alone; gives the fault or None.
        is_code: the text is a code, in which full-width forms, blanks and small letters
            mean the same as half-width forms, no blanks and capitals.
        refers: kinds of entry that the number may point at; None when it is no reference.
    """

    en: str
    zh: str
    by: str = ""
    help: str = ""
    least: int = 0
    most: int = SHORT
    check: Callable[[str], Fault | None] | None = None
    is_code: bool = False
    refers: frozenset[str] | None = None

    @property
    def sources(self) -> tuple[str, ...]:
        """The sources that ask for it."""
        return tuple(self.by.split())


class Choice(StrEnum):
    """One of several answers; its value is the word that stands in the record."""

    zh: str
    en: str

    def __new__(cls, word: str, zh: str, en: str | None = None) -> Self:
        """The answer with its labels; the English one is the word unless given."""
        choice = str.__new__(cls, word)
        choice._value_ = word
        choice.zh = zh
        choice.en = en or word.replace("_", " ")
        return choice


def choices_of(holds: type) -> tuple[Choice, ...]:
    """The answers to choose from; none where the type is no choice."""
    return tuple(holds) if issubclass(holds, Choice) else ()


def form_of(holds: type, about: About) -> str:
    """What a form shows for a value: "text", "long_text", "reference", "choice", ..."""
    if about.refers is not None:
        return "reference"
    form = next(name for base, name, _ in _FORMS if issubclass(holds, base))
    return "long_text" if form == "text" and about.most > SHORT else form


def normal(value: object, holds: type, about: About) -> object:
    """The value in its normal form, or the fault that it has.

    Args:
        value: anything; what is given in its JSON form becomes what it stands for.
        holds: what it must be: text, a whole number, yes or no, a moment, a day, a `Choice`
            or a JSON object.
        about: its bounds.

    Returns:
        None for text of which nothing can be seen; a `Fault` for what cannot be taken.
    """
    if isinstance(value, str):
        value = _trimmed(value, about)
        if all(unicodedata.category(each) in _UNSEEN or each in _EMPTY for each in value):
            return None
    read = next(reader for base, _, reader in _FORMS if issubclass(holds, base))
    return read(value, holds, about)


def code_form(text: str) -> str:
    """A code as it is kept: half-width, capitals, without blanks."""
    capitals = unicodedata.normalize("NFKC", text).upper()
    dense = "".join(unicodedata.normalize("NFKC", capitals).split())
    # NFKC makes a blank and a combining accent of U+00AF and its like; without the blank, the
    # accent joins the letter before it.
    return unicodedata.normalize("NFKC", dense)


def seen_whole(text: str) -> Fault | None:
    """For `About.check`: refuses characters that hide in a text or turn its direction.

    They are let into what people say and into foreign names, and shown there; what names a
    thing, or says where it goes, must read to everybody alike.
    """
    for each in text:
        if unicodedata.category(each) == "Cf" and each not in _JOINING:
            return Fault("invisible_character", "A character in it cannot be seen.")
    return None


def _trimmed(text: str, about: About) -> str:
    """The text in Unicode's composed form (NFC), no blanks around it, lines ended by LF."""
    if about.is_code:
        return code_form(text)
    lines = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n")
    return lines.strip()


def _text(value: object, _holds: type, about: About) -> object:
    if not isinstance(value, str):
        return Fault("wrong_type", "This must be text.")
    if (_CONTROL if about.most > SHORT else _CONTROL_OR_LINE).search(value):
        return Fault("control_character", "A character in it is none that people write.")
    if len(value) > about.most:
        return Fault("too_long", f"It is longer than {about.most} characters.")
    return (about.check and about.check(value)) or value


def _whole_number(value: object, _holds: type, about: About) -> object:
    if isinstance(value, bool) or not isinstance(value, int):
        return Fault("wrong_type", "This must be a whole number.")
    if not about.least <= value <= MOST_NUMBER:
        return Fault("out_of_range", f"This must be {about.least} or more.")
    return value


def _yes_no(value: object, _holds: type, _about: About) -> object:
    return value if isinstance(value, bool) else Fault("wrong_type", "This must be yes or no.")


def _moment(value: object, _holds: type, _about: About) -> object:
    """The moment as it will be read back: whole milliseconds and a fixed offset."""
    if isinstance(value, datetime) and value.utcoffset() is None:
        return Fault("no_offset", "The moment needs an offset from UTC, such as +08:00.")
    if not isinstance(value, datetime | str):
        return Fault("wrong_type", "This must be a moment.")
    try:
        moment = read_time(value) if isinstance(value, str) else value
        return read_time(time_text(moment))
    except TimeTextError:
        return Fault("not_a_moment", "Write it like 2026-11-24T09:30:00+08:00.")


def _day(value: object, _holds: type, _about: About) -> object:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    if not isinstance(value, str):
        return Fault("wrong_type", "This must be a day.")
    try:
        day = date.fromisoformat(value)
    except ValueError:
        day = None
    if day is None or day.isoformat() != value:
        return Fault("not_a_day", "Write it like 2026-11-24.")
    return day


def _choice(value: object, holds: type, _about: About) -> object:
    choices = choices_of(holds)
    for choice in choices:
        if choice == value:
            return choice
    words = ", ".join(choices)
    return Fault("unknown_choice", f"It must be one of: {words}.")


def _json(value: object, _holds: type, _about: About) -> object:
    if not isinstance(value, Mapping):
        return Fault("wrong_type", "This must be an object.")
    try:
        body = encode(value)
    except CanonicalError as problem:
        return Fault("not_json", f"It cannot be kept: {problem.details['reason']}.")
    if len(body) > MOST_JSON_BYTES:
        return Fault("too_long", f"It is longer than {MOST_JSON_BYTES} bytes.")
    copy = decode(body)
    return MappingProxyType(copy) if isinstance(copy, dict) else copy


# What a value can be, what a form calls it, and how it comes into its normal form.
_FORMS: Final[tuple[tuple[type, str, Callable[[object, type, About], object]], ...]] = (
    (Choice, "choice", _choice),
    (str, "text", _text),
    (bool, "yes_no", _yes_no),
    (int, "whole_number", _whole_number),
    (datetime, "moment", _moment),
    (date, "day", _day),
    (Mapping, "json", _json),
)
