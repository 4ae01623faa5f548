"""What each person at this desk wants to be reminded of, in its window.ini (feature 13)."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from app.briefings.desk import Reminding

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings

MOST_DAYS = 60


def reminding_of(settings: QSettings, actor: str) -> Reminding:
    """What somebody chose; everything, by the number of the regulation, until then."""
    kept = {
        name: str(settings.value(f"{_place(actor)}/{name}", "")) for name in ("days", "left_out", "only_mine")
    }
    days = int(kept["days"]) if kept["days"].isdecimal() else 0
    return Reminding(
        days if 1 <= days <= MOST_DAYS else None,
        frozenset(kept["left_out"].split()),
        kept["only_mine"] == "1",
    )


def keep_reminding(settings: QSettings, actor: str, chosen: Reminding) -> None:
    """Remember what somebody chose."""
    place = _place(actor)
    settings.setValue(f"{place}/days", str(chosen.days or ""))
    settings.setValue(f"{place}/left_out", " ".join(sorted(chosen.left_out)))
    settings.setValue(f"{place}/only_mine", "1" if chosen.only_mine else "")


def _place(actor: str) -> str:
    return f"reminding/{quote(actor, safe='')}"
