"""Tables as text: how it is written, what parts its cells, and the cells.

Laboratories send UTF-8, GB18030 from Chinese Excel, and UTF-16 from its "Unicode text". Which it
is can be told: UTF-16 has a mark, other text is hardly ever valid UTF-8 by chance, and what is
read as GB18030 without being it gives characters that nobody uses.
"""

import csv
import io
import re
from collections import Counter
from dataclasses import dataclass
from typing import Final

ENCODINGS: Final = ("utf-8", "gb18030", "utf-16")
_MARKS: Final = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_CODECS: Final = {"utf-8": "utf-8-sig", "gb18030": "gb18030", "utf-16": "utf-16"}
_SEPARATORS: Final = (",", "\t", ";")
_SAID: Final = re.compile(r'"?sep=([,;\t])"?\r?\n', re.IGNORECASE)  # a first line for Excel
_LOOKED_AT: Final = 30  # records
_IN_UNITS: Final = "µ²³·ⅠⅡⅢⅣⅤ"
_MOST_RARE: Final = 0.1  # of the characters that are not ASCII


class NotTextError(Exception):
    """The bytes are no text in an encoding that is taken."""


class NotCellsError(Exception):
    """A record cannot be parted into cells.

    Attributes:
        row: its number, from 1.
    """

    def __init__(self, row: int) -> None:
        super().__init__(row)
        self.row = row


class TooManyRowsError(Exception):
    """There are more records than are taken."""


@dataclass(frozen=True, slots=True)
class Text:
    """A table that was read.

    Attributes:
        rows: its cells.
        encoding: of ENCODINGS.
        separator: what parts the cells.
    """

    rows: list[list[str]]
    encoding: str
    separator: str


def read_text(content: bytes, encoding: str, most_rows: int) -> Text:
    """The cells of a table.

    Args:
        content: of the file.
        encoding: of ENCODINGS; empty to find it out.
        most_rows: more are refused.

    Raises:
        NotTextError: in none of the encodings, or not in that one.
        NotCellsError: quotes are not closed, or a cell is longer than any.
        TooManyRowsError: there are more rows.
    """
    known = encoding or _encoding_of(content)
    text = _decoded(content, known)
    if text is None or "\0" in text:
        raise NotTextError
    said = _SAID.match(text)
    separator = said[1] if said is not None else _separator_of(text)
    rows: list[list[str]] = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True):
            rows.append(row)
            if len(rows) > most_rows:
                raise TooManyRowsError
    except csv.Error:
        raise NotCellsError(len(rows) + 1) from None
    if said is not None:
        rows[0] = []
    return Text(rows, known, separator)


def _encoding_of(content: bytes) -> str:
    for mark, name in _MARKS:
        if content.startswith(mark):
            return name
    if _decoded(content, "utf-8") is not None:
        return "utf-8"
    text = _decoded(content, "gb18030")
    if text is None or _is_strange(text):
        raise NotTextError
    return "gb18030"


def _decoded(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(_CODECS[encoding])
    except UnicodeDecodeError:
        return None


def _is_strange(text: str) -> bool:
    """Whether many of the characters are outside of GB 2312, which has all that are common."""
    foreign = Counter(each for each in text if ord(each) > 0x7F)
    rare = sum(count for each, count in foreign.items() if not _is_common(each))
    return rare > _MOST_RARE * foreign.total()


def _is_common(character: str) -> bool:
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return character in _IN_UNITS
    return True


def _separator_of(text: str) -> str:
    """What parts most cells in the first records; a comma where nothing does."""
    counts = dict.fromkeys(_SEPARATORS, 0)
    for separator in _SEPARATORS:
        try:
            reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
            for _, row in zip(range(_LOOKED_AT), reader, strict=False):
                counts[separator] = max(counts[separator], len(row))
        except csv.Error:
            continue
    return max(_SEPARATORS, key=lambda each: counts[each])
