"""Parties are found by name, credit code and initials of their pinyin."""

from pathlib import Path

import pytest

from fieldkit.evidence.lookup import MOST, KnownParty, find_parties, find_pollutants
from fieldkit.reference.tables import held
from tests.builders import records
from tests.builders.vaults import new_vault

HUAJIAN = KnownParty(1, "华建电镀有限公司", "91350100M000100Y43", "示范路1号")
ZHEJIANG = KnownParty(2, "浙江华建电镀（演练）厂", "", "")
CHONGQING = KnownParty(3, "重庆长河化工", "", "")
PLATING = KnownParty(4, "第二练习厂 A线", "91440300MA5EXAMP1E", "")
ALL = (PLATING, CHONGQING, ZHEJIANG, HUAJIAN)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("华建", [1, 2]),
        ("电镀", [2, 1]),
        ("hjdd", [1, 2]),
        ("HJDD", [1, 2]),
        ("zjhj", [2]),
        ("cqch", [3]),
        ("zqzh", [3]),  # 重 and 长 are read in two ways
        ("91350100", [1]),
        ("0Y43", [1]),
        ("０Ｙ４３", [1]),
        ("lxca", [4]),
        ("h", []),
        ("没有", []),
    ],
)
def test_party_is_found(asked: str, found: list[int]) -> None:
    assert [each.sequence for each in find_parties(asked, ALL)] == found


def test_nothing_typed_gives_all_newest_first() -> None:
    assert find_parties("", ALL) == ALL


def test_no_more_are_offered_than_can_be_looked_through() -> None:
    many = [KnownParty(number, f"练习厂{number}", "", "") for number in range(100)]
    assert len(find_parties("练习", many)) == MOST


def test_a_thousand_names_are_searched_by_initials() -> None:
    many = [KnownParty(number, f"练习化工第{number}有限公司", "", "") for number in range(1000)]
    assert find_parties("lxhgd", many)[0].sequence == 0


def test_parties_of_the_vault_stand_as_supplemented(tmp_path: Path) -> None:
    with new_vault(tmp_path / "vault") as workspace:
        first = workspace.seal(records.party()).sequence
        second = workspace.seal(
            records.party(name="华建电镀", credit_code=None, no_credit_code_reason="未办照")
        ).sequence
        workspace.supplement(first, {"address": "新址"}, "迁址")
        assert workspace.register.parties() == (
            KnownParty(second, "华建电镀", "", records.party().address or ""),
            KnownParty(first, records.party().name, "91350100M000100Y43", "新址"),
        )


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ("六价", "cr6"),
        ("ljg", "cr6"),  # initials of 六价铬
        ("CR6", "cr6"),
        ("vi", "cr6"),
        ("cod", "cod_cr"),
        ("7440-50-8", "cu"),
        ("zt", "cu"),  # 总铜
    ],
)
def test_pollutant_is_found_by_what_people_type(asked: str, code: str) -> None:
    found = find_pollutants(asked, held().pollutants.values())
    assert code in [each.code for each in found[:4]]


def test_every_pollutant_is_there_before_anything_is_typed() -> None:
    every = tuple(held().pollutants.values())
    assert find_pollutants(" ", every) == every
    assert find_pollutants("没有这样的项目", every) == ()
