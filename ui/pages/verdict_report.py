"""A verification as a text for the file, or as JSON for programs."""

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from fieldkit import __version__
from fieldkit.clock import SystemClock
from ui import formatting
from ui.formatting import visible
from ui.problems import verdicts

if TYPE_CHECKING:
    from fieldkit.canonical import JsonObject
    from ui.operations.bundles import OpenBundle


def report(bundle: "OpenBundle", *, as_json: bool) -> bytes:
    """What was verified, when, and everything that was found.

    Args:
        bundle: the open one.
        as_json: the same object that `fieldkit verify --json` gives; otherwise a text in the
            language of the window, with a byte order mark for editors on Windows.
    """
    if as_json:
        content = json.dumps(bundle.verdict.to_json(), ensure_ascii=False, indent=2)
        return (content + "\n").encode("utf-8")
    return ("\n".join(_lines(bundle)) + "\n").encode("utf-8-sig")


def _lines(bundle: "OpenBundle") -> Iterator[str]:
    translate = QCoreApplication.translate
    verdict = bundle.verdict
    answer, follows = verdicts.bottom_line(verdict.bottom_line)
    now = formatting.exact_moment(SystemClock().read().wall)
    yield translate("report", "Verification of a bundle")
    yield ""
    yield _fact(translate("report", "File"), bundle.path.name)
    yield _fact(translate("report", "Verified at"), now)
    yield _fact(translate("report", "Verified with"), f"FieldKit {__version__}")
    yield from _about(verdict.contents)
    yield ""
    yield answer
    yield follows
    for fact, state in verdict.states.items():
        yield ""
        yield _fact(verdicts.name_of_fact(fact), verdicts.word_of_state(state))
        for finding in verdict.by_fact.get(fact, ()):
            place, said = verdicts.place_of(finding), verdicts.sentence_of(finding)
            yield f"  - {place}: {said}" if place else f"  - {said}"
            if technical := verdicts.technical_detail(finding):
                yield f"      {technical}"
    yield ""
    yield translate("report", "What this does not prove")
    for caveat in verdict.not_proven:
        yield f"  - {verdicts.sentence_of_caveat(caveat)}"


def _about(contents: "JsonObject") -> Iterator[str]:
    translate = QCoreApplication.translate
    case, sender = contents.get("case"), contents.get("sender")
    checkpoint = contents.get("checkpoint")
    if isinstance(case, dict):
        yield _fact(translate("report", "Case number"), case.get("number"))
    if isinstance(sender, dict):
        yield _fact(translate("report", "Sender"), sender.get("name"))
        yield _fact(translate("report", "Unit"), sender.get("unit"))
        yield _fact(translate("report", "Fingerprint"), sender.get("fingerprint"))
    if isinstance(checkpoint, dict):
        yield _fact(translate("report", "Checkpoint, entries"), checkpoint.get("size"))
        root = formatting.digest(str(checkpoint.get("root", "")))
        yield _fact(translate("report", "Checkpoint, root"), root)
    if contents:
        yield _fact(translate("report", "Bundle"), contents.get("id"))


def _fact(name: str, value: object) -> str:
    return f"{name}: {'—' if value is None else visible(str(value))}"
