import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from fieldkit.bundle.names import (
    LONGEST_SEGMENT,
    folded_name,
    is_lawful_name,
    name_findings,
    safe_name,
    visible,
)

LAWFUL = [
    "bagit.txt",
    "fieldkit-0f8b6a52/data/attachments/000042-1-排污口 1.jpg",
    "a/b/c/d/e",
    "x" * 200 + "/" + "x" * 199,
    "照片（一）：厂区.jpg",
    "é.txt",
    ".htaccess",
    "-rf",
    "a~b",
    "com.txt",
    "com10.txt",
    "console.txt",
    "lpt.1",
    "\U00020000.txt",
    "\U000323b0.txt",  # an ideograph of Unicode 16, which older Pythons do not know
    "a.b.c",
]
UNLAWFUL = {
    "": "empty",
    "/a": "empty",
    "a//b": "empty",
    "a/": "empty",
    "a/./b": "empty",
    "../a": "empty",
    "a/..": "empty",
    "a/．．/b": "empty",  # becomes ".." in an 8-bit code page
    "a\\b": "U+005C",
    "c:a": "U+003A",
    "a*": "U+002A",
    "a?": "U+003F",
    'a"': "U+0022",
    "a<": "U+003C",
    "a>": "U+003E",
    "a|": "U+007C",
    "a%20": "U+0025",
    "a／b": "U+FF0F",
    "a＼b": "U+FF3C",
    "℀": "U+2100",
    "a\x00": "U+0000",
    "a\n": "U+000A",
    "a\x7f": "U+007F",
    "a\x85": "U+0085",
    "a\u00ad": "U+00AD",
    "a\u200b": "U+200B",
    "gpj.\u202eexe": "U+202E",
    "\ufeffa": "U+FEFF",
    "a\u2028": "U+2028",
    "a\ue000": "U+E000",
    "a\u0378": "U+0378",
    "a\udcff": "UTF-8",
    "a\U0002ffff": "U+2FFFF",
    "e\u0301": "NFC",
    "\u212b": "NFC",
    " a": "edge",
    "a /b": "edge",
    "a.": "edge",
    "a./b": "edge",
    "~a": "edge",
    "\u3000a": "edge",
    "a\u00a0": "edge",
    "con": "device",
    "a/NUL": "device",
    "Aux.txt": "device",
    "com1": "device",
    "COM¹.log": "device",
    "lpt9.tar.gz": "device",
    "con .txt": "device",
    "CONIN$": "device",
    "x" * 201: "200 bytes",
    "排" * 67: "200 bytes",
    "x" * 200 + "/" + "x" * 200: "400 bytes",
    "a/b/c/d/e/f": "5 parts",
}


@pytest.mark.parametrize("name", LAWFUL)
def test_lawful_name_is_taken(name: str) -> None:
    assert is_lawful_name(name)
    assert list(name_findings([name])) == []


@pytest.mark.parametrize("name", UNLAWFUL)
def test_unlawful_name_is_refused_with_its_reason(name: str) -> None:
    assert not is_lawful_name(name)
    findings = list(name_findings([name]))
    assert [finding.code for finding in findings] == ["ZIP_NAME_FORBIDDEN"]
    assert UNLAWFUL[name] in findings[0].detail


@pytest.mark.parametrize(
    ("names", "code"),
    [
        (["a", "a"], "ZIP_NAME_TWICE"),
        (["a/photo.JPG", "a/PHOTO.jpg"], "ZIP_NAME_TWICE"),
        (["straße", "STRASSE"], "ZIP_NAME_TWICE"),
        (["ﬁle", "file"], "ZIP_NAME_TWICE"),
        (["Ａ", "a"], "ZIP_NAME_TWICE"),
        (["①", "1"], "ZIP_NAME_TWICE"),
        (["Data/a", "data/b"], "ZIP_NAME_TWICE"),
        (["a/B/c", "a/b/d"], "ZIP_NAME_TWICE"),
        (["a", "a/b"], "ZIP_NAME_CLASH"),
        (["a/b", "A"], "ZIP_NAME_CLASH"),
        (["a/b/c", "a/b"], "ZIP_NAME_CLASH"),
    ],
)
def test_names_that_meet_on_some_system_are_refused(names: list[str], code: str) -> None:
    assert [finding.code for finding in name_findings(names)] == [code]


def test_names_that_only_look_alike_stay_apart() -> None:
    assert list(name_findings(["a/\u0430", "a/a", "a/b/c", "a/b/d", "a/1-x", "a/2-x"])) == []


def test_unseen_characters_are_made_visible() -> None:
    assert visible("a\u202eb\n排\ud800") == "a<U+202E>b<U+000A>排<U+D800>"


@pytest.mark.parametrize(
    ("foreign", "safe"),
    [
        ("排污口 1.jpg", "排污口 1.jpg"),
        ("照片：厂区？.jpg", "照片：厂区？.jpg"),
        ("a/b\\c.jpg", "a_b_c.jpg"),
        ("../../etc/passwd", "_.._.._etc_passwd"),
        ("CON.txt", "_CON.txt"),
        ("~a", "_~a"),
        (".hidden", "_.hidden"),
        ("gpj.\u202eexe", "gpj._exe"),
        ("  a. . ", "a"),
        ("a\x00b\nc", "a_b_c"),
        ("50%.csv", "50_.csv"),
        ("e\u0301.txt", "é.txt"),
        ("\U0001f600.jpg", "_.jpg"),
        ("𠀀𬺰.jpg", "𠀀𬺰.jpg"),
        ("鿍.jpg", "鿍.jpg"),
        ("", "unnamed"),
        (" . ", "unnamed"),
        ("...", "unnamed"),
        ("…", "…"),
        ("‥", "_‥"),
    ],
)
def test_foreign_name_is_made_lawful(foreign: str, safe: str) -> None:
    assert safe_name(foreign) == safe


def test_long_name_keeps_its_extension() -> None:
    name = safe_name("排污口" * 100 + ".JPEG", most=60)
    assert name == "排污口" * 6 + ".JPEG"


@given(st.text(max_size=300), st.integers(20, LONGEST_SEGMENT))
@example("COM¹", 20)
@example("a" * 19 + " .jpg", 20)
@example("\u0301a", 20)
@example("．．", 20)
@example("a\u0345" * 60, 50)
def test_every_safe_name_is_lawful_and_fits(text: str, most: int) -> None:
    name = safe_name(text, most)
    assert is_lawful_name(name)
    assert "/" not in name
    assert len(name.encode()) <= most
    assert safe_name(name, most) in {name, "_" + name} or len(name.encode()) >= most - 1


@given(st.text(st.characters(codec="utf-8"), max_size=60))
def test_safe_name_holds_only_characters_that_every_reader_knows(text: str) -> None:
    old = unicodedata.ucd_3_2_0
    for char in safe_name(text):
        code = ord(char)
        assert old.category(char) != "Cn" or 0x3400 <= code <= 0x9FFF or code >= 0x20000


@given(st.text(max_size=50), st.text(max_size=50))
def test_numbers_in_front_keep_safe_names_apart(one: str, other: str) -> None:
    names = [f"data/000001-1-{safe_name(one)}", f"data/000001-2-{safe_name(other)}"]
    assert list(name_findings(names)) == []


@given(st.text(max_size=80))
def test_folding_again_changes_nothing(text: str) -> None:
    assert folded_name(folded_name(text)) == folded_name(text)
