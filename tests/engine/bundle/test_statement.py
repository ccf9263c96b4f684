import json
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fieldkit.bundle.statement import (
    FileFact,
    Head,
    Omitted,
    StatementError,
    read_statement,
    write_statement,
)
from fieldkit.canonical import encode
from fieldkit.ledger import checkpoint
from tests.builders.bundles import contents_of, head_of
from tests.builders.ledger import INSPECTOR, OTHER_VAULT, small_ledger

LEDGER = small_ledger()
HEAD = head_of(contents_of(LEDGER), INSPECTOR)
FILES = {"data/照片.jpg": FileFact(5, "ab" * 32), "bagit.txt": FileFact(55, "cd" * 32)}
LEFT_OUT = replace(
    HEAD,
    omitted=(Omitted(5, 2, "11" * 32), Omitted(9, 6, "22" * 32)),
    reason="另案",
    number=3,
    previous="33" * 32,
    sm3=True,
    reader="",
)


@pytest.mark.parametrize("head", [HEAD, LEFT_OUT])
def test_statement_reads_back_as_it_was_written(head: Head) -> None:
    statement = read_statement(write_statement(head, FILES))
    assert statement.head == head
    assert statement.files == FILES
    assert list(statement.files) == sorted(FILES)


def test_top_folder_is_named_for_the_bundle() -> None:
    assert HEAD.top == "fieldkit-1a2b3c4d"


def test_statement_speaks_of_one_checkpoint() -> None:
    assert HEAD.speaks_of(checkpoint.read(LEDGER.checkpoint()))
    assert not HEAD.speaks_of(checkpoint.read(LEDGER.checkpoint(size=12)))


@pytest.mark.parametrize(
    "wrong",
    [
        {"bundle": "1A2B3C4D-0000-4000-8000-00000000b001"},
        {"bundle": "1a2b3c4d"},
        {"vault": OTHER_VAULT},
        {"case": -1},
        {"signer": "ab"},
        {"reader": "x" * 201},
        {"number": 0},
        {"number": 2},
        {"previous": "33" * 32},
        {"number": 2, "previous": "33"},
        {"created": "2026-11-24T10:00:00"},
        {"created": "yesterday"},
        {"created": "2" * 41},
        {"version": "one two"},
        {"build": "c0de"},
        {"size": -1},
        {"root": "00"},
        {"reason": "without anything left out"},
        {"omitted": LEFT_OUT.omitted},
        {"omitted": LEFT_OUT.omitted, "reason": "  "},
        {"omitted": LEFT_OUT.omitted[::-1], "reason": "x"},
        {"omitted": (Omitted(5, 2, "11"),), "reason": "x"},
        {"omitted": (Omitted(-5, 2, "11" * 32),), "reason": "x"},
        {"omitted": LEFT_OUT.omitted, "reason": "x" * 2001},
    ],
)
def test_head_outside_the_format_is_not_written(wrong: dict[str, object]) -> None:
    with pytest.raises(StatementError):
        write_statement(replace(HEAD, **wrong), FILES)


def change_text(old: bytes, new: bytes) -> Callable[[bytes], bytes]:
    def change(content: bytes) -> bytes:
        assert old in content
        return content.replace(old, new, 1)

    return change


def change_value(*path: str | int, to: object) -> Callable[[bytes], bytes]:
    def change(content: bytes) -> bytes:
        value = inner = json.loads(content)
        for step in path[:-1]:
            inner = inner[step]
        inner[path[-1]] = to
        return encode(value)

    return change


@pytest.mark.parametrize(
    "change",
    [
        change_text(b'"number":1', b'"number": 1'),
        change_text(b'"number":1', b'"number":1.0'),
        change_text(b'"number":1', b'"number":1,"number":1'),
        change_text(b'"number":1', b'"numbez":1'),
        change_text(b"fieldkit-bundle/1", b"fieldkit-bundle/2"),
        lambda content: content + b"\n",
        lambda content: b"\xef\xbb\xbf" + content,
        lambda content: content[:-1],
        lambda content: b"[]",
        lambda content: b"",
        change_value("files", to={}),
        change_value("files", 0, to="bagit.txt"),
        change_value("files", 0, "size", to=True),
        change_value("files", 0, "size", to="55"),
        change_value("files", 0, "sha256", to="AB" * 32),
        change_value("files", 0, "path", to="x" * 401),
        change_value("files", 0, "path", to=None),
        change_value("files", 0, "path", to="data/照片.jpg"),
        change_value("files", 0, "path", to="zz"),
        change_value("files", 0, "more", to=1),
        change_value("checkpoint", "more", to=1),
        change_value("checkpoint", to=None),
        change_value("checkpoint", "origin", to=1),
        change_value("program", to=[]),
        change_value("omitted", "entries", to=None),
        change_value("omitted", "reason", to=None),
        change_value("sm3", to=0),
        change_value("created", to=5),
        change_value("signer", to=None),
    ],
)
def test_bytes_outside_the_format_are_not_read(change: Callable[[bytes], bytes]) -> None:
    with pytest.raises(StatementError, match="not a bundle's statement"):
        read_statement(change(write_statement(HEAD, FILES)))


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_no_bytes_raise_anything_else(data: bytes) -> None:
    with pytest.raises(StatementError):
        read_statement(data)
