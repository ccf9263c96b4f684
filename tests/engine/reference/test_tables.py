"""The tables as they ship, and what makes a table unusable."""

from datetime import date

import pytest

import resources
from fieldkit.reference.reading import ReferenceDamagedError
from fieldkit.reference.rows import Grade
from fieldkit.reference.tables import (
    FOLDER,
    PollutantUnknownError,
    Reference,
    held,
    read_tables,
)


def changed(file: str, old: str, new: str, count: int = 1) -> Reference:
    """The tables with one text changed."""

    def read(name: str) -> bytes:
        content = resources.read_bytes(f"{FOLDER}/{name}")
        if name != file:
            return content
        assert old.encode() in content
        return content.replace(old.encode(), new.encode(), count)

    return read_tables(read)


def test_the_tables_that_ship_are_whole() -> None:
    reference = held()
    assert len(reference.limits) == 1467
    assert len(reference.pollutants) == 156
    assert len(reference.methods) == 428
    assert len(reference.preservation) == 263
    assert len(reference.media) == 15
    assert len(reference.waste) == 50
    assert sum(1 for each in reference.pollutants.values() if each.is_first_class) == 13


def test_every_limit_says_where_it_comes_from() -> None:
    for each in held().limits:
        assert each.source.copy
        assert each.source.needs_checking == (each.source.grade in {Grade.OTHER, Grade.MEMORY})


def test_the_edition_names_exactly_what_was_read() -> None:
    other = changed("limits.csv", ",0.05,mg/L,日均值", ",0.06,mg/L,日均值")
    assert other.edition != held().edition
    assert changed("limits.csv", "日均值", "日均值").edition == held().edition


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("ni", "ni"),
        ("总镍", "ni"),
        ("7440-02-0", "ni"),
        ("w01001", "ph"),
        ("化学需氧量", "cod_cr"),
        ("六价铬", "cr6"),
    ],
)
def test_pollutant_is_found_by_code_name_or_number(text: str, code: str) -> None:
    assert held().pollutant(text).code == code


@pytest.mark.parametrize("text", ["", "unobtainium", "w99999"])
def test_unknown_pollutant_is_refused(text: str) -> None:
    with pytest.raises(PollutantUnknownError):
        held().pollutant(text)


@pytest.mark.parametrize(
    ("file", "old", "new", "reason"),
    [
        ("units.csv", "mg/L,1,", "mg/L,0,", "above zero"),
        ("units.csv", "memory-high,1/24", "memory-high,1/25", "disagrees"),
        ("units.csv", "memory-high", "sure", "confidence"),
        ("limits.csv", ",mg/L,日均值", ",mg/X,日均值", "unit"),
        ("limits.csv", ",range,6,9,", ",range,9,6,", "above"),
        ("limits.csv", ",max,,0.05,", ",max,0.05,,", "ends"),
        ("limits.csv", ",max,,0.05,", ",max,,0.0 5,", "plain number"),
        ("limits.csv", ",max,,0.05,", ",max,,-0.05,", "plain number"),
        ("limits.csv", ",max,,0.05,", ",most,,0.05,", "value_type"),
        ("limits.csv", ",hg,总汞", ",quicksilver,总汞", "pollutant"),
        ("limits.csv", "wastewater,1998-01-01,,", "wastewater,1998-01-01,1997-12-31,", "validity"),
        ("limits.csv", "wastewater,1998-01-01,", "wastewater,1998-13-01,", "not a day"),
        ("limits.csv", "wastewater,1998-01-01,", "wastewater,,", "validity"),
        ("limits.csv", "workshop_outlet,车间", "workshop_outlet,车间,车间", "members"),
        ("limits.csv", ",wastewater,1998", ",waste water,1998", "medium"),
        ("limits.csv", ",seen,B,", ",seen,M,", "disagree"),
        ("limits.csv", ",seen,B,", ",seen,Z,", "source_grade"),
        ("limits.csv", "GB8978-1996_T1_2_alkyl_hg_1", "GB8978-1996_T1_1_hg_1", "twice"),
        ("limits.csv", "limit_low", "limit_lowest", "column"),
        ("limits.csv", "表1,1,hg,总汞,不分级", ",1,hg,总汞,不分级", "missing"),
        ("pollutants.csv", "\nph,", "\nPH 1,", "short name"),
        ("pollutants.csv", ",dimensionless,0,", ",dimensionless,2,", "neither 0 nor 1"),
        ("pollutants.csv", "\ncolor_dilution,", "\nph,", "twice"),
        ("methods.csv", ",2,倍,", ",2,,", "together"),
        ("preservation.csv", ",P|G,不加保存剂,,,,,0,0,0,12", ",P|G,,9,2,,,0,0,0,12", "above"),
    ],
)
def test_row_that_cannot_be_right_stops_the_reading(
    file: str, old: str, new: str, reason: str
) -> None:
    with pytest.raises(ReferenceDamagedError, match=reason) as caught:
        changed(file, old, new)
    assert caught.value.details["file"] == file


def test_row_without_its_source_stops_the_reading() -> None:
    source = next(each.source.copy for each in held().limits)
    with pytest.raises(ReferenceDamagedError, match="source_ref"):
        changed("limits.csv", source, "")


def test_table_that_is_not_utf8_stops_the_reading() -> None:
    def read(name: str) -> bytes:
        content = resources.read_bytes(f"{FOLDER}/{name}")
        return content.decode().encode("gb18030") if name == "media.csv" else content

    with pytest.raises(ReferenceDamagedError, match="UTF-8"):
        read_tables(read)


def test_limit_is_in_force_on_its_first_and_last_day() -> None:
    row = next(each for each in held().limits if each.valid_to == date(2026, 2, 28))
    assert row.is_in_force(row.valid_from)
    assert row.is_in_force(date(2026, 2, 28))
    assert not row.is_in_force(date(2026, 3, 1))
