"""Nonsense of all sorts: one sentence, the right status, and nothing sealed."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.builders import records
from tests.engine.cli.conftest import CASE, Place, Run
from tests.engine.cli.test_commands import record_file

OFFICER = '{"name": "演练员甲"}'
OBSERVED = ["--text", "演练", "--place", "演练", "--observed-at", "2026-11-03T09:52:00+08:00"]

OPENED = ["--cause", "x", "--agency", "x", "--source", "patrol", "--unknown-party-reason", "x"]

# What is asked for, the status, and the code.
REFUSED = [
    (["show", "{vault}", "99999"], 2, "entry.unknown"),
    (["show", "{vault}", "twelve"], 2, "usage"),
    (["show", "{vault}", "-1"], 2, "usage"),
    (["show", "{vault}", "1" * 400], 2, "usage"),
    (["list", "{vault}", "--case", "no such case"], 2, "case.not-found"),
    (["list", "{vault}", "--limit", "0"], 2, "usage"),
    (["inspection", "list", "{vault}", "#0"], 2, "case.not-found"),
    (["add", "photo", "{vault}", CASE], 2, "usage"),
    (["add", "photo", "{vault}", CASE, "x.jpg"], 2, "record.fields"),
    (["add", "nonsense", "{vault}", CASE], 2, "usage"),
    (["add", "observation", "{vault}", CASE], 2, "record.fields"),
    (["add", "observation", "{vault}", "no such case", *OBSERVED, "--observed-by", OFFICER], 2,
     "case.not-found"),
    (["add", "observation", "{vault}", CASE, "--observed-by", "{"], 2, "input.not-json"),
    (["add", "observation", "{vault}", CASE, "--observed-by", "[1"], 2, "input.not-json"),
    (["add", "observation", "{vault}", CASE, *OBSERVED, "--observed-by", "7"], 2, "record.fields"),
    (["add", "observation", "{vault}", CASE, *OBSERVED, "--observed-by", '{"nam": "x"}'], 2,
     "record.fields"),
    (["add", "observation", "{vault}", CASE, *OBSERVED, "--observed-by", '{"a": 1, "a": 2}'], 2,
     "input.not-json"),
    (["add", "observation", "{vault}", CASE, "--observed-at", "yesterday"], 2, "record.fields"),
    (["add", "observation", "{vault}", CASE, "--inspection", "x"], 2, "usage"),
    (["add", "observation", "{vault}", CASE, "--record", "{folder}/no.json"], 2,
     "input.unreadable"),
    (["add", "observation", "{vault}", CASE, "--record", "{folder}"], 2, "input.unreadable"),
    (["add", "observation", "{vault}", CASE, *OBSERVED, "--observed-by", OFFICER, "--file",
      "{folder}/no.bin"], 2, None),
    (["add", "observation", "{vault}", CASE, *OBSERVED, "--observed-by", OFFICER, "--attach",
      "original", "x"], 2, "usage"),
    (["add", "video", "{vault}", CASE, "--description", "x", "--taken-by", OFFICER], 2,
     "record.fields"),
    (["add", "party", "{vault}", "--name", "x", "--credit-code", "91350100M000100Y44"], 2,
     "record.fields"),
    (["case", "open", "{vault}", "--number", CASE, "--cause", "x", "--agency", "x", "--source",
      "patrol", "--unknown-party-reason", "x"], 2, "case.number-taken"),
    (["custody", "hand-over", "{vault}", CASE, "--items", '[{"item": 0}]'], 2, "record.fields"),
    (["supplement", "{vault}", "0", "--changes", "{}", "--reason", "x", "--note", "x"], 2, None),
    (["supplement", "{vault}", "5", "--changes", "[]", "--reason", "x"], 2, "record.fields"),
    (["supplement", "{vault}", "99999", "--changes", '{"place": "x"}', "--reason", "x"], 2,
     "entry.unknown"),
    (["withdraw", "{vault}", "5"], 2, "record.fields"),
    (["export", "{vault}", "no such case", "{folder}/b.zip"], 2, "case.not-found"),
    (["export", "{vault}", CASE, "{folder}/no/b.zip"], 5, None),
    (["export", "{vault}", CASE, "{folder}/b.zip", "--item", "0", "--reason", "x"], 2,
     "export.not-of-case"),
    (["check", "{vault}", "--checkpoint", "{folder}/no.txt"], 2, "input.unreadable"),
    (["check", "{vault}", "--checkpoint", "{folder}/junk"], 2, "checkpoint.unreadable"),
    (["user", "change", "{vault}", "演练员甲"], 2, "user.nothing-to-change"),
    (["user", "change", "{vault}", "演练员甲", "--role", "technician"], 7,
     "person.not-administrator"),
    (["user", "change", "{vault}", "nobody", "--lock"], 2, "person.unknown"),
    (["user", "change", "{vault}", "nobody", "--unlock"], 2, "person.unknown"),
    (["user", "countersign", "{vault}", "演练员乙"], 2, "person.own-key"),
    (["user", "recovery-key", "{vault}"], 7, "person.not-administrator"),
    (["user", "import-certificate", "{vault}", "{folder}/junk"], 2, None),
    (["trust", "make", "{vault}", "{folder}/junk"], 2, "output.exists"),
    (["trust", "make", "{vault}", "{folder}/no/trust.json"], 5, None),
    (["trust", "show", "{folder}/junk"], 2, "trust.unreadable"),
    (["trust", "add", "{folder}/junk", "{folder}/junk", "--label", "x"], 2, "trust.unreadable"),
    (["restore", "{folder}/no", "{folder}/new"], 2, None),
    (["export", "{vault}", CASE, "{vault}/b.zip"], 2, "vault.inside-another"),
    (["export", "{vault}", CASE, "{vault}/objects/b.zip"], 2, "vault.inside-another"),
    (["checkpoint", "{vault}", "--out", "{vault}/c.txt"], 2, "vault.inside-another"),
    (["user", "request", "{vault}", "--out", "{vault}/r.pem"], 2, "vault.inside-another"),
    (["trust", "make", "{vault}", "{vault}/t.json"], 2, "vault.inside-another"),
    (["backup", "{vault}", "{vault}/backup"], 2, "vault.inside-another"),
    (["export", "{vault}", CASE, "{folder}/b.zip", "--reader", "警\u202e察"], 2, "words.refused"),
    (["export", "{vault}", CASE, "{folder}/b.zip", "--reader", "警\u200b察"], 2, "words.refused"),
    (["export", "{vault}", CASE, "{folder}/b.zip", "--reader", "警\n察"], 2, "words.refused"),
    (["export", "{vault}", CASE, "{folder}/b.zip", "--reader", "警" * 201], 2, "words.refused"),
    (["export", "{vault}", CASE, "{folder}/b.zip", "--item", "5", "--reason", "\x07"], 2,
     "words.refused"),
    (["export", "{vault}", CASE, "{folder}/b\udcff.zip"], 2, "words.refused"),
    (["export", "{vault}", CASE, "{folder}/b\u202epiz.exe"], 2, "words.refused"),
    (["checkpoint", "{vault}", "--purpose", "x\x1b[2Jy"], 2, "words.refused"),
    (["checkpoint", "{vault}", "--purpose", "纸\u2066上"], 2, "words.refused"),
    (["case", "open", "{vault}", *OPENED, "--number", "#5"], 2, "record.fields"),
    (["case", "open", "{vault}", *OPENED, "--number", "＃ ５"], 2, "record.fields"),
    (["case", "open", "{vault}", *OPENED, "--number", "\u200b"], 2, "record.fields"),
    (["case", "open", "{vault}", *OPENED, "--number", "一\u202e号"], 2, "record.fields"),
    (["list", "{vault}", "--kind", "nope"], 2, "record.unknown-kind"),
    (["list", "{vault}", "--inspection", "99999"], 2, "entry.unknown"),
    (["list", "{vault}", "--inspection", "0"], 2, "inspection.unknown"),
    (["export", "{vault}", CASE, "{folder}/b.zip", "--inspection", "0"], 2, "inspection.unknown"),
    (["user", "countersign", "{vault}", "演练员甲"], 2, "person.confirmed"),
    (["demo", "{folder}"], 2, "demo.folder-taken"),
    (["demo", "{folder}/new", "--photos", "{folder}/no"], 2, "input.unreadable"),
    (["demo", "{folder}/new", "--photos", "{folder}/empty"], 2, "demo.no-photos"),
]  # fmt: skip


def filled(arguments: list[str], place: Place) -> list[str]:
    """The arguments with this test's own places."""
    folder = place.vault.parent / "files"
    folder.mkdir(exist_ok=True)
    (folder / "empty").mkdir(exist_ok=True)
    (folder / "junk").write_bytes(b"\xff\xfe\x00junk")
    replaced = (each.replace("{vault}", str(place.vault)) for each in arguments)
    return [each.replace("{folder}", str(folder)) for each in replaced]


