"""The recovery sheet: the one paper that opens a vault when a passphrase is lost.

It is the only place where the recovery key is ever written. The window draws its marks on a
printer from memory; a PDF is made only for a person who chose to save one.
"""

import secrets
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from fieldkit.documents.sheet import Box, Mark, Text, cut, paragraph, width_mm
from fieldkit.recovery_key import is_same_group

_LEFT, _RIGHT = 22.0, 188.0
_ROOM: Final = _RIGHT - _LEFT
_GROUPS_IN_ROW: Final = 4
_BIG: Final = 26  # points; read at arm's length

_WORDS: Final[dict[str, dict[str, str]]] = {
    "zh": {
        "program": "取证箱 FieldKit",
        "title": "保险库恢复密钥表",
        "practice": "演练 · 仅供练习，不含真实证据",
        "purpose": "口令遗失时，只有用这张表上的恢复密钥才能重新打开保险库。程序不保存这把密钥，"
        "表丢了无法补打，只能由管理员换发新的恢复密钥。",
        "vault": "保险库",
        "id": "保险库编号（前八位）",
        "day": "制表日期",
        "owner": "制表人",
        "unit": "单位",
        "key": "恢复密钥",
        "check": "共八组，按序号从左到右、从上到下读。每组第五个字符是校验位，"
        "抄错一个字符会被当场发现。"
        "密钥中没有字母 I、L、O、U；分不清时，O 一律读作数字 0，I、L 一律读作数字 1。",
        "keep": "怎样保管",
        "keep1": "装入信封封好、骑缝签字，与本机分开存放，例如单位的保密柜。",
        "keep2": "不要拍照，不要扫描，不要用微信、邮件发送；谁拿到它，谁就能读出全部证据。",
        "keep3": "换发新的恢复密钥后，旧表立即作废，请当面销毁。",
        "use": "怎样使用",
        "use1": "打开取证箱，选中保险库，点“用恢复密钥打开”，逐组输入上面的密钥。",
        "use2": "随后为遗失口令的人设置新口令。原先封存的证据仍然有效；"
        "新的签名密钥须由保险库的另一人确认。",
        "signed": "保管签收",
        "keeper": "保管人（签字）",
        "place": "存放地点",
        "signed_on": "日期",
        "foot": "本表只有一页。取证箱不保存本表内容。",
    },
    "en": {
        "program": "FieldKit 取证箱",
        "title": "Recovery sheet of a vault",
        "practice": "PRACTICE · for training only, holds no real evidence",
        "purpose": "When a passphrase is lost, only the recovery key on this sheet opens the "
        "vault again. The program stores the key nowhere: a lost sheet cannot be printed again, "
        "an administrator can only issue a new key.",
        "vault": "Vault",
        "id": "Vault number (first eight)",
        "day": "Made on",
        "owner": "Made by",
        "unit": "Unit",
        "key": "Recovery key",
        "check": "Eight groups, read in the order of their numbers. The fifth character of each "
        "group checks the other four, so a wrong character is noticed at once. There are no "
        "letters I, L, O and U: in doubt, read O as the digit 0, and I and L as the digit 1.",
        "keep": "How to keep it",
        "keep1": "Seal it in an envelope, sign across the flap, and lock it away from this "
        "computer, such as in the safe of the unit.",
        "keep2": "No photo, no scan, no message: whoever has it can read all the evidence.",
        "keep3": "Once a new recovery key was issued, this sheet opens nothing. Destroy it.",
        "use": "How to use it",
        "use1": 'Start FieldKit, choose the vault, press "Open with the recovery key", and type '
        "the key group by group.",
        "use2": "Then set a new passphrase for the person who lost theirs. What was sealed before "
        "stays valid; somebody else of the vault has to confirm the new signing key.",
        "signed": "Received for safekeeping",
        "keeper": "Kept by (signature)",
        "place": "Kept where",
        "signed_on": "Date",
        "foot": "This sheet has one page. FieldKit keeps nothing of it.",
    },
}


