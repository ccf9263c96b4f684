"""What inspectors do, each as one word of the trade, by mouse and keyboard alone."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QTabBar

from tests.builders.vaults import PASSPHRASE
from tests.journeys.hands import CTRL, Hands

_NUMBER = re.compile(r"\d{8}-\d+-\d+")
_PAPER = re.compile(r"(\d+)\nRoot.*?\n((?:[0-9A-F]{4}[ \n]){16})", re.DOTALL)


@dataclass(frozen=True)
class Reading:
    """One row of results as it is typed."""

    sample: str
    analyte: str
    value: str
    unit: str


class Inspector(Hands):
    """One person at work."""

    # The vault

    def arrives(self, vault: Path | None = None) -> None:
        """Starts the program."""
        self._application.show(vault)
        self.is_in_front()

    def makes_vault(self, name: str, unit: str, certificate: str, passphrase: str) -> None:
        """Makes a vault where the program proposes it; Enter leads from field to field."""
        self.clicks("New vault")
        self.find("Number of your certificate")
        self.goes_to("Your name, as on the enforcement certificate")
        for text in (name, unit, certificate, passphrase, passphrase):
            self.types(text)
            self.presses(Qt.Key.Key_Return)
        self.waits(lambda: self._application.session.vault is not None, "the vault")

    def proves_recovery_key(self, paper: Mapping[str, str]) -> None:
        """Types the groups that are asked for, by their numbers on the paper."""
        self.find("I have copied it by hand")
        self.clicks("I have copied it by hand")
        self.sees("Type these two groups from the paper")
        for number in re.findall(r"[Gg]roup (\d)", self.text):
            self.types(paper[number])
            self.presses(Qt.Key.Key_Return)

    def leaves(self) -> None:
        """Ends the program, as closing the window does."""
        self._application.end()

    def gives_passphrase(self, passphrase: str = PASSPHRASE) -> None:
        """Types a passphrase and Enter."""
        self.types(passphrase, into="Passphrase")
        self.presses(Qt.Key.Key_Return)

    def unlocks(self, passphrase: str = PASSPHRASE) -> None:
        """Opens the vault; the cases are there."""
        self.gives_passphrase(passphrase)
        self.waits(lambda: self._application.session.vault is not None, "the vault")
        self.find("Cases", QAbstractItemView)

    def locks(self) -> None:
        """Locks the vault."""
        self.presses(Qt.Key.Key_L, CTRL)
        self.waits(lambda: self._application.session.vault is None, "the lock")

    def seals(self) -> None:
        """Seals what is filled in."""
        self.presses(Qt.Key.Key_Return, CTRL)

    # The case

    def opens_new_case(self, number: str, cause: str, party: str, credit_code: str) -> None:
        """A new case against a party that is not in the vault yet."""
        self.presses(Qt.Key.Key_N, CTRL)
        self.types(number, into="Case number")
        self.types(cause, into="Cause")
        self.chooses("Source", "Routine inspection")
        self.clicks("New … Party")
        self.types(party, into="Name")
        self.types(credit_code, into="Unified social credit code")
        self.types("演练市练习区示范路1号", into="Address")
        self.clicks("Seal party")
        self.sees_no("New party")
        self.seals()
        self.sees("The case is sealed")

    def opens_case(self, number: str) -> None:
        """Opens a case from the list by its number."""
        self.goes_to_row("Cases", number)
        self.presses(Qt.Key.Key_Return)
        self.find("Pages of the case", QTabBar)

    # The visit

    def begins_visit(self, colleague: str, certificate: str, met: str) -> None:
        """Seals the arrival: two officers, and who was met."""
        self.clicks("Begin the visit")
        self.sees("New inspection")
        self.clicks("Add officers, two or more")
        self.fills(colleague, certificate)
        self.clicks("Certificates shown and acknowledged (needed): Yes")
        self.clicks("Rights and duties told and acknowledged (needed): Yes")
        self.chooses("The party was", "resent")
        self.presses(Qt.Key.Key_Tab)  # to the person in charge, who has to be named then
        self.fills(met)
        self.seals()
        self.sees("Sealed as entry")

    def photographs(self, photos: Sequence[Path], captions: Sequence[str]) -> None:
        """Drops photos, types a caption for each, and seals them all."""
        self.goes_to_tab("Capture")
        self.sees("For the visit")
        self.drops(photos)
        self.sees(f"{len(photos)} drafts")
        self.waits(lambda: not self._application.session.is_busy, "the photos")
        self.goes_to("What it shows")
        for caption in captions:
            self.types(caption)
            self.presses(Qt.Key.Key_Return)
        self.presses(Qt.Key.Key_Return)
        self.sees_no("drafts", "draft(s)")

    def takes_samples(self, count: int, point: str, analyte: str) -> None:
        """Seals a first bottle with all that is asked, and more like it by two keys each."""
        self.goes_to_tab("Samples")
        self.find("New sample")
        self.presses(Qt.Key.Key_N, CTRL)
        self.types(point, into="Point")
        self.chooses("Type of point", "orkshop outlet")
        self.types("YL-F-0001", into="Seal number")
        self.chooses("Medium", "astewater")
        self.chooses("Mode", "rab")
        self.types("聚乙烯瓶 500 mL", into="Container")
        self.types(analyte, into="Analytes")
        self.clicks("Add samplers, two or more")
        self.fills("演练员乙", "演练0000002")
        self.seals()
        self.sees("1 sample")
        for number in range(2, count + 1):
            self.presses(Qt.Key.Key_N, CTRL)
            self.sees("Sample number")
            self.seals()
            self.sees(f"{number} samples")

    def sample_numbers(self, count: int) -> list[str]:
        """The numbers on the labels of the bottles in the list."""
        found: list[str] = []

        def are_there() -> bool:
            found[:] = [each for row in self.rows("Samples") for each in _NUMBER.findall(row)]
            return len(found) == count

        self.waits(are_there, f"{count} numbers")
        return sorted(found)

    def measures(self, readings: Sequence[Reading]) -> None:
        """Types readings into the grid, with the time of now, and seals them."""
        self.goes_to_tab("Results")
        self.goes_into_table("Results")
        for reading in readings:
            for cell in (reading.sample, "", reading.analyte, reading.value, reading.unit):
                if cell:
                    self.types(cell)
                self.presses(Qt.Key.Key_Tab)
            self.presses(Qt.Key.Key_Semicolon, CTRL)
            self.presses(Qt.Key.Key_Return)
        self.clicks("Seal all rows")
        self.sees(f"{len(readings)} results sealed")

    def hands_over(self, count: int, to: str, unit: str) -> None:
        """Hands everything one holds over to somebody who signs by hand."""
        self.goes_to_tab("Custody")
        self.sees(f"{count} things are kept")
        self.goes_to_first("Who holds what")
        self.presses(Qt.Key.Key_Space)
        self.clicks(f"Hand over {count} things")
        self.types("演练监测站", into="Place")
        self.chooses("Purpose", "aborator")
        self.types("4 ℃", into="Temperature")
        self.types(to, into="To: Name")
        self.types(unit, into="To: Unit")
        self.clicks("All seals are intact")
        self.signs("To: Place to sign")
        self.seals()
        self.sees("The handover is sealed")

    def notes_refusal(self, who: str, reason: str) -> None:
        """Somebody does not sign the record, and says why."""
        self.goes_to_tab("Signing")
        self.clicks(f"Refuses: {who}")
        self.types(reason, into="Why not signed")
        self.seals()
        self.sees("Refused to sign")

    def issues_checkpoint(self) -> str:
        """The checkpoint as one reads it off the screen: entries, and the root in groups."""
        self.clicks("Issue a checkpoint")
        self.sees("Root (SHA-256), in groups of four")
        found = _PAPER.search(self.text)
        assert found is not None
        self.clicks("Done")
        return f"{found[1]}\n{found[2]}"

    def supplements(self, title: str, member: str, value: str, reason: str) -> None:
        """Says later what a record should have said."""
        self.goes_to_tab("Evidence")
        self.goes_to_row("Evidence", title)
        self.clicks("Supplement")
        self.types(reason, into="Reason")
        self.types(value, into=member)
        self.seals()
        self.sees("beside entry")

    def exports(self, folder: Path, name: str, reader: str) -> Path:
        """Hands the whole case over as a bundle; gives where it is."""
        self.goes_to_tab("Handover")
        self.types(reader, into="Receiver")
        self.types(str(folder), into="Folder")
        self.types(name, into="Name of the file")
        self.clicks("Export")
        self.waits((folder / f"{name}.zip").exists, "the bundle")
        self.waits(lambda: not self._application.session.is_busy, "the end of the export")
        return folder / f"{name}.zip"

    def saves_trust_file(self, path: Path) -> None:
        """Keeps the list of the vault's people, to be handed over in person."""
        self.names_file(lambda: self.clicks("Save the trust file …"), path)
        self.waits(path.exists, path)

    # At the desk of whoever gets a bundle

    def verifies(self, bundle: Path, *, trust: Path | None = None, paper: str = "") -> None:
        """Verifies a bundle with what one brings along."""
        self.clicks("Verify")
        if trust is not None:
            self.names_file(lambda: self.clicks("Choose a trust file"), trust)
        if paper:
            self.types(paper, into="Checkpoint that you hold")
        self.drops([bundle])
        self.sees("What this does not prove")
