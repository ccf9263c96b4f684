import pytest

from fieldkit.evidence.parts import RecordError
from fieldkit.evidence.transfers import Means, Side
from tests.builders import records as make


@pytest.mark.parametrize("key_id", ["", "0" * 63, "A" * 64, "g" * 64])
def test_key_that_confirms_is_named_by_its_id(key_id: str) -> None:
    with pytest.raises(RecordError) as refused:
        Side(name="演练员丙", unit="演练监测站", means=Means.KEY, key_id=key_id)
    expected = "not_a_key_id" if key_id else "missing"
    assert [(each.field, each.problem) for each in refused.value.problems] == [
        ("key_id", expected)
    ]


def test_problems_of_several_items_are_told_with_their_places() -> None:
    with pytest.raises(RecordError) as refused:
        make.transfer(items=[{"item": -1}, {"is_seal_intact": False, "item": 4}])
    assert [(each.field, each.problem) for each in refused.value.problems] == [
        ("items[0].item", "out_of_range"),
        ("items[1].condition", "missing"),
    ]


def test_same_name_in_another_unit_is_another_holder() -> None:
    giver = make.transfer().giver
    receiver = Side(name=giver.name, unit="另一单位", means=Means.HANDWRITING)
    assert make.transfer(receiver=receiver).title.startswith("演练员丙 → 演练员丙")
