"""The named colours of each theme: the only place where a colour is written as numbers.

Pages, widgets and `resources/styles/app.qss` say a role's name. A test holds every pair that is
shown as text against a contrast of 4.5:1 (7:1 in sunlight), and graphics against 3:1.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from functools import cached_property
from typing import Final

from PySide6.QtGui import QColor


class Theme(StrEnum):
    """What a person can choose; `resolved` gives the one to draw."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    SUNLIGHT = "sunlight"


@dataclass(frozen=True)
class Colours:
    """One theme.

    Attributes:
        is_dark: light on dark.
        window: behind everything.
        navigation: behind the places on the left, and behind the status line.
        surface: pages, fields, tables.
        raised: cards and panes on a page.
        line: between things of one kind.
        edge: around what can be typed in or pressed.
        text: what is read.
        muted: what is read second: labels, units, times.
        disabled: what cannot be used now.
        hover: under the pointer.
        accent: the one main thing on a page, links, what has the focus.
        on_accent: text on it.
        accent_hover: `accent` under the pointer.
        chosen: behind what is chosen in lists.
        on_chosen: text on it.
        danger: what went wrong, what does not fit.
        danger_ground: behind a sentence about that.
        warning: what a person must know.
        warning_ground: behind it.
        good: what was shown to hold.
        good_ground: behind it.
        draft: the state 草稿已存.
        sealed: the state 已封存.
        delivered: the states 已导出 and 对方已签收.
    """

    is_dark: bool
    window: str
    navigation: str
    surface: str
    raised: str
    line: str
    edge: str
    text: str
    muted: str
    disabled: str
    hover: str
    focused: str
    accent: str
    on_accent: str
    accent_hover: str
    chosen: str
    on_chosen: str
    danger: str
    danger_ground: str
    warning: str
    warning_ground: str
    good: str
    good_ground: str
    draft: str
    sealed: str
    delivered: str

    @cached_property
    def names(self) -> Mapping[str, str]:
        """Every role with its colour, as the style sheet's template takes it."""
        return {name: value for name, value in asdict(self).items() if name != "is_dark"}

    def colour(self, role: str) -> QColor:
        """The colour of a role."""
        return QColor(self.names[role])


COLOURS: Final[Mapping[Theme, Colours]] = {
    Theme.LIGHT: Colours(
        is_dark=False,
        window="#f5f6f8",
        navigation="#eceef2",
        surface="#ffffff",
        raised="#f8f9fb",
        line="#e1e4ea",
        edge="#858c98",
        text="#1b1e24",
        muted="#545b67",
        disabled="#7b828e",
        hover="#e4e8f0",
        focused="#f3f7ff",
        accent="#1f55c4",
        on_accent="#ffffff",
        accent_hover="#18459f",
        chosen="#dbe6fb",
        on_chosen="#12213f",
        danger="#b3261e",
        danger_ground="#fdecea",
        warning="#7d5200",
        warning_ground="#fdf2d8",
        good="#17683a",
        good_ground="#e3f4e9",
        draft="#545b67",
        sealed="#17683a",
        delivered="#1f55c4",
    ),
    Theme.DARK: Colours(
        is_dark=True,
        window="#15171b",
        navigation="#111316",
        surface="#1c1f24",
        raised="#23272d",
        line="#30353d",
        edge="#6d7583",
        text="#e8eaee",
        muted="#a8afba",
        disabled="#7d8490",
        hover="#2a2f37",
        focused="#222a38",
        accent="#86aeff",
        on_accent="#0c1730",
        accent_hover="#a5c3ff",
        chosen="#2b3b5c",
        on_chosen="#f0f4ff",
        danger="#ff9c93",
        danger_ground="#3d1f1d",
        warning="#f0c063",
        warning_ground="#372b12",
        good="#7fd4a0",
        good_ground="#16321f",
        draft="#a8afba",
        sealed="#7fd4a0",
        delivered="#86aeff",
    ),
    Theme.SUNLIGHT: Colours(
        is_dark=False,
        window="#ffffff",
        navigation="#ffffff",
        surface="#ffffff",
        raised="#ffffff",
        line="#000000",
        edge="#000000",
        text="#000000",
        muted="#1f1f1f",
        disabled="#595959",
        hover="#e6e6e6",
        focused="#ffe873",
        accent="#00248a",
        on_accent="#ffffff",
        accent_hover="#001452",
        chosen="#00248a",
        on_chosen="#ffffff",
        danger="#8a0000",
        danger_ground="#ffffff",
        warning="#5c3200",
        warning_ground="#ffffff",
        good="#00451a",
        good_ground="#ffffff",
        draft="#1f1f1f",
        sealed="#00451a",
        delivered="#00248a",
    ),
}

_GROUNDS: Final = ("window", "navigation", "surface", "raised", "focused")
TEXT_PAIRS: Final = (
    *[(text, ground) for text in ("text", "muted") for ground in (*_GROUNDS, "hover")],
    *[("accent", ground) for ground in _GROUNDS],
    *[("on_accent", ground) for ground in ("accent", "accent_hover")],
    ("on_chosen", "chosen"),
    *[(state, ground) for state in ("draft", "sealed", "delivered")
      for ground in ("surface", "raised")],
    *[(tone, ground) for tone in ("danger", "warning", "good")
      for ground in ("surface", "raised", f"{tone}_ground")],
    *[("text", f"{tone}_ground") for tone in ("danger", "warning", "good")],
)  # fmt: skip
"""Text and the ground on which it is shown."""

GRAPHIC_PAIRS: Final = (
    ("edge", "surface"), ("edge", "window"), ("accent", "surface"), ("disabled", "surface"),
)  # fmt: skip
"""Outlines and focus rings that must be seen, and what they are seen against."""
