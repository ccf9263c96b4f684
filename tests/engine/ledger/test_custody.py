from collections.abc import Mapping

import pytest

from fieldkit.findings import Severity
from fieldkit.ledger.chain import Chain
from fieldkit.ledger.custody import Custody, follow_custody
from fieldkit.ledger.standing import standings
from tests.builders.ledger import (
    ADMIN,
    INSPECTOR,
    STRANGER,
    TECHNICIAN,
    LedgerBuilder,
    Somebody,
    side,
)

TAKEN = "2026-11-24T09:06:00.000+08:00"


def start() -> tuple[LedgerBuilder, int, int]:
    """A ledger with one sample; the case and the sample."""
    ledger = LedgerBuilder()
    ledger.found()
    ledger.bring_in(INSPECTOR)
    ledger.bring_in(TECHNICIAN)
    case = ledger.seal("case", {"number": "1"})
    sample = ledger.seal(
        "sample", {"number": "S", "sampled_at": TAKEN, "seal_number": "F-1"}, case=case
    )
    return ledger, case, sample


def hand_over(
    ledger: LedgerBuilder,
    case: int,
    item: object,
    giver: Mapping[str, str],
    receiver: Mapping[str, str],
    *,
    row: Mapping[str, object] | None = None,
    at: str = "2026-11-24T10:00:00.000+08:00",
    roles: tuple[str, ...] = (),
    by: Somebody = INSPECTOR,
) -> int:
    body = {
        "items": [{"item": item, "seal_before": "F-1"} | dict(row or {})],
        "giver": giver,
        "receiver": receiver,
        "handed_at": at,
    }
    files = [ledger.file(role.encode(), role=role) for role in roles]
    return ledger.seal("transfer", body, by, case=case, attachments=files)


def confirm(ledger: LedgerBuilder, case: int, transfer: int, by: Somebody, **more: object) -> int:
    body = {"entries": [transfer], "outcome": "key", "name": by.name, **more}
    return ledger.seal("signing", body, by, case=case)


def follow(ledger: LedgerBuilder) -> Custody:
    chain = Chain(ledger.vault)
    for each in ledger.entries:
        _, found = chain.follow(each.line)
        assert [each for each in found if each.severity is Severity.ERROR] == []
    return follow_custody(ledger.entries, chain.people)


def codes(custody: Custody) -> list[str]:
    return [each.code for each in custody.findings]


def test_sample_that_nobody_handed_over_stays_with_whoever_sealed_it() -> None:
    ledger, _, sample = start()
    custody = follow(ledger)
    assert custody.items == (sample,)
    assert custody.handovers == ()
    assert custody.findings == ()


def test_case_without_things_has_nothing_to_follow() -> None:
    ledger = LedgerBuilder()
    ledger.found()
    case = ledger.seal("case", {"number": "1"}, ADMIN)
    ledger.seal("photo", {}, ADMIN, case=case)
    assert follow(ledger) == Custody((), (), ())


def test_both_sides_confirm_with_their_keys() -> None:
    ledger, case, sample = start()
    transfer = hand_over(ledger, case, sample, side(INSPECTOR, "key"), side(TECHNICIAN, "key"))
    confirm(ledger, case, transfer, TECHNICIAN)
    custody = follow(ledger)
    assert custody.findings == ()
    (step,) = custody.handovers
    assert (step.item, step.transfer) == (sample, transfer)
    assert (step.giver_confirms, step.receiver_confirms) == ("key", "key")
    assert step.receiver.name == TECHNICIAN.name


def test_key_that_signed_nothing_confirms_nothing() -> None:
    ledger, case, sample = start()
    transfer = hand_over(ledger, case, sample, side(INSPECTOR, "key"), side(TECHNICIAN, "key"))
    custody = follow(ledger)
    (found,) = custody.findings
    assert (found.code, found.path) == ("CUSTODY_NOT_CONFIRMED", f"#{transfer}")
    assert "receiver" in found.detail


def test_signing_of_something_else_by_that_key_confirms_nothing() -> None:
    ledger, case, sample = start()
    hand_over(ledger, case, sample, side(INSPECTOR, "key"), side(TECHNICIAN, "key"))
    confirm(ledger, case, sample, TECHNICIAN)
    assert codes(follow(ledger)) == ["CUSTODY_NOT_CONFIRMED"]


