"""Bottles and exhibits: who holds them, from when to when, and what does not fit."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from fieldkit.evidence.parts import RecordError
from fieldkit.evidence.samples import Sample
from fieldkit.evidence.signings import Outcome, Signer, Signing
from fieldkit.evidence.things import Order, Thing
from fieldkit.evidence.transfers import Means, Side, TransferredItem
from fieldkit.workspace import Workspace
from tests.builders import records
from tests.builders.practice import at
from tests.builders.vaults import PracticeCase, a_file, new_vault, practice_case

Opened = tuple[Workspace, PracticeCase]


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Opened]:
    with new_vault(tmp_path / "vault") as workspace:
        yield workspace, practice_case(workspace, tmp_path / "files")


def things(opened: Opened) -> dict[int, Thing]:
    workspace, case = opened
    return {each.sequence: each for each in workspace.things.of_case(case.case)}


def test_thing_is_with_who_took_it_until_it_is_handed_over(opened: Opened) -> None:
    _, case = opened
    found = things(opened)
    assert list(found) == [case.sample, case.duplicate, case.exhibit]
    exhibit = found[case.exhibit].now
    assert (exhibit.names, exhibit.seal_number) == ("演练员甲、演练员乙", "YL-F-0009")
    assert (exhibit.since, exhibit.until, exhibit.came_by) == (at(130), None, None)


def test_handover_ends_one_keeping_and_begins_the_next(opened: Opened) -> None:
    first, second = things(opened)[opened[1].sample].keepings
    assert (first.names, first.since, first.until) == ("演练员丙、演练员丁", at(40), at(240))
    assert first.sealer is not None
    assert first.sealer.name == "演练员甲"
    assert (second.names, second.since, second.until) == ("演练员庚", at(240), None)
    assert second.transfer is not None
    assert second.transfer.temperature == "4 ℃"
    assert second.row is not None
    assert second.row.seal_before == "YL-F-0001"
    assert second.faults == ()


def test_what_does_not_fit_stands_at_its_handover(opened: Opened, tmp_path: Path) -> None:
    workspace, case = opened
    ink = workspace.take_in(a_file(tmp_path / "ink", "ink.png"), "giver_signature")
    rows = (
        TransferredItem(
            item=case.sample, seal_before="YL-X", is_seal_intact=False, condition="破损"
        ),
        TransferredItem(item=case.duplicate, seal_before="YL-F-0002"),
    )
    handed = workspace.seal(
        records.transfer(
            items=rows,
            receiver=Side(name="演练员乙", unit="演练局", means=Means.HANDWRITING),
            handed_at=at(250),
        ),
        case=case.case,
        files=[ink],
    )
    found = things(opened)
    codes = {each.code for each in found[case.sample].now.faults}
    assert codes == {
        "CUSTODY_GAP", "CUSTODY_SEAL_DIFFERS", "CUSTODY_SEAL_BROKEN", "CUSTODY_NOT_CONFIRMED",
    }  # fmt: skip
    assert {each.code for each in found[case.duplicate].now.faults} == {"CUSTODY_NOT_CONFIRMED"}
    assert found[case.sample].is_broken
    workspace.seal(
        Signing(
            entries=(handed.sequence,),
            signer=Signer.RECEIVER,
            name="演练员乙",
            outcome=Outcome.FINGERPRINT,
            signed_at=at(260),
        ),
        case=case.case,
        files=[workspace.take_in(a_file(tmp_path / "ink", "ink.png"), "signature")],
    )
    assert not things(opened)[case.duplicate].is_broken


def test_media_are_things_once_somebody_hands_them_over(opened: Opened, tmp_path: Path) -> None:
    workspace, case = opened
    ink = [
        workspace.take_in(a_file(tmp_path / "ink", "ink.png"), role)
        for role in ("giver_signature", "receiver_signature")
    ]
    workspace.seal(
        records.transfer(
            items=(TransferredItem(item=case.photo),),
        ),
        case=case.case,
        files=ink,
    )
    assert case.photo in things(opened)


def test_withdrawn_thing_is_followed_no_further(opened: Opened) -> None:
    workspace, case = opened
    workspace.withdraw(case.sample, "重复登记")
    thing = things(opened)[case.sample]
    assert thing.is_withdrawn
    assert len(thing.keepings) == 1


def test_duplicate_knows_the_number_of_its_sample(opened: Opened) -> None:
    workspace, case = opened
    workspace.supplement(case.sample, {"number": "FS-X"}, "编号抄错")
    assert things(opened)[case.duplicate].parent_number == "FS-X"


def test_samples_are_listed_in_any_order_and_narrowed_by_words(opened: Opened) -> None:
    workspace, case = opened
    early = workspace.seal(
        records.sample(inspection=case.inspection, number="A-1", point="雨水沟", sampled_at=at(5)),
        case=case.case,
    ).sequence
    listed = workspace.things.samples
    assert listed(case.case) == (early, case.duplicate, case.sample)
    assert listed(case.case, order=Order.NUMBER) == (early, case.sample, case.duplicate)
    assert listed(case.case, order=Order.TAKEN) == (early, case.duplicate, case.sample)
    assert listed(case.case, order=Order.HOLDER)[-1] == case.sample
    assert listed(case.case, order=Order.POINT) == (case.duplicate, case.sample, early)
    assert listed(case.case, text="雨水沟 a-1") == (early,)
    assert listed(case.case, text="演练员庚") == (case.sample,)
    assert listed(case.case, text="有泡沫") == (case.sample,)


def test_page_of_samples_stands_as_asked(opened: Opened) -> None:
    workspace, case = opened
    rows = workspace.things.rows(case.case, (case.duplicate, case.sample))
    assert [each.sequence for each in rows] == [case.duplicate, case.sample]
    sample = rows[1].record
    assert isinstance(sample, Sample)
    assert sample.appearance == "黄绿色，有泡沫"


def test_every_number_ever_given_counts_as_taken(opened: Opened) -> None:
    workspace, case = opened
    workspace.supplement(case.sample, {"number": "FS-X"}, "编号抄错")
    workspace.withdraw(case.duplicate, "重复登记")
    assert workspace.things.sample_numbers() == {"FS20261103-01", "FS20261103-02", "FS-X"}


def test_number_of_a_sample_is_given_once_in_a_vault(opened: Opened) -> None:
    workspace, case = opened
    workspace.supplement(case.sample, {"number": "FS-X"}, "编号抄错")
    other = workspace.seal(records.case(party=case.party, number="演练-2")).sequence
    for number in ("FS20261103-02", "FS-X"):
        with pytest.raises(RecordError) as told:
            workspace.seal(records.sample(number=number, inspection=None), case=other)
        assert [each.field for each in told.value.problems] == ["number"]
    workspace.withdraw(case.duplicate, "登记有误")
    again = records.sample(number="FS20261103-02", inspection=case.inspection)
    assert workspace.seal(again, case=case.case)


def test_analytes_wait_until_there_is_a_result(opened: Opened) -> None:
    workspace, case = opened
    found = things(opened)
    workspace.withdraw(case.result, "报告作废")
    assert "六价铬" in {each.analyte for each in things(opened)[case.sample].holding}
    waiting = {each.analyte: each for each in found[case.duplicate].holding}
    assert set(waiting) == {"六价铬", "总镍", "总铬"}
    first = found[case.duplicate].holding[0]
    assert first.until == min(each.until for each in waiting.values())
    assert waiting["总铬"].until == at(40) + timedelta(hours=720)
    assert waiting["总铬"].standard_id == "HJ 91.1-2019"
    assert "六价铬" not in {each.analyte for each in found[case.sample].holding}
    assert found[case.exhibit].holding == ()
