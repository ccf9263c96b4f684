"""What people call the kinds of entries, those about the vault itself too, and their drawings."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from fieldkit.evidence.kinds import KINDS
from ui.translation import is_chinese

# Kinds of entries about the vault itself, in the order a filter offers them.
HOUSE_KINDS: Final[Mapping[str, object]] = {
    "vault": QT_TRANSLATE_NOOP("kinds", "Vault made"),
    "person": QT_TRANSLATE_NOOP("kinds", "Person added"),
    "person_change": QT_TRANSLATE_NOOP("kinds", "Person changed"),
    "person_countersigned": QT_TRANSLATE_NOOP("kinds", "Key confirmed"),
    "opening": QT_TRANSLATE_NOOP("kinds", "Vault opened"),
    "clock": QT_TRANSLATE_NOOP("kinds", "Clock changed"),
    "loss_accepted": QT_TRANSLATE_NOOP("kinds", "Loss accepted"),
    "checkpoint": QT_TRANSLATE_NOOP("kinds", "Checkpoint issued"),
    "export": QT_TRANSLATE_NOOP("kinds", "Bundle exported"),
}
_DRAWINGS: Final[Mapping[str, str]] = {
    "party": "building-2",
    "standard": "book-open-text",
    "point": "map-pin",
    "case": "briefcase",
    "inspection": "clipboard-list",
    "sample": "flask-conical",
    "measurement": "gauge",
    "basis": "ruler",
    "quality_rule": "ruler",
    "screening": "scan-search",
    "quantity": "scale",
    "photo": "image",
    "video": "video",
    "audio": "mic",
    "document": "file-text",
    "statement": "message-square-text",
    "observation": "eye",
    "exhibit": "package",
    "signing": "signature",
    "transfer": "arrow-left-right",
    "supplement": "pencil-line",
    "withdrawal": "undo-2",
    "clock": "clock",
    "checkpoint": "badge-check",
    "export": "package-check",
    "loss_accepted": "triangle-alert",
}


def kind_name(kind: str) -> str:
    """The kind in the language of the window; the word itself if it is not known."""
    record = KINDS.get(kind)
    if record is not None:
        return record.zh if is_chinese() else record.en[:1].upper() + record.en[1:]
    if kind in HOUSE_KINDS:
        return QCoreApplication.translate("kinds", str(HOUSE_KINDS[kind]))
    return kind


def kind_drawing(kind: str) -> str:
    """The name of the kind's drawing."""
    return _DRAWINGS.get(kind, "folder-lock")