def test_signing_by_another_key_confirms_nothing() -> None:
    ledger, case, sample = start()
    transfer = hand_over(ledger, case, sample, side(INSPECTOR, "key"), side(TECHNICIAN, "key"))
    confirm(ledger, case, transfer, ADMIN)
    assert codes(follow(ledger)) == ["CUSTODY_NOT_CONFIRMED"]


def test_withdrawn_signing_confirms_nothing() -> None:
    ledger, case, sample = start()
    transfer = hand_over(ledger, case, sample, side(INSPECTOR, "key"), side(TECHNICIAN, "key"))
    signing = confirm(ledger, case, transfer, TECHNICIAN)
    ledger.seal("withdrawal", {"corrects": signing, "reason": "x"}, TECHNICIAN, case=case)
    assert codes(follow(ledger)) == ["CUSTODY_NOT_CONFIRMED"]


def test_signature_on_paper_confirms() -> None:
    ledger, case, sample = start()
    sides = side(INSPECTOR, "key"), side(STRANGER, "handwriting")
    hand_over(ledger, case, sample, *sides, roles=("receiver_signature",))
    custody = follow(ledger)
    assert custody.findings == ()
    assert custody.handovers[0].receiver_confirms == "handwriting"


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({"outcome": "signed"}, []),
        ({"outcome": "fingerprint"}, []),
        ({"outcome": "signed", "name": "somebody else"}, ["CUSTODY_NOT_CONFIRMED"]),
        ({"outcome": "refused"}, ["CUSTODY_NOT_CONFIRMED"]),
        ({"outcome": "signed", "entries": "all"}, ["CUSTODY_NOT_CONFIRMED"]),
        ({"outcome": "signed", "entries": ["all"]}, ["CUSTODY_NOT_CONFIRMED"]),
    ],
)
def test_signature_on_paper_may_come_later(more: dict[str, object], expected: list[str]) -> None:
    ledger, case, sample = start()
    sides = side(INSPECTOR, "key"), side(STRANGER, "handwriting")
    transfer = hand_over(ledger, case, sample, *sides)
    confirm(ledger, case, transfer, INSPECTOR, **{"name": STRANGER.name, **more})
    assert codes(follow(ledger)) == expected


def test_signature_of_the_other_side_is_none() -> None:
    ledger, case, sample = start()
    sides = side(INSPECTOR, "key"), side(STRANGER, "handwriting")
    hand_over(ledger, case, sample, *sides, roles=("giver_signature",))
    assert codes(follow(ledger)) == ["CUSTODY_NOT_CONFIRMED"]


@pytest.mark.parametrize(
    ("more", "expected"),
    [({"refusal_reason": "in a hurry"}, "CUSTODY_REFUSED"), ({}, "CUSTODY_NOT_CONFIRMED")],
)
def test_refusal_needs_a_reason(more: dict[str, str], expected: str) -> None:
    ledger, case, sample = start()
    hand_over(ledger, case, sample, side(INSPECTOR, "key"), side(STRANGER, "refused", **more))
    assert codes(follow(ledger)) == [expected]


def test_refusal_with_reason_leaves_the_chain_whole() -> None:
    ledger, case, sample = start()
    refusal = side(STRANGER, "refused", refusal_reason="no time")
    hand_over(ledger, case, sample, side(INSPECTOR, "key"), refusal)
    assert [each.severity for each in follow(ledger).findings] == [Severity.WARNING]


def test_unknown_means_confirm_nothing() -> None:
    ledger, case, sample = start()
    hand_over(ledger, case, sample, side(INSPECTOR, "key"), side(STRANGER, "nodding"))
    assert codes(follow(ledger)) == ["CUSTODY_NOT_CONFIRMED"]


def test_key_of_somebody_else_under_a_name_is_told() -> None:
    ledger, case, sample = start()
    receiver = {**side(TECHNICIAN, "key"), "name": "somebody else"}
    transfer = hand_over(ledger, case, sample, side(INSPECTOR, "key"), receiver)
    confirm(ledger, case, transfer, TECHNICIAN)
    assert codes(follow(ledger)) == ["CUSTODY_NAME_DIFFERS"]


def test_giver_must_be_the_holder() -> None:
    ledger, case, sample = start()
    hand_over(ledger, case, sample, side(TECHNICIAN, "key"), side(INSPECTOR, "key"), by=TECHNICIAN)
    confirm(ledger, case, sample + 1, INSPECTOR)
    custody = follow(ledger)
    assert [(each.code, each.path) for each in custody.findings] == [("CUSTODY_GAP", f"#{sample}")]


