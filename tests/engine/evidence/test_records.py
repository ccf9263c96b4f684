"""What holds for the records of every kind."""

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fieldkit.canonical import JsonValue, decode, encode
from fieldkit.evidence import corrections, signings, transfers
from fieldkit.evidence.kinds import (
    KINDS,
    SOURCES,
    UnknownKindError,
    from_body,
    is_evidence,
    options,
    page,
    record_class,
    references,
)
from fieldkit.evidence.parts import Member, Part, RecordError, members, rules
from fieldkit.evidence.record import (
    TITLE,
    Record,
    Reference,
    Role,
    Scope,
    check_files,
    check_moments,
    line,
    to_body,
    walk,
)
from tests.builders import records as make
from tests.builders.practice import BEGAN
from tests.builders.records import BUILDERS, VARIANTS

PAGE = Path(__file__).resolve().parents[3] / "resources" / "docs" / "records.md"

every_kind = pytest.mark.parametrize("kind", KINDS)
every_record = pytest.mark.parametrize("build", [*BUILDERS.values(), *VARIANTS.values()])


# The catalogue


def test_every_kind_has_a_builder() -> None:
    assert list(BUILDERS) == list(KINDS)
    assert {kind: build().kind for kind, build in BUILDERS.items()} == {
        kind: kind for kind in KINDS
    }


def test_unknown_kind_is_refused_with_the_known_ones() -> None:
    with pytest.raises(
        UnknownKindError, match=r"'rumour' is no kind of record\. There are: party,"
    ):
        record_class("rumour")
    assert not is_evidence("rumour")


def test_kinds_of_the_vault_itself_refer_to_nothing() -> None:
    assert references("clock", {"inspection": 3}) == ()


def test_references_of_a_body_are_numbers() -> None:
    assert references("measurement", to_body(make.measurement())) == (3, 4)


def test_only_what_cases_share_stands_outside_of_them() -> None:
    outside = {kind for kind, each in KINDS.items() if each.scope is not Scope.CASE}
    assert outside == {"party", "standard", "point", "case", "supplement", "withdrawal"}


@every_kind
def test_members_have_labels_known_sources_and_known_references(kind: str) -> None:
    for member in all_members(options(kind)):
        about = member.about
        assert about.en
        assert any("\u4e00" <= sign <= "\u9fff" for sign in about.zh), about.zh
        assert set(about.sources) <= SOURCES.keys()
        assert about.refers is None or (about.refers and about.refers <= KINDS.keys())
        for choice in member.choices:
            assert choice.en
            assert choice.zh


@every_kind
def test_tuple_members_may_be_empty_or_ask_for_one(kind: str) -> None:
    for member in all_members(options(kind)):
        if member.is_many:
            assert (member.default == ()) == (member.about.least == 0), member.name


@every_kind
def test_rules_read_members_that_exist(kind: str) -> None:
    for part in {KINDS[kind], *(each.holds for each in all_members(options(kind)))}:
        if issubclass(part, Part):
            names = {member.name for member in members(part)}
            for each in rules(part):
                assert set(each.members) <= names


@every_kind
def test_rules_read_no_members_but_their_own(kind: str) -> None:
    record = BUILDERS[kind]()
    for each in rules(KINDS[kind]):
        only = SimpleNamespace(**{name: getattr(record, name) for name in each.members})
        assert each.is_broken(only) is False


def test_sets_of_kinds_name_kinds() -> None:
    for kinds in (
        signings.SIGNABLE,
        transfers.HELD,
        corrections.SUPPLEMENTED,
        corrections.WITHDRAWN,
    ):
        assert kinds < KINDS.keys()


def test_page_of_records_is_up_to_date() -> None:
    assert PAGE.read_text("utf-8") == page(), (
        "run: python -m fieldkit.evidence.kinds > resources/docs/records.md"
    )


def test_page_is_written_in_utf8_whatever_the_console_speaks() -> None:
    command = [sys.executable, "-m", "fieldkit.evidence.kinds"]
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    written = subprocess.run(
        command, capture_output=True, check=True, cwd=PAGE.parents[2], env=environment
    )
    assert written.stdout.decode("utf-8") == page()


# From record to body and back


@every_record
def test_record_survives_its_body(build: Callable[[], Record]) -> None:
    record = build()
    body = decode(encode(to_body(record)))
    assert isinstance(body, dict)
    again = from_body(record.kind, body)
    assert again == record
    assert to_body(again) == body


@st.composite
def varied(draw: st.DrawFn) -> Record:
    """A record of any kind with other texts, moments and choices in it."""
    kind = draw(st.sampled_from(list(KINDS)))
    ruled = {name for each in rules(KINDS[kind]) for name in each.members}
    body = dict(to_body(BUILDERS[kind]()))
    for member in options(kind):
        if member.is_many or member.about.check or member.name in ruled:
            continue
        if member.form in {"text", "long_text"}:
            body[member.name] = draw(st.text(min_size=1, max_size=90).filter(is_plain))
        elif member.form == "moment":
            moments = st.datetimes(timezones=st.just(UTC))
            body[member.name] = draw(moments).isoformat(timespec="milliseconds")
        elif member.form == "yes_no":
            body[member.name] = draw(st.booleans())
        elif member.form == "choice":
            body[member.name] = draw(st.sampled_from(member.choices)).value
        elif member.form == "json":
            texts = st.dictionaries(st.text(max_size=9), st.text().filter(is_encodable))
            body[member.name] = draw(texts)
    return from_body(kind, body)


def is_encodable(text: str) -> bool:
    return not any("\ud800" <= sign <= "\udfff" for sign in text)


def is_plain(text: str) -> bool:
    return text.isprintable() and bool(text.strip()) and is_encodable(text)


