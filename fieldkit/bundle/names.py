"""Names of files inside a bundle that every system writes, shows and compares alike.

The rules hold for Windows, macOS and Linux at once, so that a bundle unpacked anywhere
has the same files: what one system would rename, merge, hide or refuse is refused here.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final

from fieldkit.findings import Finding, error

LONGEST_NAME: Final = 400  # bytes of UTF-8; below Windows' 260 UTF-16 units for what we write
LONGEST_SEGMENT: Final = 200
DEEPEST: Final = 5  # parts of a name; ours have four at most

# "%" is no trouble to any system, but BagIt manifests would have to escape it (RFC 8493,
# section 2.1.3) and their readers disagree on how.
_FORBIDDEN: Final = frozenset('\\:*?"<>|%')
_REFUSED_CATEGORIES: Final = frozenset({"Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp"})
# https://learn.microsoft.com/windows/win32/fileio/naming-a-file; compared after NFKC, which
# turns the superscript digits that Windows takes for digits into digits.
_DEVICE: Final = re.compile(r"(con|prn|aux|nul|clock\$|conin\$|conout\$|(com|lpt)[0-9])")
_EXTENSION: Final = re.compile(r"\.[A-Za-z0-9]{1,12}$")


def visible(text: str) -> str:
    """The text with characters that cannot be seen, or turn the line, written as <U+202E>."""
    return "".join(
        f"<U+{ord(char):04X}>" if unicodedata.category(char) in _REFUSED_CATEGORIES else char
        for char in text
    )


def shown(name: str) -> str:
    """A file's name for a finding: visible, and cut where it is longer than any lawful one."""
    short = name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1] + "…"
    return visible(short)


def name_findings(names: Iterable[str]) -> Iterator[Finding]:
    """What is wrong with the names of one bundle's files, each by itself and together.

    Args:
        names: "/"-separated; bytes that are not UTF-8 as surrogate escapes.
    """
    sound = _SoundCharacters()
    files: dict[str, str] = {}
    folders: dict[str, str] = {}
    for name in names:
        reason = _reason_against(name, sound)
        if reason:
            yield error("ZIP_NAME_FORBIDDEN", shown(name), f"The name {reason}.")
        folded = folded_name(name)
        if folded in files:
            other = "another" if files[folded] == name else shown(files[folded])
            yield error(
                "ZIP_NAME_TWICE",
                shown(name),
                f"The name is the same as {other} on some systems.",
            )
        files[folded] = name
        if not reason:
            yield from _folder_findings(name, folded, folders)
    for folded in files.keys() & folders.keys():
        yield error("ZIP_NAME_CLASH", shown(files[folded]), "The file has the name of a folder.")


def _folder_findings(name: str, folded: str, folders: dict[str, str]) -> Iterator[Finding]:
    """Takes note of the folders a name is in, up to one that is known already."""
    spelled = name
    while "/" in folded:
        folded, spelled = folded.rpartition("/")[0], spelled.rpartition("/")[0]
        known = folders.setdefault(folded, spelled)
        if known != spelled:
            yield error("ZIP_NAME_TWICE", shown(name), "Its folder is spelled in two ways.")
        if known is not spelled:
            return


def folded_name(name: str) -> str:
    """What systems that ignore case and spelling of characters take the name for."""
    if name.isascii():
        return name.lower()
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())


def is_lawful_name(name: str) -> bool:
    """Whether a single name follows every rule, seen by itself."""
    return _reason_against(name, _SoundCharacters()) is None


def safe_name(text: str, most: int = 120) -> str:
    """A lawful file name, as near to a foreign one as the rules allow.

    The same text gives the same name on every system and version of Python. Two texts may
    give one name; who uses it puts a number in front.

    Args:
        text: any text, such as the name of a file on a camera card.
        most: longest result in bytes of UTF-8, 20 to `LONGEST_SEGMENT`.
    """
    kept = text
    if not (text.isascii() and text.isprintable()):  # which every version of Unicode has alike
        kept = "".join(char if _is_lasting(char) else "_" for char in text)
        kept = unicodedata.normalize("NFC", kept)
    kept = "".join("_" if char == "/" or _is_forbidden(char) else char for char in kept)
    kept = _cut(kept.strip().rstrip(". "), most - 1).lstrip().rstrip(". ")
    if not kept:
        return "unnamed"
    if kept[0] in "~." or not is_lawful_name(kept):
        return "_" + kept
    return kept


def _cut(name: str, most: int) -> str:
    """The beginning of the name, its extension kept, in at most `most` bytes."""
    encoded = name.encode("utf-8")
    if len(encoded) <= most:
        return name
    found = _EXTENSION.search(name)
    extension = found.group() if found else ""
    stem = encoded[: most - len(extension)].decode("utf-8", "ignore")
    return stem.rstrip(". ") + extension


def _is_lasting(char: str) -> bool:
    """Whether the character is sound by every version of Unicode a reader may have.

    Unicode 3.2 is frozen inside Python. Ideographs added later are kept too, because
    people's names are written with them (GB 18030-2022).
    """
    if _is_ideograph(char):
        return True
    is_old = unicodedata.ucd_3_2_0.category(char) != "Cn"
    return is_old and unicodedata.category(char) not in _REFUSED_CATEGORIES


def _is_forbidden(char: str) -> bool:
    """Whether a system refuses the character, or takes it or its like for a separator.

    Windows hands a program that asks in an 8-bit code page "/" for U+FF0F, and so on.
    """
    if char in _FORBIDDEN:
        return True
    folded = "" if char.isascii() else unicodedata.normalize("NFKC", char)
    return "/" in folded or "\\" in folded


def _is_ideograph(char: str) -> bool:
    code = ord(char)
    return 0x3400 <= code <= 0x9FFF or (0x20000 <= code <= 0x3FFFF and code & 0xFFFE != 0xFFFE)


class _SoundCharacters:
    """Remembers which characters were found sound, so that each is looked up once."""

    def __init__(self) -> None:
        self._known: set[str] = set()

    def odd_one(self, text: str) -> str | None:
        """A character of the text that no name may hold."""
        for char in set(text) - self._known:
            refused = unicodedata.category(char) in _REFUSED_CATEGORIES
            if _is_forbidden(char) or (refused and not _is_ideograph(char)):
                return char
            self._known.add(char)
        return None


def _reason_against(name: str, sound: _SoundCharacters) -> str | None:
    odd = sound.odd_one(name)
    if odd is not None:
        if "\udc80" <= odd <= "\udcff":
            return "is not UTF-8"
        return f"holds the character U+{ord(odd):04X}"
    if len(name.encode("utf-8")) > LONGEST_NAME:
        return f"is longer than {LONGEST_NAME} bytes"
    if not unicodedata.is_normalized("NFC", name):
        return "is not in Unicode's composed form (NFC)"
    segments = name.split("/")
    if len(segments) > DEEPEST:
        return f"has more than {DEEPEST} parts"
    return next(filter(None, map(_reason_against_segment, segments)), None)


def _reason_against_segment(segment: str) -> str | None:
    folded = folded_name(segment)
    if folded in {"", ".", ".."}:
        return "has an empty, '.' or '..' part"
    if len(segment.encode("utf-8")) > LONGEST_SEGMENT:
        return f"has a part longer than {LONGEST_SEGMENT} bytes"
    if segment != segment.strip() or segment[0] == "~" or segment[-1] == ".":
        return "has a part with a blank, '~' or '.' at its edge"
    if _DEVICE.fullmatch(folded.split(".")[0].rstrip()):
        return "is that of a device on Windows"
    return None
