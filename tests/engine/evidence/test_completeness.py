"""What the file of a case has and lacks."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from fieldkit.evidence.casefile import look_at_file
from fieldkit.evidence.cases import Transfer
from fieldkit.evidence.completeness import (
    PIECES,
    REASONS,
    Completeness,
    FileFacts,
    Piece,
    State,
    completeness,
)
from fieldkit.evidence.corrections import Withdrawal
from fieldkit.evidence.media import Document, DocumentType
from fieldkit.evidence.record import Record
from fieldkit.evidence.register import NoSuchCaseError
from fieldkit.evidence.statements import Topic
from tests.builders import records as make
from tests.builders.vaults import new_vault

CHECKED: dict[str, object] = {"is_copy": False, "original_at": None}


def paper(document_type: DocumentType, **members: object) -> Document:
    return make.document(document_type=document_type, **{**CHECKED, **members})


def looked(
    *records: Record, open_lines: dict[int, int] | None = None, **case: object
) -> Completeness:
    """The file of a case that holds these records, numbered from 10 on."""
    return completeness(
        FileFacts(
            case=make.case(**case),
            records=dict(enumerate(records, 10)),
            open_lines=open_lines or {},
        )
    )


def piece(found: Completeness, key: str) -> Piece:
    (only,) = [each for each in found.pieces if each.key == key]
    return only


def told(found: Piece) -> list[tuple[str, int | None]]:
    return [(each.code, each.entry) for each in found.reasons]


def test_weights_are_those_of_the_review_and_make_a_hundred() -> None:
    weights = {each.key: each.weight for each in looked().pieces if each.weight is not None}
    assert weights == {
        "approval": 15, "letter": 15, "site_record": 15, "interview": 15, "report": 10,
        "other_evidence": 12, "case_report": 12, "register": 6,
    }  # fmt: skip
    assert sum(weights.values()) == 100


def test_empty_case_lacks_everything_that_weighs() -> None:
    found = looked(filed_on=None)
    assert found.weight(State.LACKING) == 100
    assert {each.state for each in found.pieces if each.weight} == {State.LACKING}
    assert [each.weight for each in found.lacking[:4]] == [15, 15, 15, 15]
    assert all(told(each) == [("NOT_THERE", None)] for each in found.lacking if each.weight)
    assert piece(found, "waste_opinion").state is State.NONE


def test_every_piece_and_reason_has_words() -> None:
    for transfer in Transfer:
        for each in looked(transfer_for=transfer).pieces:
            assert all(PIECES[each.key])
    assert all(REASONS.values())


@pytest.mark.parametrize(
    ("key", "document_type"),
    [
        ("approval", DocumentType.TRANSFER_APPROVAL),
        ("case_report", DocumentType.CASE_REPORT),
        ("register", DocumentType.CASE_REGISTER),
    ],
)
def test_paper_of_its_type_is_the_piece(key: str, document_type: DocumentType) -> None:
    place = piece(looked(), key).place
    assert (place.tab, place.kind) == ("inspection", "document")
    assert place.document_type is document_type
    found = piece(looked(paper(document_type)), key)
    assert (found.state, found.entries, told(found)) == (State.THERE, (10,), [])
    copy = paper(document_type, is_copy=True, original_at="办公室", is_checked=None)
    found = piece(looked(copy), key)
    assert (found.state, told(found)) == (State.IN_PART, [("COPY_UNCHECKED", 10)])
    assert found.place.entry == 10
    whole = replace(copy, is_checked=True)
    assert piece(looked(whole), key).state is State.THERE


def test_letter_goes_with_a_list_which_a_bundle_brings_too() -> None:
    letter, list_ = paper(DocumentType.TRANSFER_LETTER), paper(DocumentType.TRANSFER_LIST)
    alone = piece(looked(letter), "letter")
    assert (alone.state, told(alone)) == (State.IN_PART, [("NO_LIST", None)])
    assert alone.place.document_type is DocumentType.TRANSFER_LIST
    assert told(piece(looked(list_), "letter")) == [("NO_LETTER", None)]
    assert piece(looked(letter, list_), "letter").state is State.THERE
    facts = FileFacts(make.case(), {10: letter}, {}, exports=(7, 9))
    bundled = piece(completeness(facts), "letter")
    assert (bundled.state, bundled.entries) == (State.THERE, (9, 10))


def test_site_record_is_whole_when_nothing_is_open_and_the_party_signed_or_refused() -> None:
    visit = make.inspection()
    lacking = piece(looked(), "site_record")
    assert (lacking.place.tab, lacking.place.kind) == ("inspection", "new")
    open_one = piece(looked(visit, open_lines={10: 3}), "site_record")
    assert told(open_one) == [("VISIT_LACKS", 10), ("UNSIGNED", 10)]
    assert (open_one.place.tab, open_one.place.entry) == ("inspection", 10)
    unsigned = piece(looked(visit, open_lines={10: 0}), "site_record")
    assert told(unsigned) == [("UNSIGNED", 10)]
    assert (unsigned.place.tab, unsigned.place.entry) == ("signing", 10)
    refused = piece(looked(visit, make.refusal(entries=(10,), signer="party")), "site_record")
    assert refused.state is State.THERE
    by_officer = make.signing(entries=(10,), signer="officer")
    assert piece(looked(visit, by_officer), "site_record").state is State.IN_PART


def test_interview_covers_its_topics_and_is_signed() -> None:
    whole = make.statement(topics=tuple(Topic), has_signed_pages=True, refusal_reason=None)
    assert piece(looked(whole), "interview").state is State.THERE
    part = make.statement(topics=(Topic.FACTS,), has_signed_pages=None, refusal_reason=None)
    found = piece(looked(part), "interview")
    assert told(found) == [("TOPICS_OPEN", 10), ("UNSIGNED", 10)]
    assert found.reasons[0].count == len(Topic) - 1
    signed = make.signing(entries=(10,), signer="interviewee")
    assert told(piece(looked(part, signed), "interview")) == [("TOPICS_OPEN", 10)]


def test_report_says_what_the_review_asks_and_the_party_was_told() -> None:
    report = make.report()
    assert report.report is not None
    whole = replace(
        report.report,
        cma_number="演练CMA0001", prepared_by="甲", checked_by="乙", issued_by="丙",
        issued_on=date(2026, 11, 20), has_seal=True, party_told_at=make.at(500),
    )  # fmt: skip
    sealed = replace(report, report=whole, is_copy=False, original_at=None)
    assert piece(looked(sealed), "report").state is State.THERE
    untold = replace(sealed, report=replace(whole, party_told_at=None))
    assert told(piece(looked(untold), "report")) == [("PARTY_NOT_TOLD", 10)]
    unsealed = replace(sealed, report=replace(whole, has_seal=None))
    assert told(piece(looked(unsealed), "report")) == [("REPORT_OPEN", 10)]


def test_results_without_a_report_are_told() -> None:
    facts = FileFacts(make.case(), {10: make.sample()}, {}, results=1)
    found = piece(completeness(facts), "report")
    assert (found.state, found.reasons[0].code, found.reasons[0].count) == (
        State.LACKING, "NO_REPORT", 2,
    )  # fmt: skip


def test_photos_say_what_they_prove() -> None:
    photo = make.photo()
    assert piece(looked(photo), "other_evidence").state is State.THERE
    found = piece(looked(photo, replace(photo, proves=None)), "other_evidence")
    assert (found.state, told(found)) == (State.IN_PART, [("MEDIA_OPEN", 11)])
    assert piece(looked(make.exhibit()), "other_evidence").state is State.THERE
    only_the_letter = looked(paper(DocumentType.TRANSFER_LETTER))
    assert piece(only_the_letter, "other_evidence").state is State.LACKING


def test_day_of_filing_is_no_register_but_is_told() -> None:
    found = piece(looked(filed_on=date(2026, 11, 1)), "register")
    assert (found.state, told(found)) == (State.LACKING, [("ONLY_FILED_ON", None)])


def test_hazardous_waste_asks_for_a_determination() -> None:
    found = piece(looked(make.quantity()), "waste_opinion")
    assert (found.state, told(found)) == (State.LACKING, [("WASTE_UNDETERMINED", None)])
    opinion = paper(DocumentType.APPRAISAL)
    assert piece(looked(make.quantity(), opinion), "waste_opinion").state is State.THERE
    plain = make.quantity(waste_code=None)
    assert piece(looked(plain), "waste_opinion").state is State.NONE


def test_file_for_detention_has_no_weights() -> None:
    found = looked(transfer_for="detention")
    assert (found.transfer, found.is_said) == (Transfer.DETENTION, True)
    assert {each.weight for each in found.pieces} == {None}
    assert {"letter", "decision", "exhibits"} <= {each.key for each in found.pieces}
    assert not looked().is_said


@pytest.mark.parametrize("transfer", Transfer)
def test_places_are_those_of_the_window(transfer: Transfer) -> None:
    tabs = {"inspection", "capture", "samples", "signing", "evidence", "map"}
    for each in looked(transfer_for=transfer).pieces:
        assert each.place.tab in tabs


def test_file_is_read_from_the_vault_as_it_stands(tmp_path: Path) -> None:
    with new_vault(tmp_path / "vault") as workspace:
        party = workspace.seal(make.party()).sequence
        case = workspace.seal(make.case(party=party)).sequence
        visit = workspace.seal(make.inspection(), case=case).sequence
        waste = workspace.seal(make.quantity(inspection=visit), case=case).sequence
        found = look_at_file(workspace.register, case)
        record = piece(found, "site_record")
        assert (record.state, record.entries) == (State.IN_PART, (visit,))
        assert record.reasons[0].code == "VISIT_LACKS"
        assert piece(found, "waste_opinion").state is State.LACKING
        workspace.seal(Withdrawal(corrects=waste, reason="演练"))
        found = look_at_file(workspace.register, case)
        assert piece(found, "waste_opinion").state is State.NONE
        assert piece(found, "other_evidence").state is State.LACKING
        with pytest.raises(NoSuchCaseError):
            look_at_file(workspace.register, visit)
