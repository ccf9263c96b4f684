"""Every command does what it says, on a real vault."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from fieldkit.bundle.trust import read_trust
from fieldkit.evidence.record import Record, to_body
from fieldkit.ledger.checkpoint import read as read_checkpoint
from tests.builders import records
from tests.engine.cli.conftest import CASE, Place, Run

SECRET = "演练 a passphrase of its own"


def sequence_of(run: Run, place: Place, kind: str) -> int:
    """The first entry of that kind."""
    return run("list", place.vault, "--kind", kind, "--json").json["entries"][0]["sequence"]


def record_file(folder: Path, body: Mapping[str, object] | Record) -> Path:
    path = folder / "record.json"
    text = json.dumps(to_body(body) if isinstance(body, Record) else body)
    path.write_text(text, encoding="utf-8")
    return path


def test_init_makes_a_vault(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FIELDKIT_PROFILE", str(tmp_path / "profile"))
    monkeypatch.setenv("FIELDKIT_PASSPHRASE", SECRET)
    who = ["--name", "演练员甲", "--unit", "演练局", "--certificate-number", "演练1"]
    ran = run("init", tmp_path / "new", *who, "--json")
    assert ran.status == 0, ran
    assert set(ran.json) == {"vault", "vault_id", "key", "recovery_key"}
    assert SECRET not in ran.out
    again = run("init", tmp_path / "new", *who)
    assert again.status == 2
    assert run("user", "list", tmp_path / "new", "--json").json["users"][0]["name"] == "演练员甲"


def test_user_is_added_changed_locked_and_let_in_again(
    run: Run, administrator: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = administrator.vault
    monkeypatch.setenv("FIELDKIT_NEW_PASSPHRASE", SECRET)
    who = ["--name", "演练员卯", "--unit", "演练局", "--certificate-number", "演练9"]
    added = run("user", "add", vault, *who, "--role", "technician", "--json").json
    key = added["key"]
    assert run("user", "change", vault, "演练员卯", "--role", "case_officer").status == 0
    assert run("user", "change", vault, key[:16], "--lock").status == 0
    users = {each["key"]: each for each in run("user", "list", vault, "--json").json["users"]}
    assert users[key]["role"] == "case_officer"
    assert not users[key]["active"]
    assert run("user", "change", vault, "演练员卯", "--unlock").status == 0
    assert "演练员卯" in run("user", "list", vault).out
    assert run("user", "renew", vault, "演练员卯").status == 0
    monkeypatch.setenv("FIELDKIT_PASSPHRASE", SECRET)
    assert run("list", vault).status == 0


def test_passphrase_is_changed(run: Run, place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FIELDKIT_NEW_PASSPHRASE", SECRET)
    assert run("user", "passphrase", place.vault).status == 0
    assert run("list", place.vault).status == 7
    monkeypatch.setenv("FIELDKIT_PASSPHRASE", SECRET)
    assert run("list", place.vault).status == 0


def test_lost_passphrase_gets_a_new_key_from_the_administrator(
    run: Run, administrator: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FIELDKIT_NEW_PASSPHRASE", SECRET)
    assert run("user", "renew", administrator.vault, "演练员乙").status == 0
    monkeypatch.setenv("FIELDKIT_PASSPHRASE", SECRET)
    assert run("list", administrator.vault).status == 0


def test_recovery_key_leads_back_and_somebody_countersigns(
    run: Run, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FIELDKIT_RECOVERY_KEY", place.practice.recovery_key)
    monkeypatch.setenv("FIELDKIT_NEW_PASSPHRASE", SECRET)
    ran = run("recover", place.vault, "演练员甲", "--json")
    assert ran.status == 0, ran
    listed = run("user", "list", place.vault, "--json").json["users"]
    new = next(each for each in listed if each["key"] == ran.json["key"])
    assert not new["confirmed"]
    assert run("user", "countersign", place.vault, "演练员甲").status == 0
    listed = run("user", "list", place.vault, "--json").json["users"]
    assert next(each for each in listed if each["key"] == ran.json["key"])["confirmed"]


def test_recovery_key_is_renewed(
    run: Run, administrator: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    new = run("user", "recovery-key", administrator.vault, "--json").json["recovery_key"]
    monkeypatch.setenv("FIELDKIT_NEW_PASSPHRASE", SECRET)
    monkeypatch.setenv("FIELDKIT_RECOVERY_KEY", administrator.practice.recovery_key)
    assert run("recover", administrator.vault, "演练员乙").status == 7
    monkeypatch.setenv("FIELDKIT_RECOVERY_KEY", new)
    assert run("recover", administrator.vault, "演练员乙").status == 0


def test_certificate_request_is_written(run: Run, place: Place, tmp_path: Path) -> None:
    assert run("user", "request", place.vault).out.startswith("-----BEGIN CERTIFICATE REQUEST")
    out = tmp_path / "request.pem"
    assert run("user", "request", place.vault, "--out", out).status == 0
    assert out.read_text("ascii").startswith("-----BEGIN CERTIFICATE REQUEST")
    assert run("user", "request", place.vault, "--out", out).status == 2


def test_own_certificate_can_be_imported_again(run: Run, place: Place, tmp_path: Path) -> None:
    run("trust", "make", place.vault, tmp_path / "trust.json")
    pins = read_trust((tmp_path / "trust.json").read_bytes()).pins
    own = next(each for each in pins if "演练员乙" in each.label)
    path = tmp_path / "own.der"
    path.write_bytes(own.certificate)
    ran = run("user", "import-certificate", place.vault, path, "--json")
    assert ran.status == 0, ran
    assert ran.json["kind"] == "person_change"


def test_case_and_inspection_are_opened_and_listed(run: Run, place: Place, tmp_path: Path) -> None:
    number = "演练环立〔2026〕2号"
    party = sequence_of(run, place, "party")
    options = ["--cause", "演练", "--agency", "演练局", "--party", f"#{party}"]
    options += ["--source", "patrol", "--filed-on", "2026-11-03", "--number", number]
    ran = run("case", "open", place.vault, *options, "--json")
    assert ran.status == 0, ran
    path = record_file(tmp_path, records.inspection())
    started = run("inspection", "start", place.vault, number, "--record", path, "--json")
    assert started.json["case"] == ran.json["sequence"]
    assert number in run("case", "list", place.vault).out
    listed = run("inspection", "list", place.vault, number, "--json").json["entries"]
    assert [each["sequence"] for each in listed] == [started.json["sequence"]]
    assert len(run("inspection", "list", place.vault, "--json").json["entries"]) == 2


BUILDERS = {
    "party": records.party,
    "standard": records.standard,
    "point": records.point,
    "sample": records.sample,
    "measurement": records.measurement,
    "quantity": records.quantity,
    "video": records.video,
    "audio": records.audio,
    "document": records.document,
    "statement": records.statement,
    "observation": records.observation,
    "exhibit": records.exhibit,
    "signing": records.refusal,
}


@pytest.mark.parametrize("kind", BUILDERS)
def test_every_kind_can_be_added(kind: str, run: Run, place: Place, tmp_path: Path) -> None:
    body = dict(to_body(BUILDERS[kind]()))
    found = {name: sequence_of(run, place, name) for name in ("inspection", "sample", "document")}
    for name in ("inspection", "sample", "report"):
        if name in body:
            body[name] = found["document" if name == "report" else name]
    if "entries" in body:
        body["entries"] = [found["inspection"]]
    if "origin" in body:
        body["origin"] = [found["document"]]
    file = tmp_path / "file.bin"
    file.write_bytes(b"practice")
    if "party" in body:
        body["party"] = sequence_of(run, place, "party")
    case = [] if kind in {"party", "standard", "point"} else [CASE]
    path = record_file(tmp_path, body)
    files = ["--file", file] if kind in {"video", "audio", "document"} else []
    ran = run("add", kind, place.vault, *case, "--record", path, *files, "--json")
    assert ran.status == 0, ran
    shown = run("show", place.vault, ran.json["sequence"], "--json").json
    assert shown["body"] == body
    assert len(shown["attachments"]) == len(files) // 2


def test_options_make_the_same_record_as_a_file(run: Run, place: Place) -> None:
    inspection = sequence_of(run, place, "inspection")
    officer = json.dumps({"name": "演练员甲", "certificate_number": "演练0000001"})
    ran = run(
        *["add", "observation", place.vault, CASE, "--inspection", f"#{inspection}"],
        *["--text", "水呈黄绿色。", "--observed-at", "2026-11-03T09:52:00+08:00"],
        *["--place", "雨水沟", "--observed-by", officer, "--json"],
    )
    assert ran.status == 0, ran
    assert run("show", place.vault, ran.json["sequence"], "--json").json["body"] == {
        "inspection": inspection,
        "observed_at": "2026-11-03T09:52:00.000+08:00",
        "observed_by": [{"name": "演练员甲", "certificate_number": "演练0000001"}],
        "place": "雨水沟",
        "text": "水呈黄绿色。",
    }


def test_option_adds_to_the_record_file(run: Run, place: Place, tmp_path: Path) -> None:
    body = to_body(records.observation(inspection=sequence_of(run, place, "inspection")))
    path = record_file(tmp_path, body)
    ran = run(
        "add", "observation", place.vault, CASE, "--record", path, "--place", "别处", "--json"
    )
    shown = run("show", place.vault, ran.json["sequence"], "--json").json["body"]
    assert shown == {**body, "place": "别处"}


def test_many_photos_are_sealed_in_order(run: Run, place: Place, tmp_path: Path) -> None:
    folder = tmp_path / "card"
    folder.mkdir()
    for number in range(7):
        (folder / f"p{number}.jpg").write_bytes(b"photo %d" % number)
    words = ["--description", "演练", "--taken-by", '{"name": "演练员甲"}']
    ran = run("add", "photo", place.vault, CASE, folder / "p*.jpg", *words, "--json")
    assert ran.status == 0, ran
    assert [each["file"] for each in ran.json["sealed"]] == [f"p{n}.jpg" for n in range(7)]
    assert ran.json["not_taken"] == []
    last = run("show", place.vault, ran.json["sealed"][-1]["sequence"], "--json").json
    assert last["body"]["no_camera_data"] == "not-an-image"


def test_photo_that_cannot_be_read_is_named_and_the_others_sealed(
    run: Run, place: Place, tmp_path: Path
) -> None:
    good = tmp_path / "good.jpg"
    good.write_bytes(b"photo")
    words = ["--description", "演练", "--taken-by", '{"name": "演练员甲"}']
    ran = run("add", "photo", place.vault, CASE, good, tmp_path / "gone.jpg", *words, "--json")
    assert ran.status != 0
    assert len(ran.json["sealed"]) == 1
    assert ran.json["not_taken"][0]["path"].endswith("gone.jpg")
    told = run("add", "photo", place.vault, CASE, tmp_path / "gone.jpg", *words)
    assert "NOT sealed" in told.out


def test_custody_is_shown(run: Run, place: Place) -> None:
    ran = run("custody", "show", place.vault, CASE, "--json")
    assert ran.status == 0, ran
    holders = {each["title"]: each["holder"]["name"] for each in ran.json["items"]}
    assert holders["FS-01 · 电镀车间排放口"] == "演练员庚"
    assert {each["code"] for each in ran.json["findings"]} == {"CUSTODY_REFUSED"}
    told = run("custody", "show", place.vault, CASE).out
    assert "演练员丙 (key) -> 演练员乙 (key)" in told
    assert "演练员戊 (refused)" in told


def handover(run: Run, place: Place) -> dict:
    keys = {
        each["name"]: each["key"]
        for each in run("user", "list", place.vault, "--json").json["users"]
    }
    exhibit = sequence_of(run, place, "exhibit")
    unit = "演练市生态环境局（演练数据）"
    return {
        "items": [{"item": exhibit, "seal_before": "YL-W-0001", "is_seal_intact": True}],
        "giver": {"name": "演练员戊", "unit": "练习化工有限公司（演练数据）", "means": "refused",
                  "refusal_reason": "演练"},
        "receiver": {"name": "演练员甲", "unit": unit, "means": "key", "key_id": keys["演练员甲"]},
        "handed_at": "2026-11-24T10:00:00+08:00",
        "place": "演练",
        "purpose": "to_store",
    }  # fmt: skip


def test_receiver_confirms_with_the_own_key(
    run: Run, place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = record_file(tmp_path, handover(run, place))
    monkeypatch.setenv("FIELDKIT_RECEIVER_PASSPHRASE", place.practice.users[1].passphrase)
    ran = run(
        *["custody", "hand-over", place.vault, CASE, "--record", path],
        *["--receiver-confirms", "--json"],
    )
    assert ran.status == 0, ran
    assert [each["kind"] for each in ran.json["entries"]] == ["transfer", "signing"]


def test_handover_needs_no_receiver_at_hand(run: Run, place: Place, tmp_path: Path) -> None:
    path = record_file(tmp_path, handover(run, place))
    ran = run("custody", "hand-over", place.vault, CASE, "--record", path)
    assert ran.status == 0, ran
    assert "CUSTODY_NOT_CONFIRMED" in run("custody", "show", place.vault, CASE).out


def test_supplement_and_withdrawal_are_shown_beside_the_item(run: Run, place: Place) -> None:
    observation = sequence_of(run, place, "observation")
    ran = run(
        *["supplement", place.vault, f"#{observation}", "--changes", '{"place": "北侧"}'],
        *["--reason", "演练更正", "--json"],
    )
    assert ran.json["kind"] == "supplement"
    assert (
        run("supplement", place.vault, observation, "--note", "补记", "--reason", "演练").status
        == 0
    )
    shown = run("show", place.vault, observation, "--json").json
    assert shown["current"]["place"] == "北侧"
    assert shown["body"]["place"] != "北侧"
    assert not shown["is_withdrawn"]
    assert run("withdraw", place.vault, observation, "--reason", "演练撤回").status == 0
    told = run("show", place.vault, observation).out
    assert "WITHDRAWN" in told
    assert "演练更正" in told


def test_entries_of_the_vault_itself_are_shown(run: Run, place: Place) -> None:
    assert run("show", place.vault, 0, "--json").json["kind"] == "vault"
    assert "program:" in run("show", place.vault, "#0").out


def test_list_pages_through_the_ledger(run: Run, place: Place) -> None:
    first = run("list", place.vault, "--limit", "2", "--json").json["entries"]
    assert [each["sequence"] for each in first] == [0, 1]
    then = run("list", place.vault, "--limit", "1", "--after", "1", "--json").json["entries"]
    assert [each["sequence"] for each in then] == [2]
    samples = run("list", place.vault, "--case", CASE, "--kind", "sample").out
    assert samples.count("\n") == 3
    inspection = sequence_of(run, place, "inspection")
    of_it = run("list", place.vault, "--inspection", inspection, "--json").json["entries"]
    assert of_it
    assert {each["inspection"] for each in of_it} == {inspection}


def test_one_chinese_character_finds(run: Run, place: Place) -> None:
    found = run("search", place.vault, "暗", "--case", CASE, "--json").json["entries"]
    assert {"video", "inspection"} <= {each["kind"] for each in found}
    assert run("search", place.vault, "nothing-like-it").out == "Nothing.\n"


def test_checkpoint_is_printed_and_written(run: Run, place: Place, tmp_path: Path) -> None:
    out = tmp_path / "note.txt"
    ran = run("checkpoint", place.vault, "--purpose", "演练", "--out", out, "--json")
    assert read_checkpoint(out.read_bytes()).size == ran.json["size"]
    assert ran.json["checkpoint"] == out.read_text("utf-8")
    told = run("checkpoint", place.vault)
    assert "Root for paper: " in told.out
    assert run("checkpoint", place.vault, "--out", out).status == 2


def test_trust_file_is_made_shown_and_extended(run: Run, place: Place, tmp_path: Path) -> None:
    path = tmp_path / "trust.json"
    made = run("trust", "make", place.vault, path, "--json").json
    assert run("trust", "show", path, "--json").json == made
    assert run("trust", "make", place.vault, path).status == 2
    pin = read_trust(path.read_bytes()).pins[0]
    certificate = tmp_path / "one.der"
    certificate.write_bytes(pin.certificate)
    assert run("trust", "add", path, certificate, "--label", "演练").status == 2
    other = tmp_path / "other.json"
    assert run("trust", "add", other, certificate, "--label", "演练").status == 0
    assert made["certificates"][0]["fingerprint"] in run("trust", "show", other).out


def test_sound_vault_is_checked(run: Run, place: Place, tmp_path: Path) -> None:
    note = tmp_path / "note.txt"
    note.write_text(place.practice.checkpoint, encoding="utf-8")
    ran = run("check", place.vault, "--all", "--checkpoint", note, "--json")
    assert ran.status == 0, ran
    assert ran.json["sound"] is True
    assert [each["code"] for each in ran.json["findings"]] == [
        "PRACTICE_VAULT",
        "UNPROVEN_ENTRIES",
    ]
    assert "The vault is sound." in run("check", place.vault).out


def test_backup_is_made_and_restored(run: Run, place: Place, tmp_path: Path) -> None:
    backup, restored = tmp_path / "backup", tmp_path / "restored"
    assert run("backup", place.vault, backup).status == 0
    assert run("backup", place.vault, backup, "--json").json["entries"] > 40
    ran = run("restore", backup, restored)
    assert ran.status == 0, ran
    assert run("check", restored, "--all").status == 0
    assert run("restore", backup, restored).status == 2
