"""Nonsense in every place of every command: a documented end, one sentence, never a bug."""

import io
import json
import os
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from fieldkit.cli import COMMANDS
from fieldkit.cli.endings import program
from fieldkit.evidence.record import to_body
from tests.builders import records
from tests.engine.cli.conftest import CASE, Place, Run

DOCUMENTED = {0, 1, 2, 3, 4, 5, 6, 7}
TOLD = {2, 3, 5, 7}  # with one sentence and nothing else
TEXTS = ["", " ", "x" * 10_000, "\udcff\ud800", "-", "#", "-1", "9" * 400, "\u202e\u0007"]
WRITABLE = {"unprintable", "not UTF-8"}
# They make a vault or open a window, and have tests of their own.
ELSEWHERE = {("demo",), ("app",)}


def leaves(command: click.Command, words: tuple[str, ...] = ()) -> Iterator[tuple]:
    """Every command with the words that call it."""
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            yield from leaves(command.get_command(context, name), (*words, name))
    else:
        yield words, command


KINDS_LIKE_DOCUMENT = {
    ("add", kind) for kind in records.BUILDERS if kind not in {"document", "photo"}
}
KINDS_OF = {
    ("case", "open"): "case",
    ("inspection", "start"): "inspection",
    ("custody", "hand-over"): "transfer",
    ("withdraw",): "withdrawal",
}
COMMANDS_BY_WORDS = dict(leaves(program(COMMANDS)))


def bad_paths(folder: Path) -> dict[str, str]:
    """Paths that cannot be what they are meant to be, by what is odd about them."""
    (folder / "plain").write_bytes(b"plain")
    (folder / "folder" / "inside").mkdir(parents=True)
    found = {
        "long name": folder / ("n" * 300),
        "below a long name": folder / ("n" * 300) / "x",
        "below a file": folder / "plain" / "x",
        "file": folder / "plain",
        "folder": folder / "folder",
        "root": Path(folder.anchor),
        "not there": folder / "no" / "such" / "folder",
        "unprintable": folder / "\u202e\u0007",
    }
    if os.name != "nt":
        (folder / "loop").symlink_to("loop")
        found |= {
            "loop": folder / "loop",
            "below a loop": folder / "loop" / "x",
            "not UTF-8": folder / "\udcff",
            "device": Path("/dev/null"),
        }
        os.mkfifo(folder / "pipe")
        found["pipe"] = folder / "pipe"
    return {kind: str(path) for kind, path in found.items()} | {"empty": ""}


def is_path(parameter: click.Parameter) -> bool:
    return isinstance(parameter.type, click.Path | click.Tuple)


def call(
    words: tuple[str, ...], command: click.Command, values: dict[str, str], odd: click.Parameter
) -> list[str]:
    """The words that call a command, with a value for each argument and needed option."""
    called, positional = list(words), []
    for each in command.params:
        value = values.get(each.name, "x")
        if isinstance(each, click.Argument):
            positional.append(value)
        elif each is odd or each.required or (each.name == "record_file" and is_path(odd)):
            name = max(each.opts, key=len)
            choice = isinstance(each.type, click.Choice) and each is not odd
            value = str(each.type.choices[0]) if choice else value
            if isinstance(each.type, click.Tuple):
                called += [name, str(each.type.types[0].choices[0]), value]
            elif each.is_flag:
                called.append(name)
            else:
                called.append(f"{name}={value}")
    return [*called, "--", *positional]


def values_for(place: Place, folder: Path) -> dict[str, str]:
    return {
        "vault": str(place.vault), "case": CASE, "entry": "5", "person": "演练员甲",
        "record_file": str(folder / "record.json"),
        "backup": str(folder / "plain"), "out": str(folder / "plain"),
        "bundle": str(folder / "plain"), "file": str(folder / "plain"),
        "certificate": str(folder / "plain"), "photos": str(folder / "plain"),
    }  # fmt: skip


@pytest.mark.parametrize(
    "words", [each for each in COMMANDS_BY_WORDS if each not in ELSEWHERE], ids=" ".join
)
def test_nonsense_in_any_place_ends_in_a_documented_way(
    words: tuple[str, ...],
    run: Run,
    place: Place,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder = tmp_path / "odd"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.setenv("FIELDKIT_NEW_PASSPHRASE", "short")
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"")))
    command = COMMANDS_BY_WORDS[words]
    if (kind := KINDS_OF.get(words, words[-1])) in records.BUILDERS:
        body = to_body(records.BUILDERS[kind]())
        (folder / "record.json").write_text(json.dumps(body), encoding="utf-8")
    paths = bad_paths(folder)
    if words == ("init",):  # would make vaults there, at the full cost of a passphrase
        paths = {kind: path for kind, path in paths.items() if kind not in WRITABLE}
    for odd in command.params:
        # The files of all kinds of record go the same way.
        if getattr(odd, "is_flag", False) or (is_path(odd) and words in KINDS_LIKE_DOCUMENT):
            continue
        for value in paths.values() if is_path(odd) else TEXTS:
            values = values_for(place, folder) | {odd.name: value}
            ran = run(*call(words, command, values, odd))
            assert ran.status in DOCUMENTED, (odd.name, value, ran)
            if ran.status in TOLD and ran.out == "":
                assert ran.err.count("\n") == 1, (odd.name, value, ran)
                assert ran.err.endswith("]\n")
