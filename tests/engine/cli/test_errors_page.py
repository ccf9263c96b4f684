"""resources/docs/errors.md names every failure that a person can meet, and no other."""

import importlib
import pkgutil
import re
from collections.abc import Iterator

import fieldkit
from fieldkit.cli import CANCELLED
from fieldkit.cli.endings import BUG
from fieldkit.errors import FieldkitError
from tests.rules.sources import source

ROW = re.compile(r"\| `([a-z0-9.-]+)` \| (\d+) \| (.+?) \| (.+?) \|")
# Not failures that somebody raises; the program tells of them under these codes.
TOLD_BY_THE_EDGE = {"bug": BUG, "cancelled": CANCELLED}


def failures() -> Iterator[type[FieldkitError]]:
    """Every kind of failure in the engine that has a code of its own."""
    for module in pkgutil.walk_packages(fieldkit.__path__, "fieldkit."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    waiting = [FieldkitError]
    while waiting:
        each = waiting.pop()
        waiting += each.__subclasses__()
        if "code" in vars(each) and each.__module__.startswith("fieldkit."):
            yield each


def rows() -> dict[str, tuple[int, str, str]]:
    found = ROW.findall(source("resources/docs/errors.md"))
    assert len({code for code, *_ in found}) == len(found), "a code stands there twice"
    return {
        code: (int(status), told.replace("\\|", "|"), advice)
        for code, status, told, advice in found
    }


def test_page_tells_of_every_failure_and_no_other() -> None:
    expected = {each.code: (each.exit_status, each.sentence) for each in failures()}
    found = {code: (status, told) for code, (status, told, _) in rows().items()}
    for code, status in TOLD_BY_THE_EDGE.items():
        assert found.pop(code)[0] == status
    assert found == expected


def test_page_says_what_to_do() -> None:
    assert [code for code, (_, _, advice) in rows().items() if len(advice) < 10] == []


def test_codes_are_told_apart() -> None:
    codes = [each.code for each in failures()]
    assert sorted(codes) == sorted(set(codes))
