"""The page of findings and the sources speak of the same codes, in the same words."""

import ast
import re
from collections.abc import Iterator

from tests.rules.sources import modules, source

PAGE = "resources/docs/findings.md"
CODE = re.compile(r"[A-Z][A-Z0-9]*(_[A-Z0-9]+)+")
ROW = re.compile(r"^\| `([A-Z0-9_]+)` \| (error|warning|notice) \| (.+) \|$", re.MULTILINE)


def told_by(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """Each call of `error`, `warning` or `notice` with a code written out: severity and code."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and node.args:
            name = getattr(node.func, "id", "")
            first = node.args[0]
            if name == "_Refused":
                name = "error"
            if name in {"error", "warning", "notice"} and isinstance(first, ast.Constant):
                yield str(first.value), name


def codes_in(tree: ast.Module) -> set[str]:
    return {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and CODE.fullmatch(node.value)
    }


def test_every_finding_is_on_the_page_with_its_severity() -> None:
    page = {code: severity for code, severity, _ in ROW.findall(source(PAGE))}
    told = [each for name in modules("fieldkit") for each in told_by(ast.parse(source(name)))]
    assert len(told) > 90
    assert {(code, severity) for code, severity in told if page.get(code) != severity} == set()


def test_every_code_on_the_page_is_found_by_something() -> None:
    rows = [code for code, _, _ in ROW.findall(source(PAGE))]
    known = {code for name in modules("fieldkit") for code in codes_in(ast.parse(source(name)))}
    assert set(rows) <= known
    assert len(rows) == len(set(rows))


def test_every_row_of_the_page_was_read() -> None:
    assert source(PAGE).count("\n| `") == len(ROW.findall(source(PAGE)))
