"""Where else the record that is shown is dealt with: a menu of numbered entries, so that two keys lead there."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from app.ui.shell import Telling

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.briefings.linked import Linked
    from app.ui.window import Window

KEY = "Ctrl+L"
TITLE = "Nơi liên quan…"
NOTHING = "Dòng này chưa gắn với cuộc họp, nhiệm vụ, văn bản, báo cáo nào khác."
NO_RECORD = "Chọn một dòng, hoặc mở một bản ghi, rồi bấm Ctrl+L để xem nơi liên quan."
FORMS = {
    "programme_item": "programme_item",
    "programme_proposal": "registration",
    "programme_plan": "plan",
    "meeting": "meeting",
    "agenda_item": "agenda_item",
    "task": "task",
    "dossier": "dossier",
    "opinion_round": "opinion_round",
    "source_document": "document",
    "incoming_document": "incoming",
    "report_obligation": "report",
}
"""The form that shows a row of a table."""
SIGNS = "123456789abcdefghijklmnopqrstuvwxyz"
"""The second key, entry by entry."""
LONGEST = 90  # letters of an entry


def show_links(window: Window) -> None:
    """Ask what the record of the page that is shown leads to, and offer it."""
    page = window.page()
    record = page.record() if isinstance(page, Telling) else None
    if record is None:
        window.say(NO_RECORD)
        return
    table, key = record
    window.tasks.ask(window, "linked", partial(_linked, table=table, key=key.hex), partial(_offer, window))


def open_link(window: Window, link: Linked) -> None:
    """Go where a link leads."""
    if link.wanted is not None:
        window.show_list(link.list, link.wanted)
    elif link.table == "official_document":
        from app.ui.screens.official_documents import open_document

        open_document(window, link.key)
    else:
        window.show_form(FORMS[link.table], link.key)


def _linked(session: Session, *, table: str, key: str) -> tuple[Linked, ...]:
    from app.services.linked import linked

    return linked(session, table, key)


def _offer(window: Window, links: tuple[Linked, ...]) -> None:
    if not links:
        window.say(NOTHING)
        return
    menu = QMenu(window)
    menu.setAccessibleName("Nơi liên quan")
    menu.aboutToHide.connect(menu.deleteLater)
    for number, link in enumerate(links):
        sign = f"&{SIGNS[number]}  " if number < len(SIGNS) else "    "
        menu.addAction(f"{sign}{said(link)}", partial(open_link, window, link))
    pages = window.pages
    menu.popup(pages.mapToGlobal(QPoint(pages.width() // 8, pages.height() // 8)))
    menu.setActiveAction(menu.actions()[0])


def said(link: Linked) -> str:
    """One entry: "Cuộc họp: Phiên họp tháng 10 (28/10/2026)", cut short."""
    whole = f"{link.noun}: {link.said}"
    whole = whole if len(whole) <= LONGEST else f"{whole[: LONGEST - 1].rstrip()}…"
    return whole.replace("&", "&&")
