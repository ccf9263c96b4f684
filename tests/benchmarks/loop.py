"""How soon the cases are there, and how long the window ever makes people wait.

    python tests/benchmarks/loop.py [--entries 100000] [--vault FOLDER] [--json]

The window works offscreen on a real vault: it is unlocked, and its entries are listed, jumped
about in and scrolled, while a heartbeat measures for how long a key would have waited. `--vault`
keeps the vault, which takes minutes to make, for the next run.
"""

import os
import time
from pathlib import Path
from typing import Final

from measuring import arguments, report, scratch

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from heartbeat import heartbeat
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication

from tests.builders import records
from tests.builders.vaults import LIGHT, new_vault
from tests.journeys.inspector import Inspector
from ui.application import Application, qt_application
from ui.settings import Settings

AIM_MS: Final = 50
CASE: Final = "演练环立〔2026〕1号"
WORDS: Final = ("暗管", "渗坑", "雨水沟", "电镀车间", "含铬污泥", "加药泵停运", "在线监测")
STEPS: Final = 300  # of scrolling, each with its screen drawn
TYPING_MS: Final = 2000  # nobody types a passphrase faster


def main() -> None:
    parser = arguments(__doc__ or "")
    parser.add_argument("--entries", type=int, default=100_000)
    parser.add_argument("--vault", type=Path, help="where the vault is, or is to be made")
    options = parser.parse_args()
    with scratch(options.where) as folder:
        vault = options.vault or folder / "vault"
        if not vault.exists():
            make_vault(vault, options.entries)
        application = Application(qt_application(), _settings())
        person = Inspector(application)
        person.arrives(vault)
        person.idles(TYPING_MS)
        with heartbeat() as opening:
            began = time.perf_counter()
            person.unlocks()
            person.sees_row("Cases", CASE)
            cases_s = time.perf_counter() - began
        with heartbeat() as listing:
            person.opens_case(CASE)
            person.goes_to_tab("Evidence")
            table = person.find("Evidence", QAbstractItemView)
            person.waits(lambda: table.model().rowCount() >= options.entries)
        with heartbeat() as scrolling:
            scroll(person)
        report(
            options,
            [],
            entries=options.entries,
            unlock_to_cases_ms=round(cases_s * 1000, 1),
            of_which_light_key_derivation_ms=round(_derivation_s() * 1000, 1),
            aim_longest_block_ms=AIM_MS,
            **opening.as_figures("opening"),
            **listing.as_figures("listing"),
            **scrolling.as_figures("scrolling"),
        )
        application.end()
        application.window.close()


def make_vault(folder: Path, entries: int) -> None:
    """A vault with one case of so many observations."""
    with new_vault(folder) as workspace:
        party = workspace.seal(records.party()).sequence
        case = workspace.seal(records.case(party=party)).sequence
        inspection = workspace.seal(records.inspection(), case=case).sequence
        for number in range(entries):
            text = f"第{number}处：{WORDS[number % len(WORDS)]}，{WORDS[number // 7 % len(WORDS)]}"
            workspace.seal(records.observation(inspection=inspection, text=text), case=case)


def scroll(person: Inspector) -> None:
    """Page by page, to both ends, and all the way by the scroll bar."""
    table = person.find("Evidence", QAbstractItemView)
    assert isinstance(table, QAbstractItemView)
    table.setFocus()
    for _ in range(STEPS // 3):
        person.presses(Qt.Key.Key_PageDown)
        QApplication.processEvents()
    for key in (Qt.Key.Key_End, Qt.Key.Key_Home):
        person.presses(key, Qt.KeyboardModifier.ControlModifier)
        person.idles(200)
    bar = table.verticalScrollBar()
    for step in range(STEPS):
        bar.setValue(bar.maximum() * step // STEPS)
        QApplication.processEvents()
    person.idles(500)


def _settings() -> Settings:
    settings = Settings()
    settings.language = "en"
    return settings


def _derivation_s() -> float:
    """How long the key derivation alone takes, at the cost that the vault was made with."""
    began = time.perf_counter()
    Argon2id(
        salt=bytes(16), length=32, iterations=LIGHT.iterations, lanes=LIGHT.lanes,
        memory_cost=LIGHT.memory_kib,
    ).derive(b"passphrase")  # fmt: skip
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
