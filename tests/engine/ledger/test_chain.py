from dataclasses import replace
from datetime import timedelta

import pytest

from fieldkit.findings import Finding, Severity
from fieldkit.ledger.chain import CLOCK, Chain, claimed_time, errors_among
from fieldkit.ledger.entry import NO_PREVIOUS, SealedEntry, seal
from fieldkit.ledger.people import CHANGED, FOUNDING
from tests.builders.ledger import (
    ADMIN,
    INSPECTOR,
    OTHER_VAULT,
    START,
    STRANGER,
    TECHNICIAN,
    VAULT,
    LedgerBuilder,
    small_ledger,
)


def follow(
    entries: list[SealedEntry], *, with_gaps: bool = False, vault: str = VAULT
) -> tuple[Chain, list[Finding]]:
    chain = Chain(vault, with_gaps=with_gaps)
    found = []
    for each in entries:
        found += chain.follow(each.line)[1]
    return chain, found


def told(entries: list[SealedEntry], **how: bool) -> list[tuple[str, str]]:
    return [(each.code, each.path) for each in follow(entries, **how)[1]]


def founded() -> LedgerBuilder:
    ledger = LedgerBuilder()
    ledger.found()
    ledger.bring_in(INSPECTOR)
    return ledger


def again(sealed: SealedEntry, **changed: object) -> SealedEntry:
    """The inspector's entry with something changed, truly signed."""
    return seal(replace(sealed.entry, **changed), INSPECTOR.signer)


def test_true_ledger_gives_no_findings() -> None:
    ledger = small_ledger()
    chain, found = follow(ledger.entries)
    assert found == []
    assert (chain.size, chain.head) == (13, ledger.entries[-1].digest)
    assert [each.name for each in chain.people] == [ADMIN.name, INSPECTOR.name, TECHNICIAN.name]


@pytest.mark.parametrize(
    ("profile", "expected"),
    [
        ({"practice": True, "sm3": False}, [("PRACTICE_VAULT", "#0")]),
        ({"practice": "yes"}, []),
        ({"sm3": True}, []),
        ("practice", []),
    ],
)
def test_vault_for_practice_is_named(profile: object, expected: list[tuple[str, str]]) -> None:
    ledger = LedgerBuilder()
    ledger.seal(FOUNDING, {"person": ADMIN.card, "profile": profile}, ADMIN)
    assert told(ledger.entries) == expected


def test_empty_chain_stands_before_entry_0() -> None:
    chain = Chain(VAULT)
    assert (chain.size, chain.head, list(chain.people)) == (0, NO_PREVIOUS, [])


def test_entry_out_of_order_is_refused() -> None:
    entries = small_ledger().entries
    entries[6], entries[7] = entries[7], entries[6]
    assert ("ENTRY_OUT_OF_PLACE", "#7") in told(entries)
    assert ("ENTRY_OUT_OF_PLACE", "#6") in told(entries, with_gaps=True)


def test_left_out_entry_is_a_gap_only_where_gaps_are_not_allowed() -> None:
    entries = small_ledger().entries
    del entries[8]
    assert told(entries, with_gaps=True) == []
    assert told(entries) == [
        ("ENTRY_OUT_OF_PLACE", "#9"),
        ("CASE_POSITION_WRONG", "#9"),
    ]


def test_one_fault_is_told_once() -> None:
    entries = small_ledger().entries
    entries[7] = again(entries[7], previous="0" * 64)
    assert told(entries) == [("ENTRY_CHAIN_BROKEN", "#7"), ("ENTRY_CHAIN_BROKEN", "#8")]


def test_same_entry_twice_is_refused() -> None:
    entries = small_ledger().entries
    assert ("ENTRY_OUT_OF_PLACE", "#12") in told([*entries, entries[-1]], with_gaps=True)


def test_line_that_is_none_is_named_by_its_place() -> None:
    chain = Chain(VAULT)
    chain.follow(small_ledger().entries[0].line)
    sealed, (found,) = chain.follow(b"{}")
    assert sealed is None
    assert (found.code, found.path) == ("ENTRY_UNREADABLE", "#1")
    assert chain.size == 2


def test_entry_of_another_vault_is_refused() -> None:
    entries = small_ledger().entries
    entries[12] = again(entries[12], vault=OTHER_VAULT)
    assert told(entries) == [("ENTRY_OF_ANOTHER_VAULT", "#12")]
    assert {each.code for each in follow(small_ledger().entries, vault=OTHER_VAULT)[1]} == {
        "ENTRY_OF_ANOTHER_VAULT"
    }


def test_ledger_begins_with_its_founding_and_has_one() -> None:
    ledger = LedgerBuilder()
    ledger.seal("case", {}, ADMIN)
    assert ("LEDGER_NOT_FOUNDED", "#0") in told(ledger.entries)
    ledger = founded()
    ledger.seal("vault", {"person": STRANGER.card})
    assert told(ledger.entries) == [("LEDGER_NOT_FOUNDED", "#2"), ("PERSON_UNLAWFUL", "#2")]


