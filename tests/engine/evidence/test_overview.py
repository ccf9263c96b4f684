"""The ledger as one long list, and one entry with what others say about it."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from fieldkit.delivery import Order
from fieldkit.evidence.measurements import MeasuredBy
from fieldkit.evidence.overview import Selection, SortBy
from fieldkit.evidence.register import EntryAlteredError, NoSuchEntryError
from fieldkit.workspace import Workspace
from tests.builders import records
from tests.builders.vaults import HandClock, PracticeCase, new_vault, practice_case

Opened = tuple[Workspace, PracticeCase]


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def opened(tmp_path: Path, clock: HandClock) -> Iterator[Opened]:
    with new_vault(tmp_path / "vault", clock) as workspace:
        yield workspace, practice_case(workspace, tmp_path / "files")


def test_numbers_are_those_of_the_ledger_or_of_a_case(opened: Opened) -> None:
    workspace, case = opened
    whole = workspace.overview.numbers(Selection())
    assert whole == tuple(range(workspace.register.size()))
    of_case = workspace.overview.numbers(Selection(case=case.case))
    assert of_case == tuple(
        row.sequence for row in workspace.register.rows(case=case.case, limit=1000)
    )
    backwards = Selection(case=case.case, is_reversed=True)
    assert workspace.overview.numbers(backwards) == of_case[::-1]


def test_numbers_are_narrowed_by_kind_inspection_and_words(opened: Opened) -> None:
    workspace, case = opened
    ask = workspace.overview.numbers
    assert ask(Selection(case=case.case, kinds=("sample", "photo"))) == (
        case.sample, case.duplicate, case.photo,
    )  # fmt: skip
    assert case.photo in ask(Selection(case=case.case, inspection=case.inspection))
    assert case.case not in ask(Selection(case=case.case, inspection=case.inspection))
    assert case.photo in ask(Selection(case=case.case, text="管"))
    assert ask(Selection(case=case.case, text="没有这样的词")) == ()
    assert ask(Selection(case=case.case, text="…")) == ()


def test_numbers_can_stand_by_kind_title_and_time_of_the_event(opened: Opened) -> None:
    workspace, case = opened
    for by in (SortBy.KIND, SortBy.TITLE):
        lines = workspace.overview.lines(
            workspace.overview.numbers(Selection(case=case.case, by=by))
        )
        keys = [(getattr(each.row, by.value), each.sequence) for each in lines]
        assert keys == sorted(keys)
    happened = workspace.overview.lines(
        workspace.overview.numbers(Selection(case=case.case, by=SortBy.HAPPENED))
    )
    moments = [each.row.occurred_at or each.row.sealed_at for each in happened]
    assert moments == sorted(moments)


def test_lines_come_in_the_order_asked_for_with_their_state(
    opened: Opened, tmp_path: Path
) -> None:
    workspace, case = opened
    workspace.withdraw(case.photo, "拍错")
    workspace.withdraw(case.supplement, "补正有误")
    workspace.supplement(case.duplicate, {"appearance": "无色"}, "漏记")
    order = Order(case.case, frozenset({case.sample}), reason="只移交样品")
    workspace.export(order, tmp_path / "bundle.zip")
    asked = (case.photo, case.party, 9999, case.sample, case.duplicate)
    photo, party, sample, duplicate = workspace.overview.lines(asked)
    assert [photo.sequence, party.sequence, sample.sequence] == [
        case.photo,
        case.party,
        case.sample,
    ]
    assert photo.is_withdrawn
    assert not photo.is_exported
    assert not party.is_exported
    assert sample.is_exported
    assert not sample.is_supplemented  # what supplemented it was withdrawn
    assert duplicate.is_supplemented
    assert sample.digest == workspace.register.sealed(case.sample).digest
    assert sample.signer == workspace.personnel.me.name


def test_view_names_the_first_checkpoint_outside_and_the_bundles(
    opened: Opened, tmp_path: Path
) -> None:
    workspace, case = opened
    assert workspace.overview.view(case.sample).cover is None
    workspace.issue_checkpoint("printed on the record")
    later = workspace.seal(records.observation(inspection=None), case=case.case).sequence
    written = workspace.export(Order(case.case, reader="演练公安"), tmp_path / "bundle.zip")
    first, second = workspace.overview.view(case.sample), workspace.overview.view(later)
    assert first.cover is not None
    assert first.cover.left_for == "printed on the record"
    assert first.cover.checkpoint.size > case.sample
    assert second.cover is not None
    assert second.cover.left_for == "bundle.zip"
    (export,) = second.exports
    assert (export.file, export.reader, export.number) == ("bundle.zip", "演练公安", 1)
    assert export.manifest_sha256 == written.manifest_sha256
    assert workspace.overview.exports(case.case) == (export,)
    assert workspace.overview.exports(case.party) == ()


def test_view_tells_what_the_entry_points_at_and_who_corrected_it(opened: Opened) -> None:
    workspace, case = opened
    view = workspace.overview.view(case.sample)
    assert set(view.named) == {case.inspection}
    assert view.named[case.inspection].kind == "inspection"
    assert view.item is not None
    assert [each.entry.sequence for each in view.item.corrections] == [case.supplement]
    assert [each.name for each in view.correctors.values()] == [workspace.personnel.me.name]
    assert view.void == frozenset()
    workspace.withdraw(case.supplement, "补正有误")
    assert workspace.overview.view(case.sample).void == {case.supplement}


def test_view_tells_what_the_clock_did_just_before(opened: Opened, clock: HandClock) -> None:
    workspace, case = opened
    clock.set(clock.wall - timedelta(hours=1))
    note = workspace.seal(records.observation(inspection=None), case=case.case).sequence
    (step,) = workspace.overview.view(note).clock_steps
    assert step.entry.body["step"] == "set_back"
    assert workspace.overview.view(case.sample).clock_steps == ()


def test_entries_about_the_vault_can_be_viewed_too(opened: Opened) -> None:
    view = opened[0].overview.view(0)
    assert view.item is None
    assert view.named == {}
    assert view.signer.name == opened[0].personnel.me.name
    with pytest.raises(NoSuchEntryError):
        opened[0].overview.view(9999)


def test_records_stand_as_corrected(opened: Opened) -> None:
    workspace, case = opened
    overview = workspace.overview
    supplement = workspace.supplement(case.reading, {"value": "6.9"}, "misread")
    (standing,) = overview.standing((case.reading,))
    assert (standing.body["value"], standing.is_supplemented) == ("6.9", True)
    workspace.withdraw(supplement.sequence, "it was right")
    (standing,) = overview.standing((case.reading,))
    assert (standing.body["value"], standing.is_supplemented) == ("6.8", False)
    workspace.withdraw(case.reading, "of another case")
    results = overview.standing_of(case.case, ("measurement",))
    assert [(each.sequence, each.is_withdrawn) for each in results] == [
        (case.reading, True), (case.result, False),
    ]  # fmt: skip
    assert overview.standing((10_000,)) == ()


def test_results_are_told_apart_by_where_they_were_measured(opened: Opened) -> None:
    workspace, case = opened
    measured = workspace.overview.measured
    assert measured(case.case, MeasuredBy.FIELD) == (case.reading,)
    assert measured(case.case, MeasuredBy.LABORATORY) == (case.result,)
    assert measured(case.case, MeasuredBy.AUTOMATIC) == ()


def test_altered_line_does_not_stand(opened: Opened) -> None:
    workspace, case = opened
    database = workspace.drafts.database
    database.execute("DROP TRIGGER entry_is_final")
    (line,) = database.one("SELECT line FROM entry WHERE sequence = ?", (case.reading,))
    database.execute(
        "UPDATE entry SET line = ? WHERE sequence = ?",
        (bytes(line).replace(b"6.8", b"7.8"), case.reading),
    )
    with pytest.raises(EntryAlteredError):
        workspace.overview.standing((case.reading,))
