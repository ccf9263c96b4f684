"""An entry about the vault itself, to be read: what was done, by label and value."""

import base64
import binascii
from collections.abc import Iterator, Mapping
from contextlib import suppress

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldkit.canonical import JsonObject, JsonValue
from fieldkit.clock import TimeTextError, read_time
from fieldkit.ledger.certificates import fingerprint_in_groups
from ui import formatting
from ui.translation import Speaking
from ui.widgets.plain_label import PlainLabel
from ui.widgets.record_view import clear


class HouseView(Speaking, QWidget):
    """Shows the body of one entry; members without a name in words keep the ledger's own."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._body: JsonObject = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)

    def show_body(self, body: JsonObject) -> None:
        """Shows another body; an empty one shows nothing."""
        self._body = body
        self.retranslate()

    def retranslate(self) -> None:
        """Writes all of it anew."""
        clear(self._column)
        for name, value in _flat(self._body):
            text = _text(name, value)
            if text:
                self._column.addWidget(PlainLabel(_label(name), "small"))
                is_note = (
                    name in {"checkpoint", "certificate", "build", "key", "replaces"}
                    or "sha256" in name
                )
                shown = PlainLabel(text, "digits" if is_note else "", wraps=True)
                shown.setContentsMargins(0, 0, 0, 8)
                self._column.addWidget(shown)


def _flat(body: JsonObject) -> Iterator[tuple[str, JsonValue]]:
    """Every member, those inside of objects too."""
    for name, value in body.items():
        if isinstance(value, Mapping):
            yield from _flat(value)
        else:
            yield name, value


def _text(name: str, value: JsonValue) -> str:
    if isinstance(value, bool):
        return formatting.yes_no(value)
    if isinstance(value, list | tuple):
        return "、".join(_text(name, each) for each in value)
    if isinstance(value, Mapping):
        return " · ".join(_text(key, each) for key, each in value.items())
    return _words(name, "" if value is None else str(value))


def _words(name: str, text: str) -> str:
    if name in {"before", "now"}:
        with suppress(TimeTextError):
            return formatting.exact_moment(read_time(text))
    if name == "certificate":
        return _fingerprint(text)
    if "sha256" in name or name in {"build", "key", "replaces"}:
        return formatting.digest(text)
    return _breakable(text) if name == "checkpoint" else _word(name, text)


def _word(name: str, text: str) -> str:
    """A word of the ledger as people say it; the word itself if it is not known."""
    translate = QCoreApplication.translate
    if name == "role":
        return formatting.role(text)
    return {
        ("introduced", "founder"): translate("house", "Founding the vault"),
        ("introduced", "administrator"): translate("house", "An administrator"),
        ("introduced", "recovery"): translate("house", "The recovery key"),
        ("step", "set_back"): translate("house", "Set back"),
        ("step", "jumped_forward"): translate("house", "Set ahead"),
        ("step", "slowed"): translate("house", "Fell behind"),
        ("step", "zone_changed"): translate("house", "Another time zone"),
    }.get((name, text), text)


def _fingerprint(certificate: str) -> str:
    """The certificate's fingerprint, which people can compare; nobody reads the whole."""
    try:
        return fingerprint_in_groups(base64.b64decode(certificate, validate=True))
    except binascii.Error:
        return certificate


def _breakable(text: str) -> str:
    """Long runs get places where a line may end, for reading; they are not for copying."""
    return "\n".join(
        " ".join(line[at : at + 32] for at in range(0, len(line), 32)) for line in text.split("\n")
    )


def _label(name: str) -> str:
    translate = QCoreApplication.translate
    return {
        "name": translate("house", "Name"),
        "unit": translate("house", "Unit"),
        "certificate_number": translate("house", "Certificate number"),
        "certificate": translate("house", "Fingerprint of the certificate"),
        "role": translate("house", "Role"),
        "introduced": translate("house", "Brought in by"),
        "replaces": translate("house", "Replaces the key"),
        "key": translate("house", "Key"),
        "active": translate("house", "May seal"),
        "sm3": translate("house", "SM3 digests too"),
        "version": translate("house", "Version of the program"),
        "build": translate("house", "Digest of the program"),
        "system": translate("house", "System"),
        "step": translate("house", "What the clock did"),
        "seconds": translate("house", "By seconds"),
        "before": translate("house", "Clock before"),
        "now": translate("house", "Clock now"),
        "checkpoint": translate("house", "Checkpoint"),
        "purpose": translate("house", "Left for"),
        "title": translate("house", "File"),
        "reader": translate("house", "Reader"),
        "reason": translate("house", "Reason"),
        "number": translate("house", "Number of the bundle"),
        "entries": translate("house", "Entries"),
        "omitted": translate("house", "Left out"),
        "bundle": translate("house", "Bundle"),
        "manifest_sha256": translate("house", "Fingerprint of the list of files (SHA-256)"),
        "statement_sha256": translate("house", "Fingerprint of the statement (SHA-256)"),
    }.get(name, name)
