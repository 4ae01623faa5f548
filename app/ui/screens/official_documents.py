"""Văn bản đã lập: every document of the office's own, where it stands and under what number it went out."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from app.briefings.lists import Choice
from app.core.document_kinds import kind_of
from app.core.issuing import Standing
from app.core.tables import Column, Kind
from app.ui.detail_panel import Shown
from app.ui.lists.screen import Action, Filter, ListScreen
from app.ui.lists.services import ListService
from app.ui.screens.official_work import FORM, Paper
from app.ui.theme import Mark

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.briefings.forms import Details
    from app.services.lists.official_documents import ListedDocument
    from app.ui.shell import Shell

ASK = ListService("official_documents")
STATE = "Tình trạng"
MARKS = {Standing.DRAFT: Mark.NEUTRAL, Standing.ISSUED: Mark.DONE, Standing.CANCELLED: Mark.GONE}


def tell(key: str) -> Shown:
    """What the panel shows of a document."""
    return Shown(key, _describe, ("official_document", UUID(key)), can_open=True)


def open_document(shell: Shell, key: str) -> None:
    """Open the page on the document of a row."""

    def go_on(paper: Paper) -> None:
        shell.show_form(FORM, start=paper)

    shell.tasks.ask(shell.tasks, "paper of a row", partial(_paper, key=key), go_on)


def _paper(session: Session, *, key: str) -> Paper:
    from app.models.document import OfficialDocument

    row = session.get_one(OfficialDocument, UUID(key))
    return Paper(row.kind_code, row.subject)


def _describe(session: Session, key: str) -> Details:
    from app.services.standing import describe

    return describe(session, key)


def _discard(shell: Shell, keys: Sequence[str]) -> None:
    def discard(session: Session) -> int:
        from app.services.standing import discard_drafts

        return discard_drafts(session, keys)

    shell.tasks.do(discard, lambda many: shell.say(f"Đã bỏ {many} bản dự thảo.", undoable=True))


COLUMNS: tuple[Column[ListedDocument], ...] = (
    Column("Loại văn bản", lambda row: kind_of(row.code).title, 23),
    Column("Về", lambda row: row.about, 27),
    Column(STATE, lambda row: row.standing.label, 13),
    Column("Số, ký hiệu", lambda row: row.number, 12),
    Column("Phát hành", lambda row: row.issued_on, 10, Kind.DATE),
    Column("Bản", lambda row: row.version, 6, Kind.NUMBER),
)

OFFICIAL_DOCUMENTS: ListScreen[ListedDocument] = ListScreen(
    name="official_documents",
    title="Văn bản đã lập",
    noun="văn bản",
    columns=COLUMNS,
    orders=("kind", "", "standing", "number", "issued_on", "version"),
    find=ASK.find,
    page=ASK.page,
    totals=ASK.totals,
    empty="Chưa lập văn bản nào. Chọn loại văn bản ở thẻ “Soạn văn bản” để lập.",
    filters=(
        Filter("standing", STATE, ASK.choices("standing")),
        Filter("kind", "Loại văn bản", ASK.choices("kind")),
        Filter("period", "Ngày phát hành", period=True),
    ),
    groups=(
        Choice("kind", "Loại văn bản"),
        Choice("standing", STATE),
        Choice("month", "Tháng phát hành"),
    ),
    hidden=frozenset({"Bản"}),
    marks={STATE: lambda row: MARKS[row.standing]},
    actions=(
        Action(
            "Mở văn bản",
            "Mở văn bản đang chọn để soạn, xem, in hoặc phát hành",
            lambda shell, keys: open_document(shell, keys[0]),
        ),
        Action("Bỏ dự thảo", "Bỏ các bản dự thảo đã chọn; văn bản đã phát hành không bỏ được", _discard),
    ),
    opens=open_document,
)
