"""The first day: a vault is made, its recovery key copied and proven, a case begun."""

import re
from pathlib import Path

import pytest

from tests.journeys.inspector import Inspector

WORDS = "雨伞 拖拉机 月饼 风筝"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A person's home with a folder for documents."""
    home = tmp_path / "home"
    (home / "Documents").mkdir(parents=True)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / ".config"))
    return home


def test_first_day(inspector: Inspector, home: Path) -> None:
    inspector.arrives()
    inspector.makes_vault("演练员甲", "演练市生态环境局（演练数据）", "演练0000001", WORDS)
    inspector.sees("Put the recovery key on paper")
    paper = dict(re.findall(r"^([1-8])\n([0-9A-Z]{5})$", inspector.text, re.MULTILINE))
    assert len(paper) == 8
    pdf = home / "恢复密钥.pdf"
    inspector.names_file(lambda: inspector.clicks("Save as PDF …"), pdf)
    inspector.waits(pdf.exists, "the sheet")
    inspector.proves_recovery_key(paper)
    inspector.sees("No case yet")
    assert not any(group in inspector.text for group in paper.values())
    inspector.opens_new_case(
        "演练环立〔2026〕9号", "夜间倾倒（演练数据）", "练习化工有限公司", "91350100M000100Y43"
    )
    inspector.locks()
    inspector.unlocks(WORDS)
    inspector.sees_row("Cases", "演练环立〔2026〕9号")
