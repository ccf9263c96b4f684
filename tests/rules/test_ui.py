"""Rules of the app that are about its tables: colours, keys, problems, drawings, imports."""

import ast
import importlib.util
import pkgutil
from collections import Counter
from itertools import product

import pytest
from PySide6.QtGui import QColor, Qt, QTextDocument

import fieldkit
from fieldkit.errors import FieldkitError
from tests.rules.sources import ROOT, modules, source
from ui.actions import ACTIONS
from ui.formatting import tip
from ui.preparing import MODULES
from ui.problems import PROBLEMS, explain
from ui.problems.fields import WORDS
from ui.theme.colours import COLOURS, GRAPHIC_PAIRS, TEXT_PAIRS, Theme
from ui.theme.icons import SIZE

# Families, which are never raised themselves.
FAMILIES = {"InputError", "StorageError", "IntegrityError", "AccessError", "PassphraseError"}


def luminance(colour: QColor) -> float:
    """WCAG 2.2, relative luminance."""

    def linear(value: float) -> float:
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(each) for each in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    """WCAG 2.2, contrast ratio: 1 to 21."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize(("theme", "pair"), list(product(COLOURS, TEXT_PAIRS)))
def test_text_is_readable(theme: Theme, pair: tuple[str, str]) -> None:
    colours = COLOURS[theme]
    least = 7 if theme is Theme.SUNLIGHT else 4.5
    assert contrast(*(colours.colour(each) for each in pair)) >= least


@pytest.mark.parametrize(("theme", "pair"), list(product(COLOURS, GRAPHIC_PAIRS)))
def test_outlines_are_seen(theme: Theme, pair: tuple[str, str]) -> None:
    ink, ground = (COLOURS[theme].colour(each) for each in pair)
    assert contrast(ink, ground) >= 3


def test_no_shortcut_is_given_twice() -> None:
    keys = Counter(line.sequence.toString() for line in ACTIONS.values())
    assert [key for key, count in keys.items() if count > 1 or not key] == []


def test_shortcuts_are_only_in_the_table() -> None:
    found = [
        f"{module}:{node.lineno}"
        for module in modules("ui")
        if module != "ui/actions.py"
        for node in ast.walk(ast.parse(source(module)))
        if isinstance(node, ast.Attribute) and node.attr in {"setShortcut", "QShortcut"}
    ]
    assert found == []


def errors_of_the_engine() -> list[type[FieldkitError]]:
    """Every failure there is, apart from those of the command line, which no window meets."""
    for each in pkgutil.walk_packages(fieldkit.__path__, "fieldkit."):
        if not each.name.startswith(("fieldkit.cli", "fieldkit.__main__", "fieldkit.host.job")):
            importlib.import_module(each.name)
    found, waiting = [], list(FieldkitError.__subclasses__())
    while waiting:
        each = waiting.pop()
        waiting += each.__subclasses__()
        if each.__name__ not in FAMILIES and not each.__module__.startswith(
            ("fieldkit.cli", "tests.")
        ):
            found.append(each)
    return found


def test_every_failure_of_the_engine_is_explained() -> None:
    codes = {each.code for each in errors_of_the_engine()}
    assert codes - set(PROBLEMS) == set()
    assert set(PROBLEMS) - codes - {"output.failed"} == set()


def test_unknown_failure_is_told_in_the_words_of_the_engine() -> None:
    class NewError(FieldkitError):
        code = "new"
        sentence = "Something new in {place}."

    told = explain(NewError(place="here"))
    assert (told.sentence, told.next_step) == ("Something new in here.", "")


def test_every_word_for_what_is_wrong_with_a_field_is_explained() -> None:
    used = set()
    for module in modules("fieldkit/evidence"):
        for node in ast.walk(ast.parse(source(module))):
            name = getattr(getattr(node, "func", None), "id", "")
            at = {"Fault": 0, "FieldProblem": 1}.get(name)
            if at is not None and isinstance(node, ast.Call) and len(node.args) > at:
                word = node.args[at]
                if isinstance(word, ast.Constant):
                    used.add(word.value)
    assert used - set(WORDS) == set()


def test_drawings_are_all_used_and_all_there() -> None:
    folder = ROOT / "resources" / "icons"
    there = {path.stem for path in folder.glob("*.svg")}
    words = {
        node.value
        for module in modules("ui")
        for node in ast.walk(ast.parse(source(module)))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert there - words == set()
    drawings = [(folder / f"{name}.svg").read_text() for name in there]
    assert all(each.count("currentColor") and SIZE in each for each in drawings)


def test_what_is_loaded_ahead_is_there() -> None:
    assert [each for each in MODULES if importlib.util.find_spec(each) is None] == []


def test_pages_start_operations_and_hold_no_workspace() -> None:
    """Types may be named; what runs may not be imported."""
    parts = ("ui/pages", "ui/widgets", "ui/models")
    found = []
    for module in modules(*parts):
        for node in ast.parse(source(module)).body:
            if isinstance(node, ast.ImportFrom) and node.module == "fieldkit.workspace":
                found.append(module)
    assert found == []


def test_what_stands_under_the_pointer_is_no_markup() -> None:
    """A tooltip is read as HTML wherever it looks so; names of files and captions are foreign."""
    loose = [
        f"{module}:{node.lineno}"
        for module in modules("ui")
        for node in ast.walk(ast.parse(source(module)))
        if isinstance(node, ast.Call)
        and getattr(node.func, "attr", "") == "setToolTip"
        and "tip(" not in ast.unparse(node.args[0])
    ]
    assert loose == []


@pytest.mark.parametrize("text", ["<b>演练</b> & co\n<a href='http://x'>y", "plain", "a < b"])
def test_tooltip_shows_foreign_text_as_it_is(text: str) -> None:
    shown = tip(text)
    document = QTextDocument()
    if Qt.mightBeRichText(shown):
        document.setHtml(shown)
    else:
        document.setPlainText(shown)
    assert document.toPlainText() == text