def test_named_sampler_may_give_away_what_a_colleague_sealed() -> None:
    ledger, case, _ = start()
    sample = ledger.seal(
        "sample", {"samplers": [{"name": TECHNICIAN.name}, "x"], "sampled_at": TAKEN}, case=case
    )
    hand_over(ledger, case, sample, side(TECHNICIAN, "key"), side(INSPECTOR, "key"), by=TECHNICIAN)
    confirm(ledger, case, sample + 1, INSPECTOR)
    assert follow(ledger).findings == ()


def test_second_transfer_goes_on_where_the_first_ended() -> None:
    ledger, case, sample = start()
    on_paper = side(TECHNICIAN, "handwriting")
    hand_over(
        ledger, case, sample, side(INSPECTOR, "key"), on_paper,
        roles=("receiver_signature",), row={"seal_after": "F-2"},
    )  # fmt: skip
    hand_over(
        ledger, case, sample, on_paper, side(INSPECTOR, "key"),
        roles=("giver_signature",), row={"seal_before": "F-2"},
        at="2026-11-24T12:00:00.000+08:00",
    )  # fmt: skip
    assert follow(ledger).findings == ()


def test_holder_without_unit_is_known_by_name_and_another_unit_is_another_person() -> None:
    ledger, case, sample = start()
    roles = ("giver_signature", "receiver_signature")
    first, second = {"name": "钱", "means": "handwriting"}, side(STRANGER, "handwriting")
    hand_over(ledger, case, sample, side(INSPECTOR, "key"), first, roles=roles)
    hand_over(ledger, case, sample, {**first, "unit": "仓库"}, second, roles=roles)
    hand_over(ledger, case, sample, {**second, "unit": "别处"}, first, roles=roles)
    assert codes(follow(ledger)) == ["CUSTODY_GAP"]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ({"seal_before": "F-9"}, ["CUSTODY_SEAL_DIFFERS"]),
        ({"seal_before": ""}, ["CUSTODY_SEAL_UNTOLD"]),
        ({"is_seal_intact": False}, ["CUSTODY_SEAL_BROKEN"]),
        ({"is_seal_intact": True}, []),
    ],
)
def test_seals_are_followed(row: dict[str, object], expected: list[str]) -> None:
    ledger, case, sample = start()
    refusal = side(STRANGER, "handwriting")
    hand_over(
        ledger, case, sample, side(INSPECTOR, "key"), refusal,
        row=row, roles=("receiver_signature",),
    )  # fmt: skip
    assert codes(follow(ledger)) == expected


@pytest.mark.parametrize("at", ["2026-11-24T09:05:59.999+08:00", "yesterday", ""])
def test_time_does_not_go_back(at: str) -> None:
    ledger, case, sample = start()
    sides = side(INSPECTOR, "key"), side(STRANGER, "handwriting")
    hand_over(ledger, case, sample, *sides, at=at, roles=("receiver_signature",))
    assert codes(follow(ledger)) == ["CUSTODY_TIME_WRONG"]


def test_transfer_may_be_told_in_another_zone() -> None:
    ledger, case, sample = start()
    sides = side(INSPECTOR, "key"), side(STRANGER, "handwriting")
    at = "2026-11-24T01:06:00Z"
    hand_over(ledger, case, sample, *sides, at=at, roles=("receiver_signature",))
    assert follow(ledger).findings == ()


def test_withdrawn_transfer_and_withdrawn_sample_do_not_count() -> None:
    ledger, case, sample = start()
    wrong = hand_over(ledger, case, sample, side(TECHNICIAN, "key"), side(STRANGER, "key"))
    ledger.seal("withdrawal", {"corrects": wrong, "reason": "x"}, case=case)
    assert follow(ledger).findings == ()
    ledger.seal("withdrawal", {"corrects": sample, "reason": "x"}, case=case)
    assert follow(ledger) == Custody((), (), ())


def test_corrected_transfer_counts_as_corrected_and_says_so() -> None:
    ledger, case, sample = start()
    sides = side(TECHNICIAN, "handwriting"), side(STRANGER, "handwriting")
    roles = ("receiver_signature", "giver_signature")
    wrong = hand_over(ledger, case, sample, *sides, roles=roles)
    ledger.seal(
        "supplement",
        {"corrects": wrong, "changes": {"giver": side(INSPECTOR, "key")}, "reason": "x"},
        case=case,
    )
    assert codes(follow(ledger)) == ["CUSTODY_CORRECTED"]


