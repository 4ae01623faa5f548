"""Điều chỉnh: the register of what is asked to be added, moved or withdrawn, what waits for a decision first."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from app.briefings.lists import Choice
from app.core.errors import AppError
from app.core.programme_terms import RequestStanding
from app.core.tables import Column, Kind
from app.ui.detail_panel import Shown
from app.ui.lists.figure_filters import as_of
from app.ui.lists.screen import Action, Filter, ListScreen
from app.ui.lists.services import ListService
from app.ui.screens.official_work import FORM, Paper
from app.ui.screens.programme_sheets import OF_REQUESTS
from app.ui.theme import Mark
from app.ui.today import today

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.briefings.forms import Details
    from app.rules.periods import Month
    from app.services.lists.adjustments import ListedAdjustment
    from app.ui.shell import Shell

ASK = ListService("adjustments")
DECISION = "Quyết định"
MARKS = {
    RequestStanding.PENDING: Mark.SOON,
    RequestStanding.APPROVED: Mark.DONE,
    RequestStanding.REFUSED: Mark.GONE,
    RequestStanding.LAPSED: Mark.NEUTRAL,
}


def tell(key: str) -> Shown:
    """What the panel shows of a request: its item where it stands among others, or the registration that asks."""
    row, table = _row(key)
    return Shown(key, _describe, (table, UUID(row)))


def _row(key: str) -> tuple[str, str]:
    """The key of the adjustment, the registration or the item, and its table."""
    from app.services.lists.adjustments import is_addition, is_unasked, row_of

    unasked = "programme_item" if is_unasked(key) else "adjustment"
    return row_of(key), "programme_proposal" if is_addition(key) else unasked


def _describe(session: Session, key: str) -> Details:
    from app.services.forms import programme_item, registration

    row, table = _row(key)
    if table == "programme_proposal":
        return registration.describe(session, row, today=today())
    return programme_item.describe(session, _item(session, key=key), today=today())


def _month(month: Month | None) -> str:
    return f"{month.month:02d}/{month.year}" if month else ""


def _item(session: Session, *, key: str) -> str:
    from app.services.lists.adjustments import read

    return read(session, [key], today=today())[0].item


def _open(shell: Shell, key: str) -> None:
    """Open the registration while it waits; else the item, where the request stands among others.

    An addition that was agreed to is written in the form of its item.
    """
    shell.tasks.ask(
        shell.tasks,
        "item of a request",
        partial(_form, key=key),
        lambda found: shell.show_form(*found),
    )


def _form(session: Session, *, key: str) -> tuple[str, str]:
    row, table = _row(key)
    waits = table == "programme_proposal" and not _is_taken(session, key)
    return ("registration", row) if waits else ("programme_item", _item(session, key=key))


def _is_taken(session: Session, key: str) -> bool:
    from app.services.lists.adjustments import read

    [asked] = read(session, [key], today=today())
    return asked.decision is RequestStanding.APPROVED and bool(asked.item)


def _letter(shell: Shell, keys: Sequence[str]) -> None:
    shell.tasks.ask(
        shell.tasks,
        "letter of a request",
        partial(_subject, key=keys[0]),
        lambda subject: shell.show_form(FORM, start=Paper("programme_adjustment", subject)),
    )


def _subject(session: Session, *, key: str) -> str:
    """What the letter is about; AppError for an item that was added without a request."""
    from app.services.briefs.adjustment import subject_of

    row, table = _row(key)
    if table == "programme_item":
        raise AppError(
            "Nội dung bổ sung này chưa ghi căn cứ, lý do.",
            "Mở nội dung (Enter), ghi ở mục Bổ sung rồi lập văn bản.",
        )
    return subject_of(session, row)


COLUMNS: tuple[Column[ListedAdjustment], ...] = (
    Column("Nội dung", lambda row: row.content, 24),
    Column("Cơ quan chủ trì", lambda row: row.lead, 14),
    Column("Đề nghị", lambda row: row.kind.label, 17),
    Column("Tháng ban đầu", lambda row: _month(row.first), 9, Kind.CENTRED),
    Column("Tháng đề nghị", lambda row: _month(row.to), 10, Kind.CENTRED),
    Column(DECISION, lambda row: row.decision.label, 13),
    Column("Ngày quyết định", lambda row: row.decided_on, 10, Kind.DATE),
    Column("Ngày đề nghị", lambda row: row.requested_on, 10, Kind.DATE),
    Column("Căn cứ", lambda row: row.ground.label if row.ground else "Chưa ghi căn cứ", 22),
    Column("Lý do", lambda row: row.reason, 22),
    Column("Sự cần thiết", lambda row: row.necessity, 22),
    Column("Tác động", lambda row: row.effect, 22),
    Column("Lùi", lambda row: row.postponed or None, 6, Kind.NUMBER),
    Column("Văn bản đề nghị", lambda row: row.document_number, 12),
    Column("Người quyết định", lambda row: row.decided_by, 14),
    Column("Văn bản quyết định", lambda row: row.decision_document, 12),
    Column("Ý kiến", lambda row: row.decision_note, 16),
    Column("Chương trình", lambda row: row.book.label, 20),
)

ADJUSTMENTS: ListScreen[ListedAdjustment] = ListScreen(
    name="adjustments",
    title="Điều chỉnh",
    noun="đề nghị",
    columns=COLUMNS,
    orders=(
        *("content", "lead", "kind", "", "to", "decision", "decided_on", "requested_on", "ground"),
        *("",) * 9,
    ),
    find=ASK.find,
    page=ASK.page,
    empty="Chưa có đề nghị điều chỉnh nào. Ghi từ thẻ Chương trình công tác: chọn nội dung, Thao tác.",
    filters=(
        Filter("decision", DECISION, ASK.choices("decision")),
        Filter("kind", "Đề nghị", ASK.choices("kind")),
        Filter("ground", "Căn cứ", ASK.choices("ground")),
        Filter("book", "Chương trình", ASK.choices("book")),
        Filter("agency", "Cơ quan chủ trì", ASK.choices("agency")),
        Filter("period", "Ngày đề nghị", period=True),
        as_of(),
    ),
    groups=(
        Choice("agency", "Cơ quan chủ trì"),
        Choice("kind", "Đề nghị"),
        Choice("decision", DECISION),
        Choice("ground", "Căn cứ"),
    ),
    marks={DECISION: lambda row: MARKS[row.decision]},
    hidden=frozenset(
        {"Tháng ban đầu", "Ngày quyết định", "Ngày đề nghị", "Căn cứ", "Lý do", "Văn bản đề nghị"}
        | {
            "Người quyết định",
            "Văn bản quyết định",
            "Ý kiến",
            "Sự cần thiết",
            "Tác động",
            "Lùi",
            "Chương trình",
        }
    ),
    actions=(
        *OF_REQUESTS,
        Action(
            "Đề nghị điều chỉnh…",
            "Lập văn bản về đề nghị đang chọn",
            _letter,
            document="programme_adjustment",
        ),
    ),
    opens=_open,
)
