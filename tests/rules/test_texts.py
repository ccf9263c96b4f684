"""Every word that a person reads goes through translation, and every translation is there."""

import ast
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import translations

from tests.rules.sources import ROOT, modules, source

SHOWN = {
    *["setText", "setWindowTitle", "setToolTip", "setStatusTip", "setPlaceholderText"],
    *["setAccessibleName", "setAccessibleDescription", "addTab", "addRow", "addAction"],
    *["addMenu", "setTitle", "say", "showMessage", "setTabText", "setItemText"],
}
MADE = {
    *["QLabel", "QPushButton", "QAction", "QGroupBox", "QCheckBox", "QRadioButton"],
    *["QDockWidget", "PlainLabel"],
}
EXCEPTED: set[str] = set()
CATALOGS = ROOT / "resources" / "i18n"


def loose_words(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Places where a person would read words that no translator can reach."""
    for call in (each for each in ast.walk(tree) if isinstance(each, ast.Call)):
        name = called(call)
        if name in SHOWN | MADE and any(is_wordy(each) for each in call.args[:1]):
            yield call.lineno, f"{name}: not translated"
        if name in {"tr", "translate"} and any(
            isinstance(each, ast.JoinedStr | ast.BinOp | ast.Call) and called(each) not in {"str"}
            for each in call.args[:2]
        ):
            yield call.lineno, f"{name}: text is put together before it is translated"


def called(node: ast.expr) -> str:
    if not isinstance(node, ast.Call):
        return ""
    return getattr(node.func, "attr", getattr(node.func, "id", ""))


def is_wordy(node: ast.expr) -> bool:
    """Whether it is a text in which words stand."""
    texts = [
        part.value
        for part in ast.walk(
            node if isinstance(node, ast.JoinedStr | ast.Constant) else ast.Pass()
        )
        if isinstance(part, ast.Constant) and isinstance(part.value, str)
    ]
    return any(each.isalpha() for text in texts for each in text)


def bare_labels(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Labels that would take markup from whoever wrote their text."""
    for call in (each for each in ast.walk(tree) if isinstance(each, ast.Call)):
        if called(call) == "QLabel":
            yield call.lineno, "a QLabel takes markup; use PlainLabel"
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in {
            "RichText",
            "MarkdownText",
            "setHtml",
        }:
            yield node.lineno, "nothing is shown as markup"


def colours_written_out(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Colours anywhere but in the table of roles."""
    for node in ast.walk(tree):
        text = node.value if isinstance(node, ast.Constant) else None
        if isinstance(text, str) and re.fullmatch(r"#[0-9a-fA-F]{3,8}", text):
            yield node.lineno, "a colour outside of ui/theme/colours.py"


RULES = {
    "loose words": (loose_words, EXCEPTED),
    "bare labels": (bare_labels, set()),
    "colours": (
        colours_written_out,
        # A signature is black on white in every theme: it is printed.
        {"ui/theme/colours.py", "ui/widgets/signature_pad.py"},
    ),
}


@pytest.mark.parametrize("name", RULES)
def test_app_keeps_the_rule(name: str) -> None:
    rule, excepted = RULES[name]
    found = [
        f"{module}:{line}: {complaint}"
        for module in modules("ui")
        if module not in excepted
        for line, complaint in rule(ast.parse(source(module)))
    ]
    assert found == []


@pytest.mark.parametrize(
    ("name", "sample"),
    [
        ("loose words", "label.setText('Seal')"),
        ("loose words", "label.setText(f'{n} photos')"),
        ("loose words", "QPushButton('Seal')"),
        ("loose words", "self.tr(f'bad {x}')"),
        ("loose words", "self.tr('a' + x)"),
        ("bare labels", "QLabel(text)"),
        ("bare labels", "label.setTextFormat(Qt.TextFormat.RichText)"),
        ("colours", "QColor('#ff0000')"),
    ],
)
def test_rule_bites(name: str, sample: str) -> None:
    assert list(RULES[name][0](ast.parse(sample)))


@pytest.mark.parametrize(
    ("name", "sample"),
    [
        ("loose words", "label.setText(self.tr('Seal'))"),
        ("loose words", "label.setText('—')"),
        ("loose words", "translate('problems', str(text))"),
        ("bare labels", "PlainLabel(text)"),
    ],
)
def test_rule_leaves_sound_code_alone(name: str, sample: str) -> None:
    assert not list(RULES[name][0](ast.parse(sample)))


def test_catalogs_hold_exactly_the_words_of_the_program(tmp_path: Path) -> None:
    for each in CATALOGS.glob("*.ts"):
        shutil.copy(each, tmp_path)
    translations.update(tmp_path)
    for each in tmp_path.glob("*.ts"):
        told = "run: python packaging/translations.py"
        assert each.read_text("utf-8") == (CATALOGS / each.name).read_text("utf-8"), told


@pytest.mark.parametrize("name", [translations.CHINESE, translations.ENGLISH])
def test_nothing_is_left_untranslated(name: str) -> None:
    assert translations.missing(CATALOGS / f"{name}.ts") == []


@pytest.mark.parametrize("name", [translations.CHINESE, translations.ENGLISH])
def test_built_catalog_is_that_of_its_source(name: str, tmp_path: Path) -> None:
    translations.build(CATALOGS / f"{name}.ts", tmp_path / "built.qm")
    built = (tmp_path / "built.qm").read_bytes()
    assert built == (CATALOGS / f"{name}.qm").read_bytes(), "run: packaging/translations.py"


def test_translations_keep_the_named_places() -> None:
    place = re.compile(r"\{\w+\}|%n")
    for source_text, translated in translations.pairs(CATALOGS / f"{translations.CHINESE}.ts"):
        wanted, found = set(place.findall(source_text)), set(place.findall(translated))
        assert wanted == found, source_text