def test_photo_is_a_thing_only_where_its_medium_is_handed_over() -> None:
    ledger, case, sample = start()
    photo = ledger.seal("photo", {}, case=case)
    assert follow(ledger).items == (sample,)
    sides = side(TECHNICIAN, "handwriting"), side(STRANGER, "handwriting")
    roles = ("receiver_signature", "giver_signature")
    hand_over(ledger, case, photo, *sides, roles=roles)
    custody = follow(ledger)
    assert custody.items == (sample, photo)
    assert codes(custody) == ["CUSTODY_GAP"]


def test_item_that_is_not_disclosed_is_passed_over() -> None:
    ledger, case, sample = start()
    hand_over(ledger, case, sample, side(INSPECTOR, "key"), side(INSPECTOR, "key"))
    chain = Chain(ledger.vault, with_gaps=True)
    kept = [each for each in ledger.entries if each.entry.sequence != sample]
    for each in kept:
        chain.follow(each.line)
    assert follow_custody(kept, chain.people) == Custody((), (), ())


@pytest.mark.parametrize("item", ["7", None, True, 3, -1.5 and [7]])
def test_transfer_of_what_is_no_thing_is_told(item: object) -> None:
    ledger, case, _ = start()
    hand_over(ledger, case, item, side(INSPECTOR, "key"), side(INSPECTOR, "key"))
    assert codes(follow(ledger)) == ["CUSTODY_UNREADABLE"]


def test_transfer_without_sides_and_items_is_told() -> None:
    ledger, case, _ = start()
    ledger.seal("transfer", {"items": "all", "giver": "me"}, case=case)
    assert codes(follow(ledger)) == [
        "CUSTODY_NOT_CONFIRMED", "CUSTODY_NOT_CONFIRMED", "CUSTODY_UNREADABLE",
    ]  # fmt: skip


def test_sealer_who_is_not_disclosed_is_nobody_by_name() -> None:
    ledger, case, sample = start()
    hand_over(ledger, case, sample, side(TECHNICIAN, "refused", refusal_reason="x"),
              side(STRANGER, "refused", refusal_reason="x"))  # fmt: skip
    empty = Chain(ledger.vault).people
    assert "CUSTODY_GAP" in codes(follow_custody(ledger.entries, empty))


# How records stand after corrections


def test_supplements_are_worked_in_and_null_takes_away() -> None:
    ledger, case, sample = start()
    ledger.seal("supplement", {"corrects": sample, "changes": {"number": "T", "x": 1}}, case=case)
    last = ledger.seal(
        "supplement", {"corrects": sample, "changes": {"x": None, "seal_number": None}}, case=case
    )
    standing = standings(ledger.entries)[sample]
    assert standing.body == {"number": "T", "sampled_at": TAKEN}
    assert standing.supplements == (last - 1, last)
    assert standing.sealed.entry.body["number"] == "S"


def test_withdrawn_supplement_is_not_worked_in() -> None:
    ledger, case, sample = start()
    wrong = ledger.seal("supplement", {"corrects": sample, "changes": {"number": "T"}}, case=case)
    by = ledger.seal("withdrawal", {"corrects": wrong}, case=case)
    found = standings(ledger.entries)
    assert found[sample].body["number"] == "S"
    assert found[wrong].withdrawn_by == by


@pytest.mark.parametrize("target", [99, "4", None, True])
def test_correction_of_nothing_changes_nothing(target: object) -> None:
    ledger, case, sample = start()
    ledger.seal("supplement", {"corrects": target, "changes": {"number": "T"}}, case=case)
    ledger.seal("withdrawal", {"corrects": target}, case=case)
    found = standings(ledger.entries)
    assert all(each.withdrawn_by is None and each.supplements == () for each in found.values())
    assert found[sample].body["number"] == "S"


def test_supplement_that_only_adds_a_note_is_counted() -> None:
    ledger, case, sample = start()
    note = ledger.seal("supplement", {"corrects": sample, "note": "more"}, case=case)
    odd = ledger.seal("supplement", {"corrects": sample, "changes": "all"}, case=case)
    standing = standings(ledger.entries)[sample]
    assert standing.supplements == (note,)
    assert odd not in standing.supplements
