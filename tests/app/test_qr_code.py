"""QR codes on the screen are read by scanners, in every theme."""

import pytest
import zxingcpp
from PIL import Image
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from ui.application import Application
from ui.settings import Settings
from ui.theme.colours import Theme
from ui.widgets.qr_code import QrCode

ORIGIN = "fieldkit.local/6f1d9c52"
NOTE = f"{ORIGIN}\n42\nqAbcdefghijk=\n\n\N{EM DASH} {ORIGIN} c2lnbmF0dXJl\n"


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
@pytest.mark.parametrize("text", [NOTE, "演练 校验点 #42", NOTE * 8])
def test_code_is_read_back(
    application: Application, settings: Settings, qtbot: QtBot, theme: Theme, text: str
) -> None:
    settings.theme = theme
    application.apply_settings()
    code = QrCode(text)
    qtbot.addWidget(code)
    code.resize(400, 300)
    image = code.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    picture = Image.frombuffer(
        "L", (image.width(), image.height()), bytes(image.constBits()), "raw", "L",
        image.bytesPerLine(), 1,
    )  # fmt: skip
    (read,) = zxingcpp.read_barcodes(picture)
    assert read.text == text
