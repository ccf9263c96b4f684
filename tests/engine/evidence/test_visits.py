"""A visit held against the form of its record, proposals for what is next, and its review."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from fieldkit.evidence.inspections import Presence
from fieldkit.evidence.proposals import (
    expected_signers,
    for_arrival,
    for_record,
    for_refusal,
    for_signing,
)
from fieldkit.evidence.record import read_body, to_body
from fieldkit.evidence.register import NotAnItemError
from fieldkit.evidence.review import review
from fieldkit.evidence.signings import Outcome, Signer, Signing
from fieldkit.evidence.statements import Observation
from fieldkit.evidence.visits import Facts, Line, Where, checklist, look_at
from fieldkit.workspace import Workspace
from tests.builders import records
from tests.builders.practice import OFFICER_A, OFFICER_B, SITE, at, witness
from tests.builders.vaults import PracticeCase, a_file, new_vault, practice_case

Opened = tuple[Workspace, PracticeCase]


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Opened]:
    with new_vault(tmp_path / "vault") as workspace:
        yield workspace, practice_case(workspace, tmp_path / "files")


def lines_of(**facts: object) -> dict[str, Line]:
    whole = {
        "case": records.case(),
        "party": records.party(),
        "inspection": records.inspection(),
        "kinds": {"photo": 3, "sample": 2},
        **facts,
    }
    return {each.field.key: each for each in checklist(Facts(**whole))}  # type: ignore[arg-type]


def lacking(lines: dict[str, Line]) -> set[str]:
    return {key for key, each in lines.items() if each.is_due and not each.is_there}


def signed_by_all() -> tuple[object, ...]:
    return (
        records.signing(),
        records.signing(signer=Signer.OFFICER, outcome=Outcome.KEY, words=None),
    )


def test_sketch_is_due_once_the_case_is_to_be_transferred() -> None:
    assert not lines_of()["sketch_ref"].is_due
    planned = lines_of(case=records.case(transfer_for="crime"))["sketch_ref"]
    assert (planned.is_due, planned.is_there) == (True, False)


def test_a_complete_visit_lacks_nothing() -> None:
    assert lacking(lines_of(signings=signed_by_all())) == set()


def test_an_arrival_lacks_what_comes_later() -> None:
    late = {
        "ended_at": None, "production_status": None, "permits": None, "treatment": None,
        "findings": None, "discharge_method": None, "party_opinion": None,
    }  # fmt: skip
    lines = lines_of(inspection=records.inspection(**late), kinds={})
    assert lacking(lines) == {
        "end_time", "production_status", "permits", "pollution_and_treatment", "violation_facts",
        "discharge_method", "av_done", "read_confirm", "page_signatures",
    }  # fmt: skip
    assert (lines["av_done"].where, lines["av_done"].count) == (Where.PHOTO, 0)
    assert (lines["end_time"].where, lines["end_time"].member) == (Where.INSPECTION, "ended_at")


def test_a_visit_without_samples_is_no_gap() -> None:
    line = lines_of(kinds={"photo": 1})["sampling_done"]
    assert (line.is_due, line.is_there, line.count) == (False, False, 0)


def test_an_absent_party_asks_for_a_witness_and_a_note() -> None:
    absent = records.inspection(
        party_presence=Presence.ABSENT, site_person=None, absence_reason="无人应门", witness=None
    )
    lines = lines_of(inspection=absent)
    assert "witness" in lacking(lines)
    assert lines["refusal"].is_there
    assert not lines["site_person"].is_due
    seen = records.inspection(
        party_presence=Presence.ABSENT,
        site_person=None,
        absence_reason="无人应门",
        witness=witness(),
    )
    assert "witness" not in lacking(lines_of(inspection=seen))


def test_a_refusal_to_sign_counts_as_read_and_asks_for_a_witness() -> None:
    refused = (records.refusal(), records.signing(signer=Signer.OFFICER))
    lines = lines_of(signings=refused, inspection=records.inspection(witness=None))
    assert lines["read_confirm"].is_there
    assert lines["page_signatures"].is_there
    assert lacking(lines) == {"witness"}


def test_what_was_added_after_signing_has_to_be_signed_too() -> None:
    lines = lines_of(signings=signed_by_all(), added_after_signing=(7,))
    assert "corrections" in lacking(lines)
    again = (*signed_by_all(), records.signing(entries=(3, 7)))
    assert "corrections" not in lacking(lines_of(signings=again, added_after_signing=(7,)))


def test_an_unknown_party_lacks_its_particulars() -> None:
    unknown = records.case(party=None, unknown_party_reason="夜间倾倒，正在查找")
    lines = lines_of(case=unknown, party=None)
    assert {"party_code", "legal_rep", "party_address"} <= lacking(lines)
    assert lines["party_name"].is_there


def test_every_line_names_its_sources() -> None:
    assert all(each.field.sources and each.field.zh for each in lines_of().values())


def test_a_visit_of_the_vault_is_looked_at(opened: Opened) -> None:
    workspace, case = opened
    visit = look_at(workspace.register, case.inspection)
    lines = {each.field.key: each for each in visit.lines}
    assert (visit.case_sequence, visit.party_sequence) == (case.case, case.party)
    assert lines["sampling_done"].count == 2
    assert lines["read_confirm"].is_there  # it was refused, with a reason
    assert lines["av_done"].count == 1
    before = visit.lacking
    workspace.withdraw(case.refusal, "误录")
    workspace.withdraw(case.photo, "误录")
    after = look_at(workspace.register, case.inspection)
    assert after.lacking > before
    assert {each.field.key: each for each in after.lines}["av_done"].count == 0


def test_supplements_after_the_first_signature_are_told(opened: Opened) -> None:
    workspace, case = opened
    workspace.supplement(case.inspection, {"weather": "小雨"}, "更正")
    lines = {each.field.key: each for each in look_at(workspace.register, case.inspection).lines}
    assert lines["corrections"].is_due
    assert not lines["corrections"].is_there


def test_what_is_no_visit_is_refused(opened: Opened) -> None:
    with pytest.raises(NotAnItemError):
        look_at(opened[0].register, opened[1].party)


def test_entries_of_a_visit_come_newest_first_page_by_page(opened: Opened) -> None:
    workspace, case = opened
    workspace.supplement(case.inspection, {"weather": "小雨"}, "更正")
    whole = workspace.register.newest_of(case.inspection)
    numbers = [row.sequence for row in whole]
    assert numbers == sorted(numbers, reverse=True)
    assert whole[0].kind == "supplement"
    first = workspace.register.newest_of(case.inspection, limit=2)
    rest = workspace.register.newest_of(case.inspection, before=first[-1].sequence)
    assert first + rest == whole


def test_review_shows_what_stands_and_names_what_is_signed(opened: Opened) -> None:
    workspace, case = opened
    note = workspace.supplement(case.inspection, {"weather": "小雨"}, "更正").sequence
    workspace.withdraw(case.photo, "误录")
    register = workspace.register
    shown = review(case.inspection, register.entries_of_inspection(case.inspection))
    first, *others = shown.entries
    assert (first.sequence, first.supplements) == (case.inspection, (note,))
    assert first.record is not None
    assert to_body(first.record)["weather"] == "小雨"
    assert all(each.digest == register.digest(each.sequence) for each in shown.entries)
    assert [each.sequence for each in others if each.is_withdrawn] == [case.photo]
    assert case.photo not in shown.signs
    assert {case.inspection, note, case.sample, case.supplement} <= set(shown.signs)
    document = next(each for each in others if each.sequence == case.document)
    assert [each.name for each in document.attachments] == ["加药记录.pdf"]


def test_arrival_is_proposed_from_people_party_and_the_last_visit() -> None:
    earlier = records.inspection()
    body = for_arrival(
        now=at(7), me=OFFICER_A, colleagues=(), party=records.party(), earlier=earlier,
        is_same_case=False,
    )  # fmt: skip
    assert body["officers"] == [to_body(OFFICER_A), to_body(OFFICER_B)]
    assert body["place"] == SITE
    assert body["started_at"] == "2026-11-03T09:37:00.000+08:00"
    assert not body.keys() & {"site_person", "certificates_shown", "rights_told", "party_presence"}
    same = for_arrival(
        now=at(7), me=OFFICER_B, colleagues=(), party=None, earlier=earlier, is_same_case=True
    )
    assert same["site_person"] == to_body(earlier)["site_person"]


def test_the_only_colleague_is_proposed_and_none_of_several() -> None:
    def officers(*colleagues: object) -> object:
        return for_arrival(
            now=at(0), me=OFFICER_A, colleagues=colleagues, party=None,  # type: ignore[arg-type]
            earlier=None, is_same_case=False,
        )["officers"]  # fmt: skip

    assert officers(OFFICER_B) == [to_body(OFFICER_A), to_body(OFFICER_B)]
    assert officers(OFFICER_B, OFFICER_B) == [to_body(OFFICER_A)]
    assert officers() == [to_body(OFFICER_A)]


@pytest.mark.parametrize("kind", ["quantity", "document", "statement", "observation", "exhibit"])
def test_a_record_of_a_visit_is_proposed_from_it(kind: str) -> None:
    body = for_record(kind, records.inspection(), None, at(20))
    assert "2026-11-03T09:50:00.000+08:00" in body.values()
    assert [to_body(OFFICER_A), to_body(OFFICER_B)] in body.values()


def test_a_record_takes_over_what_the_last_one_said() -> None:
    last = records.exhibit(kept_at="证据室三号柜")
    body = for_record("exhibit", records.inspection(), last, at(20))
    assert body["kept_at"] == "证据室三号柜"
    assert "name" not in body
    note = for_record("observation", records.inspection(), None, at(20))
    assert read_body(Observation, {**note, "text": "水呈黄绿色"}).place == SITE


def test_nothing_is_proposed_for_other_kinds() -> None:
    assert for_record("photo", records.inspection(), None, at(0)) == {}


def test_files_of_a_visit_may_be_many(opened: Opened, tmp_path: Path) -> None:
    workspace, case = opened
    pages = [a_file(tmp_path / "pages", f"{n}.png", bytes([n])) for n in range(3)]
    taken = [workspace.take_in(path) for path in pages]
    sealed = workspace.seal(
        records.document(inspection=case.inspection), case=case.case, files=taken
    )
    shown = review(
        case.inspection, workspace.register.entries_of_inspection(case.inspection)
    ).entries
    assert len(next(e for e in shown if e.sequence == sealed.sequence).attachments) == 3


def test_signers_of_a_visit_are_known_from_its_record() -> None:
    visit = records.inspection(witness=witness())
    assert expected_signers(visit) == (
        (Signer.PARTY, "演练员戊"), (Signer.WITNESS, witness().name),
        (Signer.OFFICER, OFFICER_A.name), (Signer.OFFICER, OFFICER_B.name),
    )  # fmt: skip
    absent = records.inspection(
        party_presence=Presence.ABSENT, site_person=None, absence_reason="无人应门"
    )
    assert expected_signers(absent)[0] == (Signer.PARTY, "")


def test_a_refusal_is_noted_by_the_officers_and_seen_by_the_witness() -> None:
    visit = records.inspection(witness=witness())
    body = for_refusal(visit, Signer.PARTY, "演练员戊", at(150))
    refusal = read_body(Signing, {**body, "entries": [3], "reason": "称须先问过律师"})
    assert refusal.noted_by == visit.officers
    assert refusal.witness == visit.witness
    assert refusal.words is None
    own = for_refusal(visit, Signer.WITNESS, witness().name, at(150))
    assert "witness" not in own
    signed = for_signing(visit, Signer.PARTY, "", at(150))
    assert "name" not in signed
    assert signed["words"] == "以上笔录已阅，无误。"
    assert "words" not in for_signing(visit, Signer.OFFICER, "演练员甲", at(150))
