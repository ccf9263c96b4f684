"""Brings the catalogs of the window's words up to date, and builds what the program loads.

    python packaging/translations.py            update the .ts files, build the .qm files
    python packaging/translations.py --missing  and list what has no Chinese yet

Words come from `ui/`, and from the engine: the sentences of its rules, its help texts, what is to
be minded beside an assessment, and what a file lacks (context "records"). The .qm files are
committed, so that nothing has to be built where the program is installed; a test compares both
with the sources.
"""

import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from pathlib import Path

from environment import ROOT, program

CATALOGS = ROOT / "resources" / "i18n"
CHINESE, ENGLISH = "fieldkit_zh_CN", "fieldkit_en"


def main(arguments: list[str]) -> int:
    """Update and build; the answer is the exit status."""
    update(CATALOGS)
    for name in (CHINESE, ENGLISH):
        build(CATALOGS / f"{name}.ts", CATALOGS / f"{name}.qm")
    unfinished = missing(CATALOGS / f"{CHINESE}.ts")
    if "--missing" in arguments:
        for context, text in unfinished:
            print(f"{context}: {text}")
    print(f"{len(unfinished)} texts have no Chinese.")
    return 0


def update(folder: Path) -> None:
    """Take every word of the program into the catalogs of a folder; what is gone goes."""
    sources = sorted(str(path) for path in (ROOT / "ui").rglob("*.py"))
    with tempfile.TemporaryDirectory() as temporary:
        engine = Path(temporary) / "records.py"
        engine.write_text(words_of_records(), "utf-8")
        for name, options in ((CHINESE, []), (ENGLISH, ["-pluralonly"])):
            target = str(folder / f"{name}.ts")
            run("pyside6-lupdate", *options, "-locations", "none", "-no-obsolete",
                *sources, str(engine), "-ts", target)  # fmt: skip


def build(catalog: Path, target: Path) -> None:
    """Build what the program loads from one catalog."""
    run("pyside6-lrelease", str(catalog), "-qm", str(target))


def missing(catalog: Path) -> list[tuple[str, str]]:
    """Context and text of everything without a finished translation."""
    found = []
    for context in ET.parse(catalog).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            forms = [] if translation is None else [translation, *translation.iter("numerusform")]
            has_text = any((form.text or "").strip() for form in forms)
            if not has_text or (translation is not None and translation.get("type")):
                found.append((context.findtext("name", ""), message.findtext("source", "")))
    return found


def pairs(catalog: Path) -> list[tuple[str, str]]:
    """Each text with its translation; plural forms one by one."""
    found = []
    for message in ET.parse(catalog).getroot().iter("message"):
        translation = message.find("translation")
        if translation is not None:
            forms = list(translation.iter("numerusform")) or [translation]
            found += [(message.findtext("source", ""), each.text or "") for each in forms]
    return found


def words_of_records() -> str:
    """A Python file that names what the engine says about records, for lupdate to find."""
    from fieldkit.evidence.completeness import REASONS  # noqa: PLC0415 - after the path is set
    from fieldkit.evidence.parts import members  # noqa: PLC0415
    from fieldkit.reference import quality, remarks, wastes  # noqa: PLC0415
    from ui.problems.fields import parts_of_records, sentences_of_rules  # noqa: PLC0415

    helps = {each.about.help for part in parts_of_records() for each in members(part)}
    remarked = (remarks.REMARKS, wastes.REMARKS, quality.REMARKS, REASONS)
    told = {text for each in remarked for text in each.values()}
    texts = sorted(sentences_of_rules() | told | helps - {""})
    return "\n".join(f'QT_TRANSLATE_NOOP("records", {quoted(text)})' for text in texts) + "\n"


def quoted(text: str) -> str:
    """The text as a literal that lupdate reads; it knows no escapes beyond these."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def run(name: str, *arguments: str) -> None:
    """Run one of Qt's tools.

    Raises:
        RuntimeError: it failed; its words are in the error.
    """
    answer = subprocess.run(
        [str(program(name)), *arguments], capture_output=True, text=True, check=False
    )
    if answer.returncode != 0:
        raise RuntimeError(f"{name}: {answer.stdout}{answer.stderr}")


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    sys.exit(main(sys.argv[1:]))