@pytest.mark.parametrize(
    ("arguments", "status", "code"), REFUSED, ids=[" ".join(each[0])[:60] for each in REFUSED]
)
def test_nonsense_is_refused_in_one_sentence_and_nothing_is_sealed(
    arguments: list[str], status: int, code: str | None, run: Run, place: Place
) -> None:
    asked = filled(arguments, place)
    ran = run(*asked)
    assert ran.status == status, ran
    assert ran.out == ""
    assert ran.err.count("\n") == 1
    assert ran.err.rstrip().endswith("]")
    told = run(*asked, "--json")
    assert told.status == status
    assert set(told.json) == {"code", "sentence", "details"}
    if code is not None:
        assert told.json["code"] == code
    # Each of the two may have opened the vault, and nothing more.
    assert place.new_kinds() in ([], ["opening"] * 2)


@pytest.mark.parametrize(
    "command",
    [
        "list VAULT", "show VAULT 1", "search VAULT x", "check VAULT", "checkpoint VAULT",
        "case list VAULT", "export VAULT x out.zip", "backup VAULT b", "user list VAULT",
        "recover VAULT x", "custody show VAULT x",
    ],
)  # fmt: skip
@pytest.mark.parametrize("kind", ["missing", "file", "empty folder"])
def test_what_is_no_vault_is_said_without_asking_for_a_passphrase(
    command: str, kind: str, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("FIELDKIT_PASSPHRASE", raising=False)
    path = tmp_path / "thing"
    if kind == "file":
        path.write_bytes(b"")
    elif kind == "empty folder":
        path.mkdir()
    ran = run(*(path if each == "VAULT" else each for each in command.split()), "--json")
    assert ran.status == 2, ran
    assert ran.json["code"] == "vault.not-a-vault"


def test_all_that_is_wrong_with_a_record_is_listed(run: Run, place: Place) -> None:
    ran = run("add", "observation", place.vault, CASE, "--json")
    fields = {each["field"] for each in ran.json["details"]["problems"]}
    assert fields == {"text", "observed_at", "place", "observed_by"}


def test_misspelt_member_is_not_lost_in_silence(run: Run, place: Place, tmp_path: Path) -> None:
    path = record_file(tmp_path, {"txt": "演练", "observed_by": [{"certificate": "1"}]})
    ran = run("add", "observation", place.vault, CASE, "--record", path, "--json")
    fields = {each["field"] for each in ran.json["details"]["problems"]}
    assert fields == {"txt", "observed_by[0].certificate"}


@pytest.mark.parametrize(
    "content",
    [b"", b"[]", b"7", b"{", b"\xff", b"[" * 100_000, b'{"a": NaN}', b'{"a": 1, "a": 2}',
     b'{"a": ' + b"9" * 5000 + b"}", b'"\\ud800"', b"{}" + b" " * (5 << 20)],
    ids=range(11),
)  # fmt: skip
def test_record_that_is_no_json_object_is_refused(
    content: bytes, run: Run, place: Place, tmp_path: Path
) -> None:
    path = tmp_path / "record.json"
    path.write_bytes(content)
    ran = run("add", "observation", place.vault, CASE, "--record", path, "--json")
    assert ran.status == 2
    assert ran.json["code"] in {"input.not-json", "input.too-large"}


def test_record_written_by_powershell_is_read(run: Run, place: Place, tmp_path: Path) -> None:
    path = tmp_path / "record.json"
    body = {"text": "演练", "place": "演练", "observed_at": "2026-11-03T09:52:00+08:00"}
    path.write_bytes(json.dumps({**body, "observed_by": [{"name": "x"}]}).encode("utf-16"))
    assert run("add", "observation", place.vault, CASE, "--record", path).status == 0


def test_file_is_given_back_when_the_next_one_is_missing(
    run: Run, place: Place, tmp_path: Path
) -> None:
    objects = {each for each in place.vault.rglob("*") if each.is_file()}
    good = tmp_path / "good.pdf"
    good.write_bytes(b"practice")
    path = record_file(tmp_path, records.document(inspection=None))
    ran = run(
        *["add", "document", place.vault, CASE, "--record", path],
        *["--file", good, "--file", tmp_path / "gone.pdf"],
    )
    assert ran.status != 0
    left = {each for each in place.vault.rglob("*") if each.is_file()} - objects
    assert [each for each in left if "object" in str(each.relative_to(place.vault))] == []


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    st.lists(
        st.one_of(
            st.sampled_from(
                ["verify", "trust", "show", "add", "photo", "--json", "--", "--trust"]
            ),
            st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00")),
        ),
        max_size=5,
    )
)
def test_any_words_end_in_a_documented_way(run: Run, words: list[str]) -> None:
    assert run(*words).status in {0, 2, 3, 7}