@dataclass(frozen=True, slots=True)
class RecoverySheet:
    """What stands on the sheet.

    Attributes:
        vault_name: the name of the vault's folder.
        vault_id: the vault's UUID.
        made_on: the day.
        owner: who made the vault, or renewed the key.
        unit: theirs.
        recovery_key: as text: groups joined by hyphens.
        is_practice: whether the vault is for practice.
    """

    vault_name: str
    vault_id: str
    made_on: date
    owner: str
    unit: str
    recovery_key: str = field(repr=False)
    is_practice: bool = False

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups of the key."""
        return tuple(self.recovery_key.split("-"))

    def places_to_prove(self) -> tuple[int, int]:
        """Two places, drawn by lot, whose groups a person types to show that the paper is kept."""
        first, second = sorted(secrets.SystemRandom().sample(range(len(self.groups)), 2))
        return first, second

    def is_group(self, place: int, typed: str) -> bool:
        """Whether what was typed is the group at a place, counted from 0."""
        return is_same_group(typed, self.groups[place])

    def title(self, language: str) -> str:
        """What the paper is called; holds nothing secret."""
        return f"{_WORDS[language]['title']} {self.vault_id[:8]}"

    def marks(self, language: str) -> list[Mark]:
        """Everything on the page.

        Args:
            language: of the document: "zh" or "en".
        """
        words = _WORDS[language]
        marks: list[Mark] = [
            Text(_LEFT, 20, words["program"], 9, grey=35),
            Text(_RIGHT, 20, self.made_on.isoformat(), 9, grey=35, align="right"),
            Box(_LEFT, 23, _ROOM, 0, grey=60),
            Text(_LEFT, 37, words["title"], 22),
        ]
        if self.is_practice:
            marks += [
                Box(_LEFT, 41.5, width_mm(words["practice"], 12) + 6, 8, 0.5),
                Text(_LEFT + 3, 47.2, words["practice"], 12),
            ]
        y = 56.5 if self.is_practice else 47.0
        purpose, y = paragraph(_LEFT, y, words["purpose"], _ROOM, size=10.5)
        marks += purpose
        y = self._facts(marks, words, y + 2)
        y = self._key(marks, words, y + 4)
        for heading, lines in (("keep", ("keep1", "keep2", "keep3")), ("use", ("use1", "use2"))):
            marks.append(Text(_LEFT, y, words[heading], 12))
            y += 7
            for number, line in enumerate(lines, start=1):
                marks.append(Text(_LEFT, y, f"{number}.", 10))
                told, y = paragraph(_LEFT + 6, y, words[line], _ROOM - 6)
                marks += told
                y += 0.6
            y += 3
        self._signature(marks, words)
        marks.append(Text(_LEFT, 284, words["foot"], 8, grey=40))
        return marks

    def _facts(self, marks: list[Mark], words: dict[str, str], y: float) -> float:
        facts = (
            ("vault", self.vault_name),
            ("id", self.vault_id[:8]),
            ("owner", self.owner),
            ("unit", self.unit),
            ("day", self.made_on.isoformat()),
        )
        for name, value in facts:
            marks.append(Text(_LEFT, y, words[name], 9.5, grey=35))
            marks.append(Text(_LEFT + 48, y, cut(value, 10.5, _ROOM - 48), 10.5))
            y += 5.8
        return y

    def _key(self, marks: list[Mark], words: dict[str, str], y: float) -> float:
        rows = -(-len(self.groups) // _GROUPS_IN_ROW)
        marks.append(Text(_LEFT, y, words["key"], 12))
        top, step = y + 3, 20.0
        marks.append(Box(_LEFT, top, _ROOM, rows * step + 3, 0.5))
        wide = _ROOM / _GROUPS_IN_ROW
        for number, group in enumerate(self.groups):
            row, column = divmod(number, _GROUPS_IN_ROW)
            x, base = _LEFT + (column + 0.5) * wide, top + row * step + 16.5
            left = x - width_mm(group, _BIG, "digits") / 2
            marks.append(Text(left, base - 10.5, str(number + 1), 8, grey=35))
            marks.append(Text(left, base, group, _BIG, "digits"))
            last = left + width_mm(group[:-1], _BIG, "digits")
            marks.append(Box(last + 0.7, base + 2, width_mm("0", _BIG, "digits") - 1.4, 0, 0.3))
        told, y = paragraph(_LEFT, top + rows * step + 8.5, words["check"], _ROOM, size=9, grey=30)
        marks += told
        return y + 5

    def _signature(self, marks: list[Mark], words: dict[str, str]) -> None:
        marks.append(Text(_LEFT, 259, words["signed"], 12))
        third = (_ROOM + 6) / 3
        for number, name in enumerate(("keeper", "place", "signed_on")):
            x = _LEFT + number * third
            marks.append(Box(x, 272, third - 6, 0, 0.3))
            marks.append(Text(x, 277, words[name], 8.5, grey=35))
