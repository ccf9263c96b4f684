"""The page of findings and the sources speak of the same codes, in the same words."""

import ast
import re
from collections.abc import Iterator

from tests.rules.sources import modules, source
from ui.problems.findings import FINDINGS
from ui.problems.verdicts import CAVEATS

PAGE = "resources/docs/findings.md"
CODE = re.compile(r"[A-Z][A-Z0-9]*(_[A-Z0-9]+)+")
VALUE = re.compile(r"\{(\w+)\}")
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


def test_every_finding_has_a_sentence_for_the_window() -> None:
    assert set(FINDINGS) == {code for code, _, _ in ROW.findall(source(PAGE))}


def test_sentences_name_only_values_that_findings_carry() -> None:
    """Every place that tells a finding gives every value its sentence in the window names."""
    named = {code: set(VALUE.findall(str(text))) for code, text in FINDINGS.items()}
    lacking = []
    for name in modules("fieldkit"):
        for node in ast.walk(ast.parse(source(name))):
            if not (isinstance(node, ast.Call) and node.args):
                continue
            code = getattr(node.args[0], "value", None)
            if getattr(node.func, "id", "") in {"error", "warning", "notice"} and code in named:
                given = {each.arg for each in node.keywords}
                lacking += [f"{name}:{node.lineno} {each}" for each in named[code] - given]
    assert lacking == []


def test_every_caveat_has_a_sentence_for_the_window() -> None:
    told = set()
    for node in ast.walk(ast.parse(source("fieldkit/bundle/verify_reader.py"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Caveat":
            told.add(getattr(node.args[0], "value", ""))
    assert told == set(CAVEATS)
