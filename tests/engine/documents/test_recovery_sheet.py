"""The one paper on which a recovery key stands."""

import re
from dataclasses import replace
from datetime import date

import pytest

from fieldkit.documents.recovery_sheet import RecoverySheet
from fieldkit.documents.sheet import HEIGHT_MM, WIDTH_MM, Box, Mark, Text, pdf, width_mm, wrapped
from fieldkit.recovery_key import recovery_key_text

SHEET = RecoverySheet(
    vault_name="演练保险库",
    vault_id="0f3c2a91-0000-4000-8000-000000000000",
    made_on=date(2026, 11, 24),
    owner="演练员甲",
    unit="演练市生态环境局（演练数据）",
    recovery_key=recovery_key_text(bytes(range(20))),
)


def texts(marks: list[Mark]) -> list[str]:
    return [each.text for each in marks if isinstance(each, Text)]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("is_practice", [False, True])
def test_everything_stands_inside_the_page_and_nothing_on_another(
    language: str, is_practice: bool
) -> None:
    longest = "很长的名字" * 20
    sheet = replace(SHEET, is_practice=is_practice, vault_name=longest, unit=longest)
    lines = []
    for each in sheet.marks(language):
        width = each.width if isinstance(each, Box) else width_mm(each.text, each.size, each.face)
        left = each.x - width if isinstance(each, Text) and each.align == "right" else each.x
        assert left >= 15
        assert left + width <= WIDTH_MM - 15
        assert 10 <= each.y <= HEIGHT_MM - 10
        if isinstance(each, Text):
            lines.append((each.y - each.size * 0.3, each.y, left, left + width, each.text))
    for number, (top, base, left, right, text) in enumerate(lines):
        for other_top, other_base, other_left, other_right, other in lines[number + 1 :]:
            is_beside = right <= other_left or other_right <= left
            assert is_beside or base <= other_top or other_base <= top, (text, other)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_group_of_the_key_stands_on_it_with_its_number(language: str) -> None:
    found = texts(SHEET.marks(language))
    for number, group in enumerate(SHEET.groups, start=1):
        assert found[found.index(group) - 1] == str(number)


def test_practice_is_said_on_it() -> None:
    assert not [each for each in texts(SHEET.marks("zh")) if "仅供练习" in each]
    practice = replace(SHEET, is_practice=True)
    assert [each for each in texts(practice.marks("zh")) if "仅供练习" in each]
    assert [each for each in texts(practice.marks("en")) if "PRACTICE" in each]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_pdf_has_its_fonts_in_it_and_no_key_around_the_page(language: str) -> None:
    content = pdf(SHEET.title(language), SHEET.marks(language))
    assert content.startswith(b"%PDF-")
    assert content.count(b"/FontFile2") >= 2
    assert b"/MediaBox [ 0 0 595" in content
    outside = re.sub(rb"stream\r?\n.*?endstream", b"", content, flags=re.DOTALL)
    for group in SHEET.groups:
        for spelling in (group.encode(), group.encode("utf-16-be"), group.encode().hex().encode()):
            assert spelling not in outside
    assert b"xpacket" not in content


def test_pdf_is_compressed_so_that_no_search_of_the_disk_finds_the_key() -> None:
    content = pdf(SHEET.title("zh"), SHEET.marks("zh"))
    assert not any(group.encode() in content for group in SHEET.groups)


def test_two_different_groups_are_asked_for() -> None:
    for _ in range(20):
        first, second = SHEET.places_to_prove()
        assert 0 <= first < second < 8


def test_group_is_known_in_any_spelling_that_opens_a_vault() -> None:
    sheet = replace(SHEET, recovery_key="-".join(["0A1BC"] + ["11111"] * 7))
    assert sheet.is_group(0, "0A1BC")
    assert sheet.is_group(0, " oalbc ")
    assert sheet.is_group(0, "０ａ１ｂ-ｃ")
    assert not sheet.is_group(0, "0A1BD")
    assert not sheet.is_group(0, "")
    assert not sheet.is_group(1, "0A1BC")


def test_key_does_not_show_where_the_sheet_is_described() -> None:
    assert SHEET.recovery_key not in repr(SHEET)


def test_lines_begin_with_no_mark_that_closes() -> None:
    lines = wrapped("口令遗失时，只有用这张表上的恢复密钥才能重新打开保险库。" * 3, 10, 60)
    assert all(line[0] not in "，。" for line in lines)
    assert all(width_mm(line, 10) <= 60 for line in lines)
    assert wrapped("an unbroken word stays whole", 10, 20)[1] == "unbroken"
