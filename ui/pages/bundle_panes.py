"""What stands beside a bundle: who sent it and what it is; one entry; one person."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from fieldkit.bundle.verdict import BottomLine
from fieldkit.clock import read_time
from fieldkit.ledger.certificates import fingerprint_in_groups
from ui import formatting
from ui.formatting import exact_moment, size
from ui.translation import Speaking
from ui.widgets.button import Button
from ui.widgets.custody_timeline import CustodyTimeline
from ui.widgets.digest_label import DigestLabel
from ui.widgets.kinds import kind_name
from ui.widgets.plain_label import PlainLabel
from ui.widgets.record_view import RecordView

if TYPE_CHECKING:
    from fieldkit.canonical import JsonObject, JsonValue
    from fieldkit.ledger.people import Person
    from ui.operations.bundles import BundleEntry, OpenBundle

PICTURE_PX: Final = 280
_LONG: Final = 30  # characters that fit a line
_LONGEST: Final = 4000  # characters of an entry that holds no record


class Pane(Speaking, QFrame):
    """A column that scrolls, written anew whenever language or contents change."""

    def __init__(self) -> None:
        super().__init__()
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)

    def retranslate(self) -> None:
        """Writes all of it anew."""
        self._scroll.setAccessibleName(self.tr("Details"))
        inside = QWidget()
        inside.setProperty("role", "scrolled")
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(20, 16, 20, 16)
        self._column.setSpacing(4)
        self.write()
        self._column.addStretch()
        self._scroll.setWidget(inside)

    def write(self) -> None:
        """Puts what there is to say into the column."""

    def put(self, label: str, *values: QWidget) -> None:
        """A label with what it names below it."""
        self._column.addWidget(PlainLabel(label, "small"))
        for value in values:
            self._column.addWidget(value)
        self._column.addSpacing(6)

    def put_text(self, label: str, text: str) -> None:
        """A label and a text; nothing where there is no text."""
        if text:
            self.put(label, PlainLabel(text, wraps=True))


class SignerPane(Pane):
    """A pane that can have somebody remembered.

    Signals:
        remembered: certificate (DER) and name of somebody whom the user wants to know again.
    """

    remembered = Signal(object, str)

    def put_signer(self, bundle: "OpenBundle", certificate: bytes, name: str) -> None:
        """The fingerprint, and the question whether it was compared."""
        self.put(self.tr("Fingerprint of the certificate"), _fingerprint(certificate))
        if certificate in bundle.remembered:
            self._column.addWidget(PlainLabel(self.tr("You had this person remembered."), "muted"))
            return
        if bundle.verdict.bottom_line is not BottomLine.SOUND_SIGNER_UNKNOWN:
            return  # known already, or nobody whom one would want to know by this bundle
        compared = QCheckBox(self.tr("I compared it, in person or by voice"))
        remember = Button("", "shield-check")
        remember.setText(self.tr("Remember this person"))
        remember.setEnabled(False)
        compared.toggled.connect(remember.setEnabled)
        remember.clicked.connect(lambda: self.remembered.emit(certificate, name))
        self._column.addWidget(compared)
        self._column.addWidget(remember)
        self._column.addSpacing(6)


class BundlePane(SignerPane):
    """What the bundle says of itself."""

    def __init__(self) -> None:
        super().__init__()
        self._bundle: OpenBundle | None = None
        self.retranslate()

    def show_bundle(self, bundle: "OpenBundle | None") -> None:
        """Shows another bundle."""
        self._bundle = bundle
        self.retranslate()

    def write(self) -> None:
        """Case, sender, checkpoint, counts."""
        if self._bundle is None:
            return
        contents = self._bundle.verdict.contents
        if not contents:
            self._column.addWidget(PlainLabel(self.tr("The bundle"), "heading"))
            words = self.tr("It could not be read so far that it says anything of itself.")
            self._column.addWidget(PlainLabel(words, "muted", wraps=True))
            return
        case, sender, counts = (_part(contents, each) for each in ("case", "sender", "counts"))
        self._column.addWidget(PlainLabel(self.tr("The bundle"), "heading"))
        words = self.tr("In the sender's words, as far as the verdict goes.")
        self._column.addWidget(PlainLabel(words, "muted", wraps=True))
        self._column.addSpacing(8)
        self.put_text(self.tr("Case number"), _text(case, "number"))
        self.put_text(self.tr("For"), _text(contents, "reader"))
        self.put_text(
            self.tr("Made at, by the sender's clock"), _moment(_text(contents, "created"))
        )
        who = " · ".join(
            each
            for name in ("name", "unit", "certificate_number")
            if (each := _text(sender, name))
        )
        self.put_text(self.tr("Signed by"), who or self.tr("Nobody known"))
        if self._bundle.certificate is not None:
            self.put_signer(self._bundle, self._bundle.certificate, _text(sender, "name"))
        self.put_text(self.tr("Entries of the case"), _text(counts, "case_entries"))
        self.put_text(self.tr("Left out"), _text(counts, "omitted"))
        files = f"{_text(counts, 'attachments')} · {size(int(_text(counts, 'attachment_bytes')))}"
        self.put_text(self.tr("Original files"), files)
        span = (_moment(_text(contents, "sealed_from")), _moment(_text(contents, "sealed_to")))
        self.put_text(self.tr("Sealed between"), "\n".join(each for each in span if each))
        checkpoint = _part(contents, "checkpoint")
        self.put(
            self.tr("Checkpoint: entries and root"),
            PlainLabel(_text(checkpoint, "size"), "digits"),
            DigestLabel(_text(checkpoint, "root")),
        )
        self.put_text(self.tr("Number of the bundle"), _text(contents, "number"))
        self.put(self.tr("Bundle"), PlainLabel(_text(contents, "id"), "digits", wraps=True))
        program = _part(contents, "program")
        self.put_text(self.tr("Written by FieldKit"), _text(program, "version"))


class EntryPane(Pane):
    """One entry: what is proven first, then what was recorded.

    Signals:
        save_wanted: number of a file of the entry, from 1.
    """

    save_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.entry: BundleEntry | None = None
        self._bundle: OpenBundle | None = None
        self._jpeg: bytes | None = None
        self._place = PlainLabel()
        self.retranslate()

    @property
    def is_developed(self) -> bool:
        """Whether the picture of the entry is there, or it has none."""
        return self.entry is not None and (self._jpeg is not None or not self.entry.has_picture)

    def show_entry(self, bundle: "OpenBundle", entry: "BundleEntry") -> None:
        """Shows another entry, its picture to come."""
        self.entry, self._bundle, self._jpeg = entry, bundle, None
        self.retranslate()

    def show_picture(self, jpeg: bytes) -> None:
        """Shows the picture of the first file; empty bytes for one that cannot be shown."""
        self._jpeg = jpeg
        if self.entry is not None and self.entry.has_picture:
            self._fill_picture()

    def write(self) -> None:
        """Picture, title, signer, files, record."""
        if self.entry is None or self._bundle is None:
            return
        entry, item = self.entry.sealed.entry, self.entry.item
        self._column.addWidget(PlainLabel(kind_name(entry.kind), "small"))
        title = item.current.title if item else formatting.entry(entry.sequence)
        self._column.addWidget(PlainLabel(title, "heading", wraps=True))
        if self.entry.has_picture:
            self._place = PlainLabel(role="muted")
            self._place.setFixedHeight(PICTURE_PX * 3 // 4)
            self._place.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self._column.addWidget(self._place)
            self._fill_picture()
        if item is not None and item.is_withdrawn:
            self._column.addWidget(_toned(self.tr("Withdrawn"), "warning"))
        if item is not None and item.corrections:
            numbers = "、".join(formatting.entry(each.entry.sequence) for each in item.corrections)
            told = self.tr("Later entries about it: {entries}").replace("{entries}", numbers)
            self._column.addWidget(PlainLabel(told, "muted", wraps=True))
        self._column.addSpacing(8)
        self.put_text(self.tr("Entry"), formatting.entry(entry.sequence))
        self.put_text(self.tr("Sealed by"), self._signer())
        self.put_text(
            self.tr("Sealed at, by the sender's clock"), exact_moment(read_time(entry.time))
        )
        self.put(self.tr("Digest of the entry (SHA-256)"), DigestLabel(self.entry.sealed.digest))
        if self.entry.keepings:
            timeline = CustodyTimeline()
            timeline.show_keepings(self.entry.keepings)
            self.put(self.tr("Chain of custody"), timeline)
        self._put_files()
        if item is not None:
            record = RecordView()
            record.show_record(item.current)
            self._column.addWidget(record)
        else:
            told = "\n".join(_as_lines(entry.body))[:_LONGEST]
            self.put(self.tr("As written in the ledger"), PlainLabel(told, "digits", wraps=True))

    def _fill_picture(self) -> None:
        """Draws the picture into its place, so that nothing moves when it comes."""
        if self._jpeg is None:
            self._place.setText("")
            self._place.setAccessibleName(self.tr("The picture is being made"))
            return
        picture = QPixmap()
        if not self._jpeg or not picture.loadFromData(self._jpeg, "JPEG"):
            self._place.setText(self.tr("This picture cannot be shown."))
            return
        ratio = self.devicePixelRatioF()
        shown = picture.scaled(
            round(PICTURE_PX * ratio), round(PICTURE_PX * ratio * 3 / 4),
            Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation,
        )  # fmt: skip
        shown.setDevicePixelRatio(ratio)
        self._place.setPixmap(shown)
        self._place.setAccessibleName(self.tr("Photo"))

    def _put_files(self) -> None:
        if self.entry is None:
            return
        for number, each in enumerate(self.entry.sealed.entry.attachments, start=1):
            facts = PlainLabel(f"{size(each.size)} · {each.media_type}", "muted", wraps=True)
            save = Button("", "download")
            save.setText(self.tr("Save the original …"))
            save.setAccessibleName(self.tr("Save {name}").replace("{name}", each.name))
            save.clicked.connect(lambda _=False, asked=number: self.save_wanted.emit(asked))
            self.put(
                self.tr("File"), PlainLabel(each.name, wraps=True), facts,
                DigestLabel(each.sha256), save,
            )  # fmt: skip

    def _signer(self) -> str:
        if self.entry is None or self._bundle is None:
            return ""
        actor = self.entry.sealed.entry.actor
        for person in self._bundle.people:
            if person.key_id == actor:
                return f"{person.name} · {person.unit}"
        return self.tr("Nobody known")


class PersonPane(SignerPane):
    """One person of the sender's vault, with the certificate that says so."""

    def __init__(self) -> None:
        super().__init__()
        self._person: Person | None = None
        self._bundle: OpenBundle | None = None
        self.retranslate()

    def show_person(self, bundle: "OpenBundle", person: "Person") -> None:
        """Shows another person."""
        self._bundle, self._person = bundle, person
        self.retranslate()

    def write(self) -> None:
        """Name, unit, certificate."""
        if self._person is None or self._bundle is None:
            return
        person = self._person
        self._column.addWidget(PlainLabel(person.name, "heading", wraps=True))
        self._column.addSpacing(8)
        self.put_text(self.tr("Unit"), person.unit)
        self.put_text(self.tr("Certificate number"), person.certificate_number)
        self.put_text(self.tr("Brought in by entry"), formatting.entry(person.since))
        if not person.is_active:
            self._column.addWidget(_toned(self.tr("Locked out, or given a new key"), "warning"))
        if not person.is_confirmed:
            told = self.tr("The key came in by the recovery key; nobody confirmed it yet.")
            self._column.addWidget(_toned(told, "warning"))
        self.put_signer(self._bundle, person.certificate, person.name)


def _as_lines(body: "JsonObject", above: str = "") -> Iterator[str]:
    """Every value of a body with its name before it; long ones by their beginning."""
    for name, value in body.items():
        if isinstance(value, dict):
            yield from _as_lines(value, f"{above}{name}.")
        else:
            text = str(value)
            yield f"{above}{name}: {text[:_LONG]}{'…' if len(text) > _LONG else ''}"


def _toned(text: str, tone: str) -> PlainLabel:
    label = PlainLabel(text, wraps=True)
    label.setProperty("tone", tone)
    return label


def _fingerprint(certificate: bytes) -> DigestLabel:
    return DigestLabel(fingerprint_in_groups(certificate).replace(" ", ""))


def _part(contents: "JsonObject", name: str) -> "JsonObject":
    part = contents.get(name)
    return part if isinstance(part, dict) else {}


def _text(part: "JsonObject", name: str) -> str:
    value: JsonValue = part.get(name)
    return "" if value is None else str(value)


def _moment(text: str) -> str:
    return exact_moment(read_time(text)) if text else ""