@given(varied())
def test_any_record_survives_its_body(record: Record) -> None:
    body = decode(encode(to_body(record)))
    assert isinstance(body, dict)
    assert from_body(record.kind, body) == record
    assert to_body(from_body(record.kind, body)) == body
    assert len(record.title) <= TITLE
    assert "\n" not in record.title


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner),
    max_leaves=6,
)


# Describing every kind for the first time is slow while coverage watches.
@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])
@given(st.data(), st.sampled_from(list(KINDS)))
def test_hostile_body_is_refused_and_nothing_else(data: st.DataObject, kind: str) -> None:
    body: dict[str, JsonValue] = dict(to_body(BUILDERS[kind]()))
    names = st.sampled_from([member.name for member in options(kind)])
    body |= data.draw(st.dictionaries(names, json_values, max_size=4))
    try:
        record = from_body(kind, body)
    except RecordError:
        return
    assert from_body(kind, to_body(record)) == record


@every_kind
def test_empty_body_is_told_every_member_that_is_missing(kind: str) -> None:
    with pytest.raises(RecordError) as refused:
        from_body(kind, {})
    missing = {each.field for each in refused.value.problems if each.problem == "missing"}
    assert missing >= {member.name for member in options(kind) if member.is_required}


# What lists and searches get


@every_record
def test_title_is_one_short_line_of_the_records_own_words(build: Callable[[], Record]) -> None:
    title = build().title
    assert 1 <= len(title) <= TITLE


def test_long_title_is_cut() -> None:
    title = make.observation(text="雨水沟内\n水呈黄绿色" * 20).title
    assert len(title) == TITLE
    assert title.startswith("雨水沟内 水呈")
    assert title.endswith("…")


def test_line_leaves_out_what_is_not_there() -> None:
    assert line("甲", None, "", "乙") == "甲 · 乙"


@every_kind
def test_time_of_the_event_is_one_of_the_records_own(kind: str) -> None:
    record = BUILDERS[kind]()
    moments = {value for _, _, value in walk(record) if isinstance(value, datetime)}
    timeless = {
        "party",
        "standard",
        "point",
        "case",
        "basis",
        "quality_rule",
        "supplement",
        "withdrawal",
    }
    assert (record.occurred_at in moments) == (kind not in timeless)


def test_search_text_holds_words_and_choices_of_parts_too() -> None:
    words = make.sample().search_text
    for word in ("FS20261103-01", "六价铬", "瞬时样", "演练员丙", "便携式pH计", "毒性"):
        assert word in words
    assert "grab" not in words


def test_references_say_what_may_be_there() -> None:
    assert make.transfer().references == (Reference("items[0].item", 4, transfers.HELD),)
    found = make.sample(qc_kind="duplicate", parent=9).references
    assert [(each.field, each.sequence) for each in found] == [("inspection", 3), ("parent", 9)]


def test_unanswered_members_are_those_that_a_source_asks_for() -> None:
    inspection = make.inspection(ended_at=None, permits=None, weather=None, party_opinion=None)
    assert set(inspection.unanswered) >= {"ended_at", "permits", "site_person.id_number"}
    assert "weather" not in inspection.unanswered
    assert "party_opinion" not in inspection.unanswered


def test_empty_tuple_counts_as_unanswered() -> None:
    assert "topics" in make.statement(topics=()).unanswered


# Files


@pytest.mark.parametrize(
    ("build", "roles"),
    [
        (make.photo, ["original"]),
        (make.photo, ["original", "support", "support"]),
        (make.document, ["original", "original"]),
        (make.observation, []),
        (make.inspection, ["sketch", "scan"]),
        (make.signing, ["signature"]),
        (make.refusal, []),
        (make.refusal, ["support"]),
        (make.transfer, []),
        (make.transfer, ["giver_signature", "receiver_signature", "scan"]),
        (make.statement, ["scan", "id_copy", "recording"]),
    ],
)
def test_files_that_fit_are_taken(build: Callable[[], Record], roles: list[str]) -> None:
    check_files(build(), roles)


@pytest.mark.parametrize(
    ("build", "roles", "problem"),
    [
        (make.photo, [], ("attachments.original", "missing")),
        (make.video, ["original", "original"], ("attachments.original", "too_many")),
        (make.document, ["support"], ("attachments.original", "missing")),
        (make.observation, ["original"], ("attachments", "unknown_role")),
        (make.signing, [], ("attachments.signature", "missing")),
    ],
)
def test_files_that_do_not_fit_are_told(
    build: Callable[[], Record], roles: list[str], problem: tuple[str, str]
) -> None:
    with pytest.raises(RecordError) as refused:
        check_files(build(), roles)
    assert [(each.field, each.problem) for each in refused.value.problems] == [problem]


@every_kind
def test_roles_are_words_of_entries(kind: str) -> None:
    roles: tuple[Role, ...] = KINDS[kind].files
    assert len({role.name for role in roles}) == len(roles)
    assert all(role.least <= role.most and role.name.isidentifier() for role in roles)


# The clock


def test_moment_may_lie_a_day_ahead_of_a_slow_clock() -> None:
    record = make.observation()
    check_moments(record, record.observed_at - timedelta(days=1))


def test_moments_further_ahead_are_told_with_their_place() -> None:
    record = make.report()
    with pytest.raises(RecordError) as refused:
        check_moments(record, BEGAN - timedelta(days=2))
    assert [(each.field, each.problem) for each in refused.value.problems] == [
        ("obtained_at", "in_future"),
        ("report.party_told_at", "in_future"),
    ]


def all_members(given: tuple[Member, ...]) -> list[Member]:
    return [each for member in given for each in (member, *all_members(member.members))]