def test_signature_of_somebody_else_is_refused() -> None:
    ledger = founded()
    ledger.seal("case", {})
    entry = ledger.entries[-1]
    other = seal(replace(entry.entry, actor=ADMIN.key_id), ADMIN.signer)
    forged = replace(entry, line=entry.line.replace(entry.line[-110:], other.line[-110:]))
    found = told([*ledger.entries[:2], forged])
    assert found in ([("ENTRY_SIGNATURE_WRONG", "#2")], [("ENTRY_UNREADABLE", "#2")])


def test_changed_entry_no_longer_fits_its_signature() -> None:
    entries = small_ledger().entries
    line = entries[9].line.replace("污泥".encode(), "污水".encode())
    entries[9] = replace(entries[9], line=line)
    assert told(entries)[0] == ("ENTRY_SIGNATURE_WRONG", "#9")
    assert told(entries)[1] == ("ENTRY_CHAIN_BROKEN", "#10")


def test_signer_nobody_brought_in_is_refused() -> None:
    ledger = founded()
    ledger.seal("case", {}, STRANGER)
    assert told(ledger.entries) == [("ENTRY_SIGNER_UNKNOWN", "#2")]


def test_locked_out_signer_is_refused_from_then_on() -> None:
    ledger = founded()
    ledger.seal("case", {})
    ledger.seal(CHANGED, {"key": INSPECTOR.key_id, "active": False}, ADMIN)
    ledger.seal("case", {})
    assert told(ledger.entries) == [("ENTRY_SIGNER_LOCKED", "#4")]
    ledger.seal(CHANGED, {"key": INSPECTOR.key_id, "active": True}, ADMIN)
    ledger.seal("case", {})
    assert told(ledger.entries) == [("ENTRY_SIGNER_LOCKED", "#4")]


def test_what_a_locked_out_administrator_says_of_people_changes_nothing() -> None:
    ledger = founded()
    ledger.seal(CHANGED, {"key": INSPECTOR.key_id, "role": "administrator"}, ADMIN)
    ledger.seal(CHANGED, {"key": ADMIN.key_id, "active": False}, INSPECTOR)
    ledger.bring_in(STRANGER, ADMIN)
    chain, found = follow(ledger.entries)
    assert [each.code for each in found] == ["ENTRY_SIGNER_LOCKED"]
    assert chain.people.get(STRANGER.key_id) is None


def test_numbers_of_a_case_follow_each_other() -> None:
    entries = small_ledger().entries
    entries[12] = again(entries[12], case_position=10)
    assert told(entries) == [("CASE_POSITION_WRONG", "#12")]
    assert told(entries, with_gaps=True) == []
    entries[12] = again(entries[12], case_position=8)
    assert told(entries, with_gaps=True) == [("CASE_POSITION_WRONG", "#12")]


def test_two_cases_are_numbered_apart() -> None:
    ledger = founded()
    one, other = ledger.seal("case", {}), ledger.seal("case", {})
    for case in (one, other, one):
        ledger.seal("observation", {}, case=case)
    assert told(ledger.entries) == []


@pytest.mark.parametrize("target", [99, -1, None, "5", True])
def test_correction_names_an_earlier_entry(target: object) -> None:
    ledger = small_ledger()
    ledger.seal("withdrawal", {"corrects": target}, case=4)
    assert told(ledger.entries) == [("CORRECTION_OF_NOTHING", "#13")]


def test_correction_stands_in_the_case_of_what_it_corrects() -> None:
    ledger = small_ledger()
    ledger.seal("withdrawal", {"corrects": 3}, case=4)
    assert told(ledger.entries) == [("CORRECTION_OF_NOTHING", "#13")]
    ledger = small_ledger()
    ledger.seal("supplement", {"corrects": 3})
    assert told(ledger.entries) == []


def test_correction_of_an_entry_that_is_left_out_is_said() -> None:
    entries = small_ledger().entries
    del entries[5]
    (found,) = follow(entries, with_gaps=True)[1]
    assert (found.code, found.severity) == ("CORRECTION_OF_UNDISCLOSED", Severity.NOTICE)


# Clocks


def test_recorded_clock_step_is_told() -> None:
    ledger = founded()
    ledger.seal(CLOCK, {"step": "set_back"}, time="2026-11-24T08:00:00.000+08:00")
    (found,) = follow(ledger.entries)[1]
    assert (found.code, found.severity) == ("CLOCK_STEP", Severity.WARNING)
    assert "set_back" in found.detail


def test_clock_step_nobody_recorded_is_told() -> None:
    ledger = founded()
    ledger.seal("case", {}, time="2026-11-24T08:00:00.000+08:00")
    assert told(ledger.entries) == [("CLOCK_STEP_UNRECORDED", "#2")]


def test_clock_is_not_compared_across_a_gap() -> None:
    ledger = founded()
    ledger.seal("case", {})
    ledger.seal("case", {}, time="2026-11-24T08:00:00.000+08:00")
    kept = [*ledger.entries[:2], ledger.entries[3]]
    assert told(kept, with_gaps=True) == []


def test_claimed_time_is_what_the_entry_says() -> None:
    assert claimed_time(small_ledger().entries[0]) == START + timedelta(minutes=1)


def test_errors_are_picked_out() -> None:
    entries = small_ledger().entries
    del entries[5]
    _, found = follow(entries)
    assert 0 < len(errors_among(found)) <= len(found)
    assert {each.severity for each in errors_among(found)} == {Severity.ERROR}
